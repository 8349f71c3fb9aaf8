import { isLive, type Table } from './betting.ts'
import { type HoldemSettings, PROFILES } from './settings.ts'

/** What a log says that each seat has gained, and what the rules say, in chips. */
export interface Payoffs {
  readonly expected: readonly number[]
  readonly actual: readonly number[]
  /** How many pots the hand may have had. */
  readonly pots: number
}

/** How many pots a finished hand may have had. */
export const potsOf = (table: Table): number =>
  new Set(table.spent.filter((_, seat) => isLive(table, seat))).size

/** Chips by which numbers may differ and still agree: logs write whole chips, or a few decimals of a split one. */
const TOLERANCE = 0.01

/**
 * Whether a log and the rules say the same. Where the profile gives an odd chip to a winner by lot, which a log cannot
 * say, a whole number next to the fraction agrees, too, if all of the hand's payoffs sum to zero.
 */
export function payoffsAgree(
  { expected, actual, pots }: Payoffs,
  profile: HoldemSettings['profile'],
): boolean {
  const near = (seat: number) => Math.abs(expected[seat] - actual[seat]) < TOLERANCE
  const byLot = (seat: number) =>
    Number.isInteger(expected[seat]) && Math.abs(expected[seat] - actual[seat]) < pots
  if (expected.every((_, seat) => near(seat))) return true
  const sum = expected.reduce((total, chips) => total + chips, 0)
  return PROFILES[profile].oddChipByLot && expected.every((_, seat) => byLot(seat)) && sum === 0
}
