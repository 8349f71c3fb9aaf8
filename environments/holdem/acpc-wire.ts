/**
 * The protocol of the Annual Computer Poker Competition, version 2.0.0, for limit games. The dealer tells each player
 * `MATCHSTATE:position:hand:betting:cards` after every event; whoever is to act repeats the line with `:f`, `:c` or `:r`
 * after it. Cards that are not known are left out, and shown at the showdown. As with the competition's own dealer a
 * raise that is not allowed is taken for a call, and so is a fold with nothing to call.
 */
import { BadInput } from '../errors.ts'
import type { Heard, WireAnswer, WireDealer, WirePlayer, WireProtocol } from '../wire.ts'
import { settleCards, UNKNOWN } from './acpc-hand.ts'
import { type Action, type BettingRules, isLive, isShowdown, LETTERS, NOBODY } from './betting.ts'
import type { HoldemSettings } from './settings.ts'
import { BOARD_CARDS, type HoldemView } from './view.ts'
import { readView, replay } from './view-reading.ts'

/** The protocol at a table of these rules. */
export function acpcProtocol(
  settings: HoldemSettings,
  rules: BettingRules,
): WireProtocol<HoldemView, Action> {
  return {
    name: 'acpc',
    greeting: 'VERSION:2.0.0',
    greets: (line) => /^VERSION:2\.\d{1,9}\.\d{1,9}$/.test(line),
    dealer: acpcDealer,
    player: () => acpcPlayer(settings, rules),
  }
}

function acpcDealer(): WireDealer<HoldemView, Action> {
  let hand = 0
  let told = -1
  let last = ''

  function news(view: HoldemView): string[] {
    const moments = momentsOf(view.table.history)
    const lines = moments
      .slice(told + 1)
      .map((moment) => `MATCHSTATE:${view.seat}:${hand}:${moment}:${cardsAt(view, moment)}`)
    told = moments.length - 1
    last = lines.at(-1) ?? last
    return lines
  }

  return {
    news,
    end(view) {
      const lines = news(view)
      hand++
      told = -1
      return lines
    },
    answer: (line, { actions }) =>
      line.startsWith(`${last}:`) ? answer(line.slice(last.length + 1), actions) : undefined,
  }
}

/** The betting after each action, from none at all. */
function momentsOf(history: string): string[] {
  const moments = ['']
  for (const [action] of history.matchAll(/[fcr]\/*/g)) moments.push(`${moments.at(-1)}${action}`)
  return moments
}

/** The cards as the player of a view knows them at a moment of the hand. */
function cardsAt({ seat, hole, board, shown, table }: HoldemView, moment: string): string {
  const now = moment === table.history
  const holes = shown.map((cards, other) => (other === seat ? hole : now ? (cards ?? []) : []).join(''))
  const street = [...moment].filter((letter) => letter === '/').length
  const opened = BOARD_CARDS.slice(0, street).map((from, i) => board.slice(from, BOARD_CARDS[i + 1]).join(''))
  return [holes.join('|'), ...opened].join('/')
}

function answer(said: string, actions: readonly Action[]): WireAnswer<Action> {
  const action = LETTERS[said]
  if (action === undefined) {
    const reason = `its answer is ${JSON.stringify(said.slice(0, 40))}, and not f, c or r`
    // The first is to fold, or to check where there is nothing to call.
    return { action: actions[0], fault: { kind: 'unparsable', reason } }
  }
  if (actions.includes(action)) return { action }
  return {
    action: 'call',
    fault: { kind: 'illegal', reason: `${action} is not allowed here: a call is taken` },
  }
}

function acpcPlayer(settings: HoldemSettings, rules: BettingRules): WirePlayer<HoldemView, Action> {
  let last = ''
  return {
    hear(line) {
      if (line === '' || line.startsWith('#') || line.startsWith(';')) return undefined
      last = line
      return heard(line, settings, rules)
    },
    say: (action) => `${last}:${action[0]}`,
  }
}

function heard(line: string, settings: HoldemSettings, rules: BettingRules): Heard<HoldemView> {
  const damaged = (reason: string) => new BadInput(`${JSON.stringify(line.slice(0, 200))}: ${reason}`)
  const [, position, betting, cards] = line.match(/^MATCHSTATE:(\d{1,2}):\d+:([^:]*):([^:]*)$/) ?? []
  if (cards === undefined) throw damaged('is not MATCHSTATE:position:hand:betting:cards')
  const seat = Number(position)
  const [holeText, ...boards] = cards.split('/')
  const holes = holeText.split('|')
  if (holes.length !== rules.seats)
    throw damaged(
      `has the cards of ${holes.length} seats at a table of ${rules.seats}; --set seats=N says how many there are`,
    )
  if (seat >= rules.seats) throw damaged(`position ${seat} is not at a table of ${rules.seats}`)
  try {
    const table = replay(rules, betting)
    const showdown = isShowdown(table)
    const view = readView(settings, rules, {
      seat,
      hole: pairs(holes[seat]),
      board: boards.flatMap(pairs),
      table: { history: betting },
      ...(showdown ? { shown: holes.map((text, other) => (isLive(table, other) ? pairs(text) : null)) } : {}),
    })
    if (table.toAct !== NOBODY) return { view }
    const known = holes.map((text) => text || UNKNOWN)
    const chips = settleCards(table, known, boards, damaged)[seat]
    return { view, payoff: (chips * rules.unitsPerBigBlind) / rules.bigBlind }
  } catch (cause) {
    if (!(cause instanceof BadInput)) throw cause
    throw cause.message.startsWith('"MATCHSTATE') ? cause : damaged(cause.message)
  }
}

const pairs = (text: string): string[] => text.match(/..?/g) ?? []
