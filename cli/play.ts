import {
  type RunOptions,
  runTournament,
  type TournamentConfig,
  type TournamentResult,
} from '../tournaments/run.ts'
import { INTERRUPTED } from './interrupted.ts'
import { TournamentProgress } from './tournament-progress.ts'

/**
 * Runs a tournament with progress on the standard error; an interrupt stops it and says how to go on.
 * @param onward how to go on, in words
 * @param run players that are not of the roster, what several tournaments may use together, and whose workers play
 * @returns undefined when it was interrupted
 */
export async function playTournament(
  config: TournamentConfig,
  quiet: boolean,
  onward = config.out === undefined
    ? 'nothing was recorded; with --out DIR the same command can go on where it stopped'
    : `what is finished is in ${config.out}; the same command again goes on from there`,
  run: Pick<RunOptions, 'guests' | 'budget' | 'queue'> = {},
): Promise<TournamentResult | undefined> {
  const control = new AbortController()
  const interrupt = () => control.abort(new Error('interrupted'))
  process.once('SIGINT', interrupt)
  const progress = new TournamentProgress(quiet)
  try {
    return await runTournament(config, {
      signal: control.signal,
      ...run,
      onNotice: (line) => progress.notice(line),
      onProgress: (state) => progress.show(state),
    })
  } catch (error) {
    if (!control.signal.aborted) throw error
    progress.end()
    process.stderr.write(`interrupted; ${onward}\n`)
    process.exitCode = INTERRUPTED
    return undefined
  } finally {
    progress.end()
    process.removeListener('SIGINT', interrupt)
  }
}
