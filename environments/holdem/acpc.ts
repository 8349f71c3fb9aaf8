import { BadInput } from '../errors.ts'
import { type BettingRules, bettingRules, NOBODY } from './betting.ts'
import { CARD_NAMES, type Card, cardNamed } from './cards.ts'
import { settle } from './pots.ts'
import type { HoldemState } from './rules.ts'
import type { HoldemSettings } from './settings.ts'
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

/** Payoffs that differ by no more chips than this agree: logs write whole chips or two decimals. */
const TOLERANCE = 0.01

/**
 * Replays the log of an ACPC dealer, 2 to 10 players, and compares every payoff. Under `rlcard` an odd chip goes to a
 * winner by lot, which a log cannot say: there a payoff may differ by less than one chip.
 *
 * @param profile the rules of betting the log was played by
 * Throws `BadInput` with the number of the line that cannot be read and the reason.
 */
export function verifyAcpc(text: string, profile: HoldemSettings['profile']): Verification {
  const mismatches: { line: number; expected: string; actual: string }[] = []
  let games = 0
  text.split(/\r?\n/).forEach((content, index) => {
    if (content === '' || /^[#;]/.test(content) || content.startsWith('SCORE:')) return
    games++
    const line = index + 1
    const { expected, actual } = replayHand(content, line, profile)
    const tolerance = profile === 'rlcard' ? 1 : TOLERANCE
    if (expected.some((chips, seat) => Math.abs(chips - actual[seat]) >= tolerance))
      mismatches.push({ line, expected: expected.join('|'), actual: actual.join('|') })
  })
  return { format: 'acpc', games, matched: games - mismatches.length, mismatches }
}

function replayHand(
  content: string,
  line: number,
  profile: HoldemSettings['profile'],
): { expected: number[]; actual: number[] } {
  const damaged = (reason: string, cause?: unknown) => new BadInput(`line ${line}: ${reason}`, { cause })
  const fields = content.split(':')
  if (fields.length !== 6 || fields[0] !== 'STATE')
    throw damaged(`is not STATE:hand:betting:cards:payoffs:names (it has ${fields.length} fields)`)
  const [, , betting, cardText, payoffs] = fields
  const expected = payoffs.split('|').map(Number)
  const seats = expected.length
  if (expected.some((chips) => !Number.isFinite(chips)))
    throw damaged(`the payoffs "${payoffs}" are not numbers`)
  if (seats < 2 || seats > 10) throw damaged(`has ${seats} payoffs; hands have 2 to 10 seats`)
  const [holeText, ...boardText] = cardText.split('/')
  const holes = holeText.split('|').map((text) => readCards(text, damaged))
  const board = boardText.flatMap((text) => readCards(text, damaged))
  if (holes.length !== seats || holes.some((hole) => hole.length !== 2))
    throw damaged(`the cards "${holeText}" are not two for each of ${seats} seats`)
  const all = [...holes.flat(), ...board]
  if (new Set(all).size !== all.length) throw damaged('a card appears twice')
  const rules = bettingRules({ profile, seats, stacks: 'unlimited' })
  const table = replayed(rules, betting, damaged)
  if (table.toAct !== NOBODY) throw damaged(`the betting "${betting}" stops before the hand is over`)
  if (board.length !== BOARD_CARDS[table.street])
    throw damaged(
      `has ${board.length} community cards after "${betting}", which opens ${BOARD_CARDS[table.street]}`,
    )
  const pairs = holes.map(([a, b]): readonly [Card, Card] => [a, b])
  return { expected, actual: settle(table, { holes: pairs, board, lot: [] }) }
}

function replayed(
  rules: BettingRules,
  betting: string,
  damaged: (reason: string, cause?: unknown) => BadInput,
) {
  try {
    return replay(rules, betting)
  } catch (cause) {
    throw cause instanceof BadInput ? damaged(cause.message, cause) : cause
  }
}

function readCards(text: string, damaged: (reason: string) => BadInput): Card[] {
  return (text.match(/..?/g) ?? []).map((name) => {
    const found = cardNamed(name)
    if (found === undefined) throw damaged(`"${name}" is not a card`)
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
