import type { Usage } from '../../environments/agent.ts'
import { correctedTotals, correctionMethod } from '../luck/correction.ts'
import { anytimeEstimate } from './confidence-sequence.ts'
import { type Estimate, estimate, type Interval } from './interval.ts'
import type { FaultCounts, Ledger, PairingSums, UnitKind } from './ledger.ts'
import { type MeasureResult, measureResults } from './measure-results.ts'

/** How an interval was made over so many independent units: Student's t, or a confidence sequence, where a run stops by its width. */
export interface IntervalMethod {
  readonly method: 't' | 'sequence'
  readonly unit: UnitKind
  readonly n: number
}

/** What a pairing came to. Payoffs are per game and by agent, in the game's unit. */
export interface PairingResult {
  readonly agents: readonly string[]
  readonly deals: number
  readonly games: number
  readonly mean: Readonly<Record<string, number>>
  readonly ci95: Readonly<Record<string, Interval>>
  /** The standard deviation of the payoff of a single game, over all of the pairing's players. */
  readonly sdPerGame: number
  readonly interval: IntervalMethod
  /** The same with the luck taken off, for games that say what is luck. */
  readonly corrected?: Corrected
  /** Of games that have measures. */
  readonly measures?: readonly MeasureResult[]
}

/** Means with the luck taken off: as true as the raw ones, and narrower. */
export interface Corrected {
  readonly mean: Readonly<Record<string, number>>
  readonly ci95: Readonly<Record<string, Interval>>
  readonly method: string
}

/** Where an agent stands in a tournament. Payoffs are per game, in the game's unit. */
export interface Standing {
  readonly rank: number
  readonly agent: string
  /** The mean of its pairings' means. */
  readonly mean: number
  readonly ci95: Interval
  readonly games: number
  readonly interval: IntervalMethod
  /** The same with the luck taken off, for games that say what is luck. */
  readonly corrected?: { readonly mean: number; readonly ci95: Interval }
}

/** How often an agent's answers were not accepted. */
export interface FaultRow extends FaultCounts {
  readonly agent: string
}

/** What the language models of an agent consumed. */
export interface UsageRow extends Usage {
  readonly agent: string
  /** Calls of this run that were answered from a recording instead of a provider. */
  readonly cached: number
  /** US dollars, where the prices are known. */
  readonly cost?: number
}

/** The agents by name, and by the same places whether each remembers. */
export interface Entrants {
  readonly names: readonly string[]
  readonly remembers: readonly boolean[]
}

/** The unit that is independent in these pairings: the match as soon as one player in them remembers. */
export function unitOf(pairings: readonly PairingSums[], entrants: Entrants): UnitKind {
  return pairings.some(({ agents }) => agents.some((agent) => entrants.remembers[agent])) ? 'match' : 'deal'
}

/**
 * The estimate of a sum over places, averaged over pairings. All pairings play the same deals, so they are averaged
 * within each unit: what is common to them is not counted as if it were independent.
 *
 * @param weigh the weight of each place of a pairing, by agent
 * @param figures what is added up of a place, by deal: payoffs unless it is said otherwise
 */
export function estimateOver(
  ledger: Ledger,
  pairings: readonly PairingSums[],
  unit: UnitKind,
  weigh: (agent: number) => number,
  figures?: Figures,
): Estimate {
  const totals = averageOver(pairings, weigh, figures)
  const units = ledger.units(totals, pairings[0].agents.length, unit)
  return ledger.looks === 'always' ? anytimeEstimate(units) : estimate(units)
}

/** What is added up of a place of a pairing, by deal. */
type Figures = (pairing: PairingSums, place: number) => Float64Array

/** The sum over places, by deal, averaged over pairings. @see estimateOver */
export function averageOver(
  pairings: readonly PairingSums[],
  weigh: (agent: number) => number,
  figures: Figures = ({ totals }, place) => totals[place],
): Float64Array {
  const totals = new Float64Array(pairings[0].totals[0].length)
  for (const pairing of pairings)
    for (const [place, agent] of pairing.agents.entries()) {
      const weight = weigh(agent) / pairings.length
      if (weight === 0) continue
      const found = figures(pairing, place)
      for (let i = 0; i < totals.length; i++) totals[i] += weight * found[i]
    }
  return totals
}

