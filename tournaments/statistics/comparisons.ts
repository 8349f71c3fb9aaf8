import { correctedTotals } from '../luck/correction.ts'
import type { PlannedComparisons } from '../planned-comparisons.ts'
import type { Estimate, Interval } from './interval.ts'
import type { Ledger, PairingSums, UnitKind } from './ledger.ts'
import { type Entrants, estimateOver, unitOf } from './standings.ts'
import { studentQuantile, studentTail } from './student.ts'

/** A difference of two agents, with what speaks against its being chance. */
export interface Difference {
  /** The first agent's mean per game less the second's, in the game's unit. */
  readonly difference: number
  readonly ci95: Interval
  /** The chance of so large a difference, either way, if there were none: Student's t; null for a single unit, and for a run that stops by its width. */
  readonly p: number | null
  /** The same after Holm's correction for all comparisons of the tournament. */
  readonly holm: number | null
}

/** Two agents compared over common deals, seats and opponents. */
export interface Comparison extends Difference {
  readonly agents: readonly [string, string]
  /** Whom both met, one table of others each. */
  readonly opponents: readonly (readonly string[])[]
  readonly unit: UnitKind
  /** How many independent units. */
  readonly n: number
  /** The same with the luck taken off, for games that say what is luck. */
  readonly corrected?: Difference
}

/**
 * Compares every two agents by what each got from the same opponents on the same deals in the same seats: the
 * difference is taken within each independent unit, so that what a deal gave to both cancels. Agents without a common
 * opponent are not compared. Chances are corrected for how many comparisons there are (Holm 1979).
 *
 * @param planned the comparisons that are made instead of all, as places of agents
 */
export function comparisons(
  ledger: Ledger,
  entrants: Entrants,
  planned: PlannedComparisons = everyTwo(entrants.names.length),
): Comparison[] {
  const rows = planned.flatMap(([first, second]) => compare(ledger, entrants, first, second) ?? [])
  const raw = holm(rows.map(({ p }) => p))
  const luckless = holm(rows.map(({ corrected }) => corrected?.p ?? null))
  return rows.map((row, i) => ({
    ...row,
    holm: raw[i],
    ...(row.corrected === undefined ? {} : { corrected: { ...row.corrected, holm: luckless[i] } }),
  }))
}

function everyTwo(agents: number): [number, number][] {
  const places = Array.from({ length: agents }, (_, place) => place)
  return places.flatMap((first) => places.slice(first + 1).map((second): [number, number] => [first, second]))
}

function compare(ledger: Ledger, entrants: Entrants, first: number, second: number): Comparison | undefined {
  const others = ({ agents }: PairingSums, self: number) => agents.filter((agent) => agent !== self)
  const met = (self: number, other: number) =>
    ledger.pairings.filter(({ agents }) => agents.includes(self) && !agents.includes(other))
  const key = (pairing: PairingSums, self: number) => others(pairing, self).join()
  const theirs = new Set(met(second, first).map((pairing) => key(pairing, second)))
  const own = met(first, second).filter((pairing) => theirs.has(key(pairing, first)))
  if (own.length === 0) return undefined
  const shared = new Set(own.map((pairing) => key(pairing, first)))
  const both = [...own, ...met(second, first).filter((pairing) => shared.has(key(pairing, second)))]
  const unit = unitOf(both, entrants)
  // Sums are divided by all pairings, of which each agent has half.
  const weigh = (agent: number) => (agent === first ? 2 : agent === second ? -2 : 0)
  const found = estimateOver(ledger, both, unit, weigh)
  const figures = (pairing: PairingSums, place: number) => correctedTotals(ledger, pairing, place, unit)
  return {
    agents: [entrants.names[first], entrants.names[second]],
    ...differenceOf(found, ledger),
    opponents: own.map((pairing) => others(pairing, first).map((agent) => entrants.names[agent])),
    unit,
    n: found.n,
    ...(ledger.luckTerms.length === 0
      ? {}
      : { corrected: differenceOf(estimateOver(ledger, both, unit, weigh, figures), ledger) }),
  }
}

function differenceOf({ mean, ci95, n }: Estimate, { looks }: Ledger): Difference {
  // A chance that is looked at again and again is none.
  const p = looks === 'always' ? null : chanceOf(mean, ci95, n)
  return { difference: mean, ci95, p, holm: null }
}

/** The two-sided chance of a mean at least so far from 0. */
function chanceOf(mean: number, ci95: Interval, n: number): number | null {
  if (ci95 === null) return null
  const error = (ci95[1] - mean) / studentQuantile(0.975, n - 1)
  if (!(error > 0)) return mean === 0 ? 1 : 0
  return 2 * studentTail(Math.abs(mean) / error, n - 1)
}

/**
 * Chances corrected for how many there are (Holm 1979): sorted, the k-th least of m times m - k + 1, never below those
 * before it, at most 1. Those that are null stay null, and do not count.
 */
export function holm(chances: readonly (number | null)[]): (number | null)[] {
  const order = chances
    .flatMap((chance, place) => (chance === null ? [] : [{ chance, place }]))
    .sort((a, b) => a.chance - b.chance)
  const result = chances.map((): number | null => null)
  let least = 0
  for (const [rank, { chance, place }] of order.entries()) {
    least = Math.min(1, Math.max(least, chance * (order.length - rank)))
    result[place] = least
  }
  return result
}
