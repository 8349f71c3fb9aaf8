import type { Seat, Words } from '../game.ts'
import { everySeat, tellings } from '../tellings.ts'
import {
  type Action,
  type BettingRules,
  bet,
  bettingRules,
  isLive,
  LETTERS,
  NOBODY,
  openTable,
  type Table,
} from './betting.ts'
import { claims } from './claims.ts'
import { handInWords } from './hand-words.ts'
import type { HoldemView } from './view.ts'

const STREETS = ['preflop', 'flop', 'turn', 'river'] as const

/** How Limit Hold'em speaks. */
export const words: Words<Action, HoldemView> = {
  view(view) {
    const { table, seat, board, actions } = view
    return [
      ...tableInWords(view, seat),
      `Your cards: ${view.hole.join(' ')}. ${boardInWords(board)}`,
      `You have: ${handInWords(view)}.`,
      ...courseInWords(
        view,
        seat,
        `To call: ${table.toCall}. You may: ${actions.map((action) => words.action(view, action)).join(', ')}.`,
      ),
    ].join('\n')
  },

  open(view) {
    const { table, settings, board } = view
    const seats = everySeat(settings.seats).filter((seat) => table.toAct === NOBODY || isLive(table, seat))
    return tellings(view.seat, seats, (seat) =>
      [
        ...tableInWords(view, seat),
        boardInWords(board),
        ...courseInWords(view, seat, 'You are to act.'),
      ].join('\n'),
    )
  },

  story(view) {
    const { table, seat, settings, board, hole, shown } = view
    // Two know whom they mean, whatever seats they change to.
    const name = (other: Seat) => (settings.seats === 2 ? 'the other' : `seat ${other}`)
    const open = shown.flatMap((cards, other) =>
      cards === null || other === seat ? [] : [`${name(other)} showed ${cards.join(' ')}`],
    )
    return [
      `You held ${hole.join(' ')}${seat === settings.seats - 1 ? ' on the button' : ''}; board ${board.join(' ') || 'none'}`,
      ...history(bettingRules(settings), table, seat, name),
      open.join(', ') || 'nobody showed cards',
      `pot ${table.pot} chips, ${table.spent[seat]} of them from you`,
    ].join('; ')
  },

  stage: ({ table }) => STREETS[table.street],

  claims: (view, _, belief) => claims(view, belief),

  action({ settings, table }, action) {
    return spoken(bettingRules(settings), table, action, '')
  },
}

/** The table and its rules. @param seat whom it is told to */
function tableInWords({ settings }: HoldemView, seat: Seat): string[] {
  const { profile, seats } = settings
  return [
    `Limit Hold'em (${profile}), ${seats} seats. You are seat ${seat}${seat === seats - 1 ? ', on the button' : ''}.`,
    rulesInWords(bettingRules(settings)),
  ]
}

const boardInWords = (board: readonly string[]): string =>
  `Board: ${board.length === 0 ? 'none yet' : board.join(' ')}.`

/** What was done, what lies in the pot, and how it ended or who goes on. @param seat whom it is told to @param turn what is said where it is that seat's */
function courseInWords({ settings, table, shown }: HoldemView, seat: Seat, turn: string): string[] {
  const stillIn = table.spent.filter((_, other) => other !== seat && isLive(table, other)).length
  const lines = [
    ...history(bettingRules(settings), table, seat),
    `Pot ${table.pot} chips, ${table.spent[seat]} of them from you, ${stillIn} opponent${stillIn === 1 ? '' : 's'} still in.`,
  ]
  if (table.toAct === NOBODY) {
    const seen = shown.flatMap((cards, other) => (cards === null ? [] : [`seat ${other} ${cards.join(' ')}`]))
    lines.push(`The hand is over${seen.length === 0 ? '' : `; shown: ${seen.join(', ')}`}.`)
  } else lines.push(table.toAct === seat ? turn : `Seat ${table.toAct} is to act.`)
  return lines
}

function rulesInWords({ smallBlind, bigBlind, raiseSize, raiseCap, stacks }: BettingRules): string {
  const [early, , late] = raiseSize
  const [first, later] = raiseCap
  const raises =
    first === later ? `${first} on each street` : `${first} before the flop and ${later} on each later street`
  const limited = stacks.every((stack) => stack === Number.POSITIVE_INFINITY)
    ? 'stacks are unlimited'
    : `stacks at the start: ${stacks.map((stack, seat) => `${stack} in seat ${seat}`).join(', ')}`
  return `Blinds are ${smallBlind} and ${bigBlind} chips; a bet or raise adds ${early} before and on the flop, ${late} on the turn and river; raises at most ${raises}; ${limited}.`
}

/** What was done on each street that was reached, and by whom. @param others what another seat is called */
function history(
  rules: BettingRules,
  table: Table,
  seat: Seat,
  others = (other: Seat): string => `seat ${other}`,
): string[] {
  const who = (other: Seat) => (other === seat ? 'you' : others(other))
  let at = openTable(rules)
  const done: string[][] = [
    at.spent.flatMap((blind, other) =>
      blind > 0 ? [`${who(other)} ${verb(other === seat, 'post')} ${blind}`] : [],
    ),
  ]
  for (const letter of table.history) {
    const action = LETTERS[letter]
    if (action === undefined) {
      if (at.toAct !== NOBODY) done.push([])
      continue
    }
    const mine = at.toAct === seat
    done.at(-1)?.push(`${who(at.toAct)} ${spoken(rules, at, action, mine ? '' : 's')}`)
    at = bet(rules, at, action)
  }
  return done.map((said, street) => `${STREETS[street]}: ${said.join(', ') || 'no action yet'}`)
}

/** An action as it is said of the seat to act. @param ending of the verb: none for oneself, `s` for another */
function spoken(rules: BettingRules, table: Table, action: Action, ending: '' | 's'): string {
  if (action === 'fold') return `fold${ending}`
  if (action === 'call') return table.toCall > 0 ? `call${ending} ${table.toCall}` : `check${ending}`
  const target = Math.min(table.fullBet + rules.raiseSize[table.street], rules.stacks[table.toAct])
  return `${table.toCall > 0 || table.street === 0 ? 'raise' : 'bet'}${ending} ${target - table.bet}`
}

const verb = (own: boolean, word: string): string => (own ? word : `${word}s`)
