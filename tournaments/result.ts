import type { Json } from '../environments/game.ts'
import type { CheckedConfig } from './config.ts'
import type { GateResult } from './gate.ts'
import type { Matched } from './matched.ts'
import type { PlannedComparisons } from './planned-comparisons.ts'
import type { Sequential } from './sequential.ts'
import { type Comparison, comparisons } from './statistics/comparisons.ts'
import type { Ledger } from './statistics/ledger.ts'
import { type MeasureResult, measureResults } from './statistics/measure-results.ts'
import { type Rating, ratings } from './statistics/ratings.ts'
import {
  type Entrants,
  type FaultRow,
  faultRows,
  type PairingResult,
  pairingResults,
  type Standing,
  standings,
  type UsageRow,
  unitOf,
  usageRows,
} from './statistics/standings.ts'
import type { Table } from './table.ts'

/** What a tournament came to. Plain JSON. */
export interface TournamentResult {
  readonly game: string
  readonly settings: { readonly [key: string]: Json }
  readonly seed: number | string
  readonly deals: number
  /** SHA-256 of the file of instances; absent where deals are drawn. */
  readonly instances?: string
  /** The unit of all payoffs. */
  readonly unit: string
  /** Whether the payoffs of a game sum to zero. */
  readonly zeroSum: boolean
  readonly pairings: readonly PairingResult[]
  readonly standings: readonly Standing[]
  /** How often each comes out ahead, best first. */
  readonly ratings: readonly Rating[]
  /** The comparisons that were planned, or else every two agents that have met the same opponents. */
  readonly comparisons: readonly Comparison[]
  /** Over all pairings of an agent, where the game has measures. */
  readonly measures?: readonly MeasureResult[]
  readonly faults: readonly FaultRow[]
  readonly usage: readonly UsageRow[]
  /** Where the tokens of agents were matched. */
  readonly matched?: Matched
  /** Games in this result, and how many of them an earlier run had played. */
  readonly games: { readonly finished: number; readonly resumed: number }
  /** The folder of the record. */
  readonly out: string | null
  readonly gate?: GateResult
  /** How a run that stops by itself ended. */
  readonly sequential?: Sequential
}

/** Judges the games that are in the books. @param planned the comparisons that are made, where not all are */
export function tournamentResult(
  config: CheckedConfig,
  table: Table,
  { entrants, planned }: { readonly entrants: Entrants; readonly planned: PlannedComparisons | undefined },
  ledger: Ledger,
  games: TournamentResult['games'],
): TournamentResult {
  const { game, settings, instances, matched } = table.identity
  return {
    game,
    settings,
    seed: config.seed,
    deals: ledger.deals,
    ...(instances === undefined ? {} : { instances }),
    unit: table.unit,
    zeroSum: table.zeroSum,
    pairings: pairingResults(ledger, entrants),
    standings: standings(ledger, entrants),
    ratings: ratings(ledger, entrants),
    comparisons: comparisons(ledger, entrants, planned),
    ...(table.measures.length === 0 ? {} : { measures: allMeasures(ledger, entrants) }),
    faults: faultRows(ledger, entrants),
    usage: usageRows(ledger, entrants),
    ...(matched === undefined ? {} : { matched }),
    games,
    out: config.out ?? null,
  }
}

/** Every agent's measures over all games that it played. */
function allMeasures(ledger: Ledger, entrants: Entrants): MeasureResult[] {
  return entrants.names.flatMap((_, agent) => {
    const pairings = ledger.pairings.filter(({ agents }) => agents.includes(agent))
    return measureResults(ledger, pairings, entrants.names, unitOf(pairings, entrants), [agent])
  })
}
