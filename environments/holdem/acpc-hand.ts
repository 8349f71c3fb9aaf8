import { BadInput } from '../errors.ts'
import { checkedSettings } from '../settings.ts'
import { bettingRules, isLive, isShowdown, NOBODY, type Table } from './betting.ts'
import { CARD_NAMES, type Card, cardNamed } from './cards.ts'
import { type Payoffs, potsOf } from './payoff-agreement.ts'
import { settle } from './pots.ts'
import { settingsSchema } from './settings.ts'
import { BOARD_CARDS } from './view.ts'
import { replay } from './view-reading.ts'

/** A hand that a log tells of. */
export interface Hand extends Payoffs {
  readonly names: readonly string[]
}

/** Makes the error that names the line. */
export type Damaged = (reason: string, cause?: unknown) => BadInput

/**
 * Replays a STATE line.
 * @param settings those of the table, seats left out: the line says how many there are
 * Throws what `damaged` makes of the reason that the line cannot be read.
 */
export function replayHand(content: string, settings: Record<string, unknown>, damaged: Damaged): Hand {
  const fields = content.split(':')
  if (fields.length !== 6 || fields[0] !== 'STATE')
    throw damaged(
      `is not STATE:hand:betting:cards:payoffs:names (it has ${count(fields.length, 'field')}); is it cut off?`,
    )
  const [, hand, betting, cardText, payoffs, nameText] = fields
  if (!/^\d+$/.test(hand)) throw damaged(`the hand's number is ${JSON.stringify(hand)}`)
  const expected = readNumbers(payoffs, damaged)
  const seats = expected.length
  if (seats < 2 || seats > 10) throw damaged(`has ${count(seats, 'payoff')}; hands have 2 to 10 seats`)
  const names = nameText.split('|')
  if (names.length !== seats) throw damaged(`has ${count(names.length, 'name')} for ${seats} payoffs`)
  const [holeText, ...boards] = cardText.split('/')
  const holes = holeText.split('|')
  if (holes.length !== seats) throw damaged(`the cards "${holeText}" are not two for each of ${seats} seats`)
  const table = explained(damaged, () =>
    replay(bettingRules(checkedSettings('limit-holdem', settingsSchema(), { ...settings, seats })), betting),
  )
  const actual = settleCards(table, holes, boards, damaged)
  return { expected, actual, names, pots: potsOf(table) }
}

/** Stands in for cards that nobody has to compare. */
const UNSEEN: readonly [Card, Card] = [0, 0]

/**
 * What each seat has gained where a log has the cards as texts, in chips.
 * @param holes by seat; `????` where they are not known, which they need not be but at a showdown
 * @param boards the cards that each street after the first has opened
 * Throws what `damaged` makes of a hand that is not over, and of cards that do not fit.
 */
export function settleCards(
  table: Table,
  holes: readonly string[],
  boards: readonly string[],
  damaged: Damaged,
): number[] {
  if (table.toAct !== NOBODY) throw damaged(`the betting "${table.history}" stops before the hand is over`)
  const streets = boards.map((text) => readCards(text, damaged))
  const opened = BOARD_CARDS.slice(1, table.street + 1).map((open, i) => open - BOARD_CARDS[i])
  if (streets.map((cards) => cards.length).join() !== opened.join())
    throw damaged(
      `the community cards "${boards.join('/')}" are not the ${BOARD_CARDS[table.street]} that "${table.history}" opens`,
    )
  const known = holes.map((text, seat) => {
    if (text === UNKNOWN && !(isShowdown(table) && isLive(table, seat))) return undefined
    const hole = readCards(text, damaged)
    if (hole.length !== 2)
      throw damaged(`the cards "${holes.join('|')}" are not two for each of ${holes.length} seats`)
    return hole
  })
  const board = streets.flat()
  const all = [...known.flatMap((hole) => hole ?? []), ...board]
  const twice = all.find((card, index) => all.indexOf(card) !== index)
  if (twice !== undefined) throw damaged(`the card ${CARD_NAMES[twice]} appears twice`)
  const pairs = known.map((hole): readonly [Card, Card] => (hole === undefined ? UNSEEN : [hole[0], hole[1]]))
  return settle(table, { holes: pairs, board, lot: [] })
}

/** Two cards that are not known. */
export const UNKNOWN = '????'

/** `1 name`, `2 names`. */
export const count = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`

/** Numbers of chips, split by bars. */
export function readNumbers(text: string, damaged: Damaged): number[] {
  return text.split('|').map((part) => {
    if (!/^-?\d+(\.\d+)?$/.test(part)) throw damaged(`${JSON.stringify(part)} is not a number of chips`)
    return Number(part)
  })
}

/** The result, or its bad input with the line. */
function explained<T>(damaged: Damaged, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw cause instanceof BadInput ? damaged(cause.message, cause) : cause
  }
}

function readCards(text: string, damaged: Damaged): Card[] {
  return (text.match(/..?/g) ?? []).map((name) => {
    const found = cardNamed(name)
    if (found === undefined) throw damaged(`${JSON.stringify(name)} is not a card`)
    return found
  })
}
