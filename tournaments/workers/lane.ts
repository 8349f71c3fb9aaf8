import { Worker } from 'node:worker_threads'
import type { DealSource } from '../../environments/game.ts'
import type { CheckedConfig } from '../config.ts'
import type { PlayedGame } from '../match.ts'
import type { Match } from '../schedule.ts'

/** Something that plays one match at a time. */
export interface Lane {
  play(match: Match): Promise<PlayedGame[]>
  close(): Promise<unknown>
}

/** What a worker thread is started with: enough to seat the same players there. */
export interface WorkerStart {
  readonly config: CheckedConfig
  /** Read once, for all threads: a file may change. */
  readonly source: DealSource
  /** The game's large tables, shared with all threads, where it has any. */
  readonly memory: SharedArrayBuffer | undefined
  /** Whether deliberations are wanted back: they are most of what a match weighs. */
  readonly deliberations: boolean
}

/** What a worker thread answers. */
export type WorkerAnswer = { readonly games: PlayedGame[] } | { readonly failure: string }

/** A lane in a worker thread. Closing it stops the match in play, which then rejects. */
export function workerLane(start: WorkerStart): Lane {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: start,
    // A search leaves much behind that is soon dead: a small nursery keeps a thread from growing by 100 MB.
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  })
  let settle: { resolve(games: PlayedGame[]): void; reject(reason: Error): void } | undefined
  let broken: Error | undefined
  const fail = (reason: Error) => {
    broken ??= reason
    settle?.reject(broken)
  }
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`a worker thread ended with code ${code}`)))
  worker.on('message', (answer: WorkerAnswer) => {
    if ('games' in answer) settle?.resolve(answer.games)
    else settle?.reject(new Error(`a match failed: ${answer.failure}`))
  })
  return {
    play: (match) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject }
        if (broken === undefined) worker.postMessage(match)
        else reject(broken)
      }),
    close: () => worker.terminate(),
  }
}
