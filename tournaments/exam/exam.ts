import type { TournamentConfig } from '../config.ts'
import type { ExamResult } from './report.ts'
import type { ExamSheet } from './spot.ts'

/** What an exam is asked to be. */
export interface ExamConfig
  extends Pick<TournamentConfig, 'model' | 'limits' | 'prices' | 'record' | 'replay' | 'batchOnce'> {
  readonly game: string
  readonly settings?: Readonly<Record<string, unknown>>
  /** As they are written; each sits the exam on its own. */
  readonly agents: readonly string[]
  /** Default 100; of an exam that is read, all. */
  readonly spots?: number
  /** Default 1. */
  readonly seed?: number | string
  /** Games before each spot that the agent is told of. Default 15. */
  readonly history?: number
  /** Default `play`. */
  readonly sample?: ExamSheet['sample']
  /** A folder to write the questions and keys to; what is asked of models and in batches is kept there, too. */
  readonly write?: string
  /** A folder of an exam that was written: its questions are put, after they have been checked. */
  readonly spotsFrom?: string
  /** Threads. Default: the processor's cores. */
  readonly concurrency?: number
}

/** Who is told of an exam while it goes on. */
export interface ExamOptions {
  /** Told as spots are answered by the agents that compute. */
  readonly onProgress?: (progress: { readonly finished: number; readonly total: number }) => void
  /** Told, in one line, of what a person should know. */
  readonly onNotice?: (line: string) => void
}

/**
 * Sets an exam: decisions from play against opponents of known policy, each after some games against the same opponent,
 * put to every agent and graded by what the action is truly worth. The same configuration gives the same result to the
 * byte, whatever the concurrency.
 *
 * Throws `BadInput` for a configuration, agents or files that cannot be used.
 */
export async function runExam(config: ExamConfig, options: ExamOptions = {}): Promise<ExamResult> {
  // Loaded by the first exam, not by whoever imports the package.
  const { holdExam } = await import('./sitting.ts')
  return await holdExam(config, options)
}
