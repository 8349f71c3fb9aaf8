import { parentPort, Worker, workerData } from 'node:worker_threads'
import { familyNamed } from '../../environments/catalog.ts'

/** What every thread is started with. */
export interface Start {
  readonly game: string
  /** The game's large tables, which all threads share, where it has any. */
  readonly memory?: SharedArrayBuffer | undefined
}

type Reply<Answer> = { readonly answer: Answer } | { readonly failure: string }

/** A worker thread that does one job at a time. */
export class JobThread<Job, Answer> {
  readonly #worker: Worker
  #settle: { resolve(answer: Answer): void; reject(reason: Error): void } | undefined
  #broken: Error | undefined

  /** @param module what it runs: it calls `serveJobs` @param start plain data */
  constructor(module: URL, start: Start) {
    this.#worker = new Worker(new URL('./thread.js', import.meta.url), {
      workerData: { ...start, module: module.href },
      // A search leaves much behind that is soon dead: a small nursery keeps a thread from growing by 100 MB.
      resourceLimits: { maxYoungGenerationSizeMb: 24 },
    })
    const fail = (reason: Error) => {
      this.#broken ??= reason
      this.#settle?.reject(this.#broken)
    }
    this.#worker.on('error', fail)
    this.#worker.on('exit', (code) => fail(new Error(`a worker thread ended with code ${code}`)))
    this.#worker.on('message', (reply: Reply<Answer>) => {
      if ('answer' in reply) this.#settle?.resolve(reply.answer)
      else this.#settle?.reject(new Error(`a job of a worker thread failed: ${reply.failure}`))
    })
  }

  do(job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
      if (this.#broken === undefined) this.#worker.postMessage(job)
      else reject(this.#broken)
    })
  }

  /** Stops the job that is being done, which then rejects. */
  close(): Promise<unknown> {
    return this.#worker.terminate()
  }
}

/** The other end of a `JobThread`: call it once in the module of a worker. @param open makes what does the jobs */
export function serveJobs<Begin extends Start, Job, Answer>(
  open: (start: Begin) => (job: Job) => Promise<Answer>,
): void {
  const start: Begin = workerData
  if (start.memory !== undefined) familyNamed(start.game).memory?.share(start.memory)
  const work = open(start)
  parentPort?.on('message', async (job: Job) => {
    const reply = await work(job).then(
      (answer): Reply<Answer> => ({ answer }),
      (error: unknown): Reply<Answer> => ({
        failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    )
    parentPort?.postMessage(reply)
  })
}
