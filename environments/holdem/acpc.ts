import { BadInput } from '../errors.ts'
import { type BettingRules, bettingRules, NOBODY } from './betting.ts'
import { CARD_NAMES, type Card, cardNamed } from './cards.ts'
import { settle } from './pots.ts'
import type { HoldemState } from './rules.ts'
import { type HoldemSettings, PROFILES } from './settings.ts'
import { BOARD_CARDS } from './view.ts'
import { replay } from './view-reading.ts'

/** What replaying a log found. */
export interface Verification {
  readonly format: 'acpc'
  readonly games: number
  readonly matched: number
  readonly mismatches: readonly {
    readonly line: number
    readonly expected: string
    readonly actual: string
  }[]
}

/** Chips by which numbers may differ and still agree: logs write whole chips, or a few decimals of a split one. */
const TOLERANCE = 0.01

interface Hand {
  readonly expected: readonly number[]
  readonly actual: readonly number[]
  readonly names: readonly string[]
}

/**
 * Replays the log of an ACPC dealer, 2 to 10 players with unlimited stacks, and compares every payoff and, where the
 * log ends in a SCORE, the totals. Under `rlcard` an odd chip goes to a winner by lot, which a log cannot say: there
 * a whole number next to the fraction agrees, too, if all of the hand's payoffs sum to zero.
 *
 * @param profile the rules of betting the log was played by
 * Throws `BadInput` with the number of the line that cannot be read and the reason.
 */
export function verifyAcpc(text: string, profile: HoldemSettings['profile']): Verification {
  const mismatches: { line: number; expected: string; actual: string }[] = []
  const totals = new Map<string, number>()
  let games = 0
  let matched = 0
  text.split(/\r?\n/).forEach((content, index) => {
    if (content.trim() === '' || /^[#;]/.test(content)) return
    const line = index + 1
    const damaged = (reason: string, cause?: unknown) => new BadInput(`line ${line}: ${reason}`, { cause })
    if (content.startsWith('SCORE:')) {
      const wrong = compareScore(content, totals, damaged)
      if (wrong !== undefined) mismatches.push({ line, ...wrong })
      totals.clear()
      return
    }
    const { expected, actual, names } = replayHand(content, profile, damaged)
    games++
    if (agree(expected, actual, profile)) matched++
    else mismatches.push({ line, expected: expected.join('|'), actual: actual.map(short).join('|') })
    names.forEach((name, seat) => {
      totals.set(name, (totals.get(name) ?? 0) + expected[seat])
    })
  })
  return { format: 'acpc', games, matched, mismatches }
}

type Damaged = (reason: string, cause?: unknown) => BadInput

const short = (chips: number): number => Number(chips.toFixed(2))

function agree(expected: readonly number[], actual: readonly number[], profile: HoldemSettings['profile']) {
  const near = (seat: number) => Math.abs(expected[seat] - actual[seat]) < TOLERANCE
  const byLot = (seat: number) =>
    Number.isInteger(expected[seat]) && Math.abs(expected[seat] - actual[seat]) < 1
  if (expected.every((_, seat) => near(seat))) return true
  const sum = expected.reduce((total, chips) => total + chips, 0)
  return PROFILES[profile].oddChipByLot && expected.every((_, seat) => byLot(seat)) && sum === 0
}

/** What a SCORE line says against the sum of the payoffs above it; undefined where they agree. */
function compareScore(content: string, totals: ReadonlyMap<string, number>, damaged: Damaged) {
  const fields = content.split(':')
  if (fields.length !== 3)
    throw damaged(`is not SCORE:totals:names (it has ${count(fields.length, 'field')})`)
  const scores = readNumbers(fields[1], damaged)
  const names = fields[2].split('|')
  if (names.length !== scores.length)
    throw damaged(`has ${count(scores.length, 'total')} for ${count(names.length, 'name')}`)
  // Players of one name cannot be told apart in the lines above.
  if (new Set(names).size !== names.length) return undefined
  const found = names.map((name) => totals.get(name) ?? 0)
  // Split chips are written rounded, and many roundings add up.
  if (scores.every((score, seat) => Math.abs(score - found[seat]) < 1)) return undefined
  return { expected: scores.join('|'), actual: found.map(short).join('|') }
}

function replayHand(content: string, profile: HoldemSettings['profile'], damaged: Damaged): Hand {
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
  const [holeText, ...boardText] = cardText.split('/')
  const holes = holeText.split('|').map((text) => readCards(text, damaged))
  if (holes.length !== seats || holes.some((hole) => hole.length !== 2))
    throw damaged(`the cards "${holeText}" are not two for each of ${seats} seats`)
  const rules = bettingRules({ profile, seats, stacks: 'unlimited' })
  const table = replayed(rules, betting, damaged)
  if (table.toAct !== NOBODY) throw damaged(`the betting "${betting}" stops before the hand is over`)
  const streets = boardText.map((text) => readCards(text, damaged))
  const opened = BOARD_CARDS.slice(1, table.street + 1).map((open, i) => open - BOARD_CARDS[i])
  if (streets.map((cards) => cards.length).join() !== opened.join())
    throw damaged(
      `the community cards "${boardText.join('/')}" are not the ${BOARD_CARDS[table.street]} that "${betting}" opens`,
    )
  const board = streets.flat()
  const all = [...holes.flat(), ...board]
  const twice = all.find((card, index) => all.indexOf(card) !== index)
  if (twice !== undefined) throw damaged(`the card ${CARD_NAMES[twice]} appears twice`)
  const pairs = holes.map(([a, b]): readonly [Card, Card] => [a, b])
  return { expected, actual: settle(table, { holes: pairs, board, lot: [] }), names }
}

const count = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`

function readNumbers(text: string, damaged: Damaged): number[] {
  return text.split('|').map((part) => {
    if (!/^-?\d+(\.\d+)?$/.test(part)) throw damaged(`${JSON.stringify(part)} is not a number of chips`)
    return Number(part)
  })
}

function replayed(rules: BettingRules, betting: string, damaged: Damaged) {
  try {
    return replay(rules, betting)
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

/** How finished hands are written for programs that read ACPC dealer logs. */
export const acpcLog = {
  file: 'hands.acpc.log',
  /** One STATE line. @param names the player in each seat */
  line(hand: number, { deal, table }: HoldemState, names: readonly string[]): string {
    const text = (cards: readonly Card[]) => cards.map((card) => CARD_NAMES[card]).join('')
    const open = deal.board.slice(0, BOARD_CARDS[table.street])
    const board = [open.slice(0, 3), open.slice(3, 4), open.slice(4)].filter((cards) => cards.length > 0)
    const cards = [deal.holes.map(text).join('|'), ...board.map(text)].join('/')
    const chips = settle(table, deal).map((gain) => Number(gain.toFixed(2)))
    // Colons and bars part the fields: a name may hold neither.
    const safe = names.map((name) => name.replace(/[:|\s]/g, '_'))
    return `STATE:${hand}:${table.history}:${cards}:${chips.join('|')}:${safe.join('|')}`
  },
}
