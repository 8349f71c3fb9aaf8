import { correctedTotals } from '../luck/correction.ts'
import { anytimeEstimate } from '../statistics/confidence-sequence.ts'
import { estimate, type Interval } from '../statistics/interval.ts'
import type { Ledger, PairingSums } from '../statistics/ledger.ts'
import { averageOver, type Entrants, unitOf } from '../statistics/standings.ts'

/** Where a mean stood after so many deals. */
export interface RunningPoint {
  readonly deals: number
  readonly mean: number
  readonly ci95: Interval
}

/** The mean of an agent over its pairings as deals came in. */
export interface RunningMean {
  readonly agent: string
  readonly raw: readonly RunningPoint[]
  /** With the luck taken off, for games that say what is luck. */
  readonly corrected?: readonly RunningPoint[]
}

/** Points of a curve, at most. */
const POINTS = 60

/**
 * How the means came to what they are. What is taken off as luck is fitted once, over all deals, each on others than its
 * own, so that every point of the curve keeps the expectation of the raw one, and the last is that of the standings.
 */
export function runningMeans(ledger: Ledger, entrants: Entrants): RunningMean[] {
  return entrants.names.map((name, agent) => {
    const pairings = ledger.pairings.filter(({ agents }) => agents.includes(agent))
    const unit = unitOf(pairings, entrants)
    const own = (other: number) => (other === agent ? 1 : 0)
    const curve = (totals: Float64Array): RunningPoint[] => {
      const units = ledger.units(totals, pairings[0].agents.length, unit)
      const over = ledger.looks === 'always' ? anytimeEstimate : estimate
      return stops(units.length).map((count) => {
        const { mean, ci95 } = over(units.slice(0, count))
        return { deals: ledger.dealsOf(count, unit), mean, ci95 }
      })
    }
    const raw = curve(averageOver(pairings, own))
    if (ledger.luckTerms.length === 0) return { agent: name, raw }
    const figures = (pairing: PairingSums, place: number) => correctedTotals(ledger, pairing, place, unit)
    return { agent: name, raw, corrected: curve(averageOver(pairings, own, figures)) }
  })
}

/** After how many units a curve has points: evenly, the last among them. */
function stops(units: number): number[] {
  const count = Math.min(units, POINTS)
  return Array.from({ length: count }, (_, i) => Math.round(((i + 1) * units) / count))
}
