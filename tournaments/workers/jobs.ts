import { parentPort, Worker, workerData } from 'node:worker_threads'
import { familyNamed } from '../../environments/catalog.ts'

/** What every thread is started with. */
interface Start {
  /** The game, whose large tables all threads share. */
  readonly game: string
  readonly memory?: SharedArrayBuffer | undefined
}

type Reply<Answer> = { readonly answer: Answer } | { readonly failure: string }

/** How many jobs each thread may be ahead of the one that is waited for: bounds what is kept in memory. */
const AHEAD = 4

/**
 * Does jobs in worker threads and gives the answers back in the order of the jobs.
 *
 * @param worker the module that threads run: it calls `serveJobs`
 * @param start what each is started with; plain data
 * @param jobs plain data, too
 */
export async function* inThreads<Job, Answer>(
  worker: URL,
  start: Start,
  jobs: AsyncIterable<Job> | Iterable<Job>,
  threads: number,
): AsyncGenerator<Answer> {
  const memory = familyNamed(start.game).memory?.read()
  const idle: JobThread<Job, Answer>[] = []
  const all: JobThread<Job, Answer>[] = []
  const waiting: ((thread: JobThread<Job, Answer>) => void)[] = []
  const take = async (): Promise<JobThread<Job, Answer>> => {
    const thread = idle.pop()
    if (thread !== undefined) return thread
    if (all.length === threads) return new Promise((resolve) => waiting.push(resolve))
    const made = new JobThread<Job, Answer>(worker, { ...start, memory })
    all.push(made)
    return made
  }
  const done = async (job: Job): Promise<Answer> => {
    const thread = await take()
    try {
      return await thread.do(job)
    } finally {
      const next = waiting.shift()
      if (next === undefined) idle.push(thread)
      else next(thread)
    }
  }
  const window: Promise<Answer>[] = []
  try {
    for await (const job of jobs) {
      const answer = done(job)
      // Its failure is heard when its turn comes.
      answer.catch(() => {})
      window.push(answer)
      if (window.length >= AHEAD * threads) {
        const first = window.shift()
        if (first !== undefined) yield await first
      }
    }
    for (const answer of window) yield await answer
  } finally {
    await Promise.all(all.map((thread) => thread.close()))
  }
}

class JobThread<Job, Answer> {
  readonly #worker: Worker
  #settle: { resolve(answer: Answer): void; reject(reason: Error): void } | undefined
  #broken: Error | undefined

  constructor(module: URL, start: Start) {
    this.#worker = new Worker(module, {
      workerData: start,
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
      else this.#settle?.reject(new Error(reply.failure))
    })
  }

  do(job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
      if (this.#broken === undefined) this.#worker.postMessage(job)
      else reject(this.#broken)
    })
  }

  close(): Promise<unknown> {
    return this.#worker.terminate()
  }
}

/** The other end of `inThreads`: call it once in the module of a worker. @param open makes what does the jobs */
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