/** How intervals over units of that kind are made. */
export function methodOf({ looks }: Ledger, unit: UnitKind, n: number): IntervalMethod {
  return { method: looks === 'always' ? 'sequence' : 't', unit, n }
}

/** Every pairing's means with their intervals. */
export function pairingResults(ledger: Ledger, entrants: Entrants): PairingResult[] {
  return ledger.pairings.map((pairing) => {
    const unit = unitOf([pairing], entrants)
    const estimates = pairing.agents.map((agent) => ({
      name: entrants.names[agent],
      ...estimateOver(ledger, [pairing], unit, (other) => (other === agent ? 1 : 0)),
    }))
    const squares = pairing.single.reduce((sum, single) => sum + single.squares, 0)
    return {
      agents: estimates.map(({ name }) => name),
      deals: pairing.totals[0].length,
      games: pairing.games,
      mean: Object.fromEntries(estimates.map(({ name, mean }) => [name, mean])),
      ci95: Object.fromEntries(estimates.map(({ name, ci95 }) => [name, ci95])),
      sdPerGame: Math.sqrt(squares / (pairing.single.length * Math.max(1, pairing.games - 1))),
      interval: methodOf(ledger, unit, estimates[0].n),
      ...(ledger.luckTerms.length === 0
        ? {}
        : { corrected: correctedResult(ledger, pairing, entrants, unit) }),
      ...(ledger.measures.length === 0
        ? {}
        : { measures: measureResults(ledger, [pairing], entrants.names, unit) }),
    }
  })
}

function correctedResult(
  ledger: Ledger,
  pairing: PairingSums,
  { names }: Entrants,
  unit: UnitKind,
): Corrected {
  const figures = (_: PairingSums, place: number) => correctedTotals(ledger, pairing, place, unit)
  const estimates = pairing.agents.map((agent) => ({
    name: names[agent],
    ...estimateOver(ledger, [pairing], unit, (other) => (other === agent ? 1 : 0), figures),
  }))
  return {
    mean: Object.fromEntries(estimates.map(({ name, mean }) => [name, mean])),
    ci95: Object.fromEntries(estimates.map(({ name, ci95 }) => [name, ci95])),
    method: correctionMethod(ledger),
  }
}

/** All agents by the mean over their pairings, best first; equal means share a rank. */
export function standings(ledger: Ledger, entrants: Entrants): Standing[] {
  const rows = entrants.names.map((name, agent) => {
    const pairings = ledger.pairings.filter(({ agents }) => agents.includes(agent))
    const unit = unitOf(pairings, entrants)
    const own = (other: number) => (other === agent ? 1 : 0)
    const { mean, ci95, n } = estimateOver(ledger, pairings, unit, own)
    const games = pairings.reduce((sum, pairing) => sum + pairing.games, 0)
    const row = { agent: name, mean, ci95, games, interval: methodOf(ledger, unit, n) }
    if (ledger.luckTerms.length === 0) return row
    const figures = (pairing: PairingSums, place: number) => correctedTotals(ledger, pairing, place, unit)
    const better = estimateOver(ledger, pairings, unit, own, figures)
    return { ...row, corrected: { mean: better.mean, ci95: better.ci95 } }
  })
  rows.sort((a, b) => b.mean - a.mean)
  return rows.map((row) => ({ rank: 1 + rows.findIndex(({ mean }) => mean === row.mean), ...row }))
}

/** The faults of every agent. */
export function faultRows(ledger: Ledger, entrants: Entrants): FaultRow[] {
  return entrants.names.map((agent, i) => ({ agent, ...ledger.faults[i] }))
}

/** What every agent's language model consumed. */
export function usageRows(ledger: Ledger, entrants: Entrants): UsageRow[] {
  return entrants.names.map((agent, i) => ({ agent, ...ledger.usage[i], cached: 0 }))
}
