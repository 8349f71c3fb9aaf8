import { runTournament, type TournamentConfig, type TournamentResult } from '../tournaments/run.ts'

/** Ends the command as the shell expects of one that was interrupted. */
export const INTERRUPTED = 130

/**
 * Runs a tournament with progress on the standard error; an interrupt stops it and says how to go on.
 * @param onward how to go on, in words
 * @returns undefined when it was interrupted
 */
export async function playTournament(
  config: TournamentConfig,
  quiet: boolean,
  onward = config.out === undefined
    ? 'nothing was recorded; with --out DIR the same command can go on where it stopped'
    : `what is finished is in ${config.out}; the same command again goes on from there`,
): Promise<TournamentResult | undefined> {
  const control = new AbortController()
  const interrupt = () => control.abort(new Error('interrupted'))
  process.once('SIGINT', interrupt)
  let shown = -1
  const drawn = process.stderr.isTTY ? '\r' : ''
  try {
    return await runTournament(config, {
      signal: control.signal,
      onNotice: (line) => process.stderr.write(`${line}\n`),
      onProgress({ finished, total }) {
        // On a terminal one line is redrawn; in a file a line each tenth is enough.
        const step = Math.floor((finished / total) * (process.stderr.isTTY ? 100 : 10))
        if (quiet || step === shown) return
        shown = step
        process.stderr.write(`${drawn}${finished} of ${total} games${drawn === '' ? '\n' : ''}`)
      },
    })
  } catch (error) {
    if (!control.signal.aborted) throw error
    process.stderr.write(`${drawn === '' ? '' : '\n'}interrupted; ${onward}\n`)
    process.exitCode = INTERRUPTED
    return undefined
  } finally {
    if (drawn !== '' && shown >= 0 && !control.signal.aborted) process.stderr.write('\n')
    process.removeListener('SIGINT', interrupt)
  }
}
