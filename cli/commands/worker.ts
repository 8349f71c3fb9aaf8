import { type Served, serveQueue } from '../../tournaments/queue/serving.ts'
import { INTERRUPTED } from '../interrupted.ts'
import { printJson } from '../output.ts'

interface WorkerOptions {
  readonly queue: string
  readonly concurrency?: number
  readonly lease: number
  readonly idle?: number
  readonly quiet?: boolean
  readonly json?: boolean
}

/** Between two lines of progress, ms. */
const BETWEEN_MS = 60_000

const count = (value: number, noun: string) =>
  `${value.toLocaleString('en-US')} ${value === 1 ? noun : `${noun}${noun.endsWith('h') ? 'es' : 's'}`}`
const text = ({ matches, games }: Served) => `${count(matches, 'match')}, ${count(games, 'game')} played`

/** `bidder worker`: plays matches of the tournaments on a queue. */
export async function worker({ queue, concurrency, lease, idle, quiet, json }: WorkerOptions): Promise<void> {
  const control = new AbortController()
  const interrupt = () => control.abort(new Error('interrupted'))
  process.once('SIGINT', interrupt)
  let told = Number.NEGATIVE_INFINITY
  try {
    const served = await serveQueue(queue, {
      ...(concurrency === undefined ? {} : { concurrency }),
      leaseMs: lease * 1000,
      ...(idle === undefined ? {} : { idleMs: idle * 1000 }),
      signal: control.signal,
      onNotice: (line) => process.stderr.write(`${line}\n`),
      onPlayed(done) {
        const now = performance.now()
        if (quiet || now - told < BETWEEN_MS) return
        told = now
        process.stderr.write(`${text(done)}\n`)
      },
    })
    if (json) printJson(served)
    else console.log(text(served))
  } catch (error) {
    if (!control.signal.aborted) throw error
    process.stderr.write('interrupted; what was being played goes back to the queue\n')
    process.exitCode = INTERRUPTED
  } finally {
    process.removeListener('SIGINT', interrupt)
  }
}
