import type { ListedMeasure } from '../../environments/measures.ts'
import { type Estimate, estimate, type Interval } from './interval.ts'
import type { Ledger, PairingSums, UnitKind } from './ledger.ts'
import type { Sums } from './measure-sums.ts'
import { estimateShare } from './share.ts'
import { estimateSlope } from './slope.ts'

/** What a measure of an agent came to. Plain JSON. */
export interface MeasureResult extends Pick<ListedMeasure, 'name' | 'unit' | 'aggregate'> {
  readonly agent: string
  /** The mean or the share over the games that it applies to, or the slope over their points. */
  readonly mean: number
  readonly ci95: Interval
  /** How many independent units have such games. */
  readonly n: number
  /** How many such games there are. */
  readonly games: number
}

/**
 * The measures of agents over some pairings, by agent and in the game's order. One that applies to no game is left out,
 * and so is a slope on what does not vary. Games are pooled within each independent unit, as all pairings play the same
 * deals.
 *
 * @param names of all agents, by place
 * @param unit what is independent in these pairings
 * @param agents whose measures are wanted; all of the first pairing's where absent
 */
export function measureResults(
  ledger: Ledger,
  pairings: readonly PairingSums[],
  names: readonly string[],
  unit: UnitKind,
  agents: readonly number[] = pairings[0].agents,
): MeasureResult[] {
  return agents.flatMap((agent) =>
    ledger.measures.flatMap(({ name, unit: measuredIn, aggregate }, index) => {
      const sums = pairings.map((pairing) => pairing.measures[index][pairing.agents.indexOf(agent)])
      // A unit without such a game says nothing of the measure, nor of its spread.
      const units = ledger.measured(sums, unit).filter(([games]) => games > 0)
      const found = units.length === 0 ? undefined : estimateOf(units, aggregate)
      if (found === undefined) return []
      const games = units.reduce((sum, [count]) => sum + count, 0)
      return [{ agent: names[agent], name, unit: measuredIn, aggregate, ...found, games }]
    }),
  )
}

function estimateOf(units: readonly Sums[], aggregate: ListedMeasure['aggregate']): Estimate | undefined {
  if (aggregate === 'slope') return estimateSlope(units)
  const games = units.map(([count, total]) => ({ games: count, total }))
  return aggregate === 'share' ? estimateShare(games) : estimate(games)
}
