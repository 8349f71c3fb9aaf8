import { familyNamed } from '../../environments/catalog.ts'
import { JobThread, type Start } from './job-thread.ts'

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
