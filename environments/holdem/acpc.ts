import { BadInput } from '../errors.ts'
import { count, type Damaged, readNumbers, replayHand } from './acpc-hand.ts'
import { CARD_NAMES, type Card } from './cards.ts'
import { payoffsAgree } from './payoff-agreement.ts'
import { settle } from './pots.ts'
import type { HoldemState } from './rules.ts'
import type { HoldemSettings } from './settings.ts'
import { BOARD_CARDS } from './view.ts'

/** What replaying a log found. */
export interface Verification {
  readonly format: 'acpc' | 'phh'
  readonly games: number
  readonly matched: number
  readonly mismatches: readonly {
    readonly line: number
    readonly expected: string
    readonly actual: string
  }[]
}

/**
 * Replays the log of an ACPC dealer, 2 to 10 players, and compares every payoff and, where the
 * log ends in a SCORE, the totals. Under `rlcard` an odd chip goes to a winner by lot, which a log cannot say: there
 * a whole number next to the fraction agrees, too, if all of the hand's payoffs sum to zero.
 *
 * Throws `BadInput` with the number of the line that cannot be read and the reason.
 *
 * @param text the lines of the log
 * @param profile the rules of betting the log was played by
 * @param stacks the setting of that name, which a log does not say either
 */
export function verifyAcpc(
  text: string,
  profile: HoldemSettings['profile'],
  stacks: unknown = 'unlimited',
): Verification {
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
    const hand = replayHand(content, { profile, stacks }, damaged)
    const { expected, actual, names } = hand
    games++
    if (payoffsAgree(hand, profile)) matched++
    else mismatches.push({ line, expected: expected.join('|'), actual: actual.map(short).join('|') })
    names.forEach((name, seat) => {
      totals.set(name, (totals.get(name) ?? 0) + expected[seat])
    })
  })
  return { format: 'acpc', games, matched, mismatches }
}

const short = (chips: number): number => Number(chips.toFixed(2))

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

/** How finished hands are written for programs that read ACPC dealer logs. */
export const acpcLog = {
  format: 'acpc',
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
