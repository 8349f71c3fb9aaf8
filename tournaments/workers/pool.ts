import { Worker } from 'node:worker_threads'
import { familyNamed } from '../../environments/catalog.ts'
import type { MatchRecord } from '../match.ts'
import type { Entry, TournamentConfig } from '../schedule.ts'

/** What a worker is started with. */
export interface WorkerStart {
  readonly config: TournamentConfig
  readonly memory: SharedArrayBuffer
}

/**
 * Plays matches on worker threads and hands them on in schedule order, so that what is recorded does not depend on
 * which thread was faster.
 *
 * @param threads how many workers
 * @param finished called with each match, in the order of the entries
 * @param signal stops all workers; the promise rejects with its reason
 */
export function playOnWorkers(
  config: TournamentConfig,
  entries: readonly Entry[],
  threads: number,
  finished: (match: MatchRecord) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const start: WorkerStart = { config, memory: familyNamed(config.game).memory() }
  const waiting = [...entries]
  const early = new Map<number, MatchRecord>()
  let next = 0
  return new Promise((resolve, reject) => {
    const workers: Worker[] = []
    const end = (settle: () => void) => {
      signal?.removeEventListener('abort', abort)
      for (const worker of workers) void worker.terminate()
      settle()
    }
    const abort = () => end(() => reject(signal?.reason))
    signal?.addEventListener('abort', abort, { once: true })
    for (let i = 0; i < Math.min(threads, entries.length); i++) {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: start })
      workers.push(worker)
      const more = () => {
        const entry = waiting.shift()
        if (entry !== undefined) worker.postMessage(entry)
      }
      worker.on('error', (error) => end(() => reject(error)))
      worker.on('message', (match: MatchRecord) => {
        early.set(match.entry.index, match)
        more()
        for (let ready = early.get(entries[next]?.index); ready; ready = early.get(entries[next]?.index)) {
          early.delete(ready.entry.index)
          next++
          finished(ready)
        }
        if (next === entries.length) end(resolve)
      })
      more()
    }
    if (entries.length === 0) end(resolve)
  })
}
