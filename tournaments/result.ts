import type { Json } from '../environments/game.ts'
import type { CheckedConfig } from './config.ts'
import type { GateResult } from './gate.ts'
import type { Ledger } from './statistics/ledger.ts'
import {
  type Entrants,
  type FaultRow,
  faultRows,
  type PairingResult,
  pairingResults,
  type Standing,
  standings,
  type UsageRow,
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
  readonly pairings: readonly PairingResult[]
  readonly standings: readonly Standing[]
  readonly faults: readonly FaultRow[]
  readonly usage: readonly UsageRow[]
  /** Games in this result, and how many of them an earlier run had played. */
  readonly games: { readonly finished: number; readonly resumed: number }
  /** The folder of the record. */
  readonly out: string | null
  readonly gate?: GateResult
}

/** Judges the games that are in the books. */
export function tournamentResult(
  config: CheckedConfig,
  table: Table,
  entrants: Entrants,
  ledger: Ledger,
  games: TournamentResult['games'],
): TournamentResult {
  const { game, settings, deals, instances } = table.identity
  return {
    game,
    settings,
    seed: config.seed,
    deals,
    ...(instances === undefined ? {} : { instances }),
    unit: table.unit,
    pairings: pairingResults(ledger, entrants),
    standings: standings(ledger, entrants),
    faults: faultRows(ledger, entrants),
    usage: usageRows(ledger, entrants),
    games,
    out: config.out ?? null,
  }
}
