import type { Guest } from '../agents/guest.ts'
import type { Budget } from '../reasoning/language/budget.ts'
import type { TournamentConfig } from './config.ts'
import type { Progress } from './progress.ts'
import type { TournamentResult } from './result.ts'

export type { TournamentConfig } from './config.ts'
export type { Progress } from './progress.ts'
export type { TournamentResult } from './result.ts'
export type { MeasureResult } from './statistics/measure-results.ts'

/** What a tournament is run with, besides what it is. */
export interface RunOptions {
  /** Stops the tournament: the promise rejects with its reason; what was recorded is resumed by the same tournament. */
  readonly signal?: AbortSignal
  /** Told as games are finished, one by one or match by match, those of an earlier run included. */
  readonly onProgress?: (progress: Progress) => void
  /** Told, in one line, of what a person should know of the record that is resumed. */
  readonly onNotice?: (line: string) => void
  /** Players of one's own: each is listed among the agents by its name. They play in this thread. */
  readonly guests?: readonly Guest[]
  /** The address of a queue: its workers play, and not this process. */
  readonly queue?: string
  /** What several tournaments may use together; absent: the limits are for this one alone. */
  readonly budget?: Budget
}

/**
 * Plays a tournament, every pairing on duplicate deals, and judges it. The same configuration gives the same result
 * and the same record to the byte, whatever the concurrency and however often it was stopped and resumed.
 *
 * Throws `BadInput` for a configuration or a record that cannot be used, before anything is played.
 */
export async function runTournament(
  run: TournamentConfig,
  options: RunOptions = {},
): Promise<TournamentResult> {
  // Loaded by the first tournament, not by whoever imports the package.
  const { playTournament } = await import('./tournament.ts')
  return await playTournament(run, options)
}
