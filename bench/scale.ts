import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { obedient } from '../testing/server/obedient.ts'
import { openAiServer } from '../testing/server/openai-server.ts'
import { runTournament } from '../tournaments/run.ts'

/**
 * What a hand with a language model takes: requests, and bytes of the record. Then games a second against threads of one process and against workers on a queue, and what a game costs more with a
 * record and on a queue. Each is timed from its first finished match to its last, so that starting is left out.
 *
 *     npx node bench/scale.ts [deals 500] [queue redis://127.0.0.1:6379 | postgres://...] [workers 1,2,4]
 *
 * The players are `threshold` and `call` at Limit Hold'em, in matches of 20 games.
 */
const [deals = '500', queue, counts = '1,2,4'] = process.argv.slice(2)
const workers = counts.split(',').map(Number)
const tournament = { game: 'limit-holdem', agents: ['threshold', 'call'], match: 20, deals: Number(deals) }
const root = mkdtempSync(join(tmpdir(), 'scale-'))

interface Timed {
  /** Games a second. */
  readonly rate: number
  /** Bytes of the record for a game. */
  readonly bytes: number
}

async function timed(options: { concurrency?: number; recorded?: boolean; queue?: string }): Promise<Timed> {
  const { concurrency, recorded = false, queue } = options
  const out = mkdtempSync(join(root, 'run-'))
  let first: { readonly at: number; readonly games: number } | undefined
  let last = { at: 0, games: 0 }
  await runTournament(
    { ...tournament, ...(recorded ? { out } : {}), ...(concurrency === undefined ? {} : { concurrency }) },
    {
      ...(queue === undefined ? {} : { queue }),
      onProgress({ finished }) {
        last = { at: performance.now(), games: finished }
        if (finished >= tournament.match) first ??= last
      },
    },
  )
  const bytes = recorded ? readdirSync(out).reduce((sum, name) => sum + statSync(join(out, name)).size, 0) : 0
  const from = first ?? last
  return {
    rate: (1000 * (last.games - from.games)) / (last.at - from.at),
    bytes: bytes / (2 * tournament.deals),
  }
}

/** With so many worker processes, of one match at a time each, that have played before. */
async function withWorkers(count: number, url: string): Promise<Timed> {
  const main = new URL('../cli/bidder.js', import.meta.url).pathname
  const words = ['worker', '--queue', url, '--concurrency', '1', '--quiet']
  const started: ChildProcess[] = Array.from({ length: count }, () =>
    spawn(process.execPath, [main, ...words], { stdio: 'ignore' }),
  )
  try {
    await timed({ queue: url })
    return await timed({ queue: url, recorded: true })
  } finally {
    for (const child of started) child.kill('SIGKILL')
  }
}

const line = (what: string, { rate }: Timed, than?: Timed) => {
  const more = than === undefined ? '' : `  ${(1000 / rate - 1000 / than.rate).toFixed(2)} ms a game more`
  console.log(`${what.padEnd(34)} ${rate.toFixed(0).padStart(6)} games/s${more}`)
}

/** A scripted model in the place of one: `cot` against `threshold`. */
async function withModel(): Promise<void> {
  const server = await openAiServer(obedient)
  process.env.OPENAI_BASE_URL = server.url
  process.env.OPENAI_API_KEY ??= 'none'
  const out = mkdtempSync(join(root, 'model-'))
  try {
    const agents = ['cot@openai/bench', 'threshold']
    const { games } = await runTournament({ ...tournament, agents, deals: 100, out })
    const share = (bytes: number) => (bytes / games.finished).toFixed(0)
    const size = (name: string) => statSync(join(out, name)).size
    const requests = size('requests.jsonl')
    const all = readdirSync(out).reduce((sum, name) => sum + size(name), 0)
    console.log(
      `a hand of cot: ${(server.requests.length / games.finished).toFixed(2)} requests, ${share(requests)} bytes of requests, ${share(all - requests)} bytes of all else`,
    )
  } finally {
    await server.close()
  }
}

try {
  await withModel()
  await timed({ concurrency: 1 })
  const alone = await timed({ concurrency: 1 })
  line('one thread', alone)
  const recorded = await timed({ concurrency: 1, recorded: true })
  line('one thread, recorded', recorded, alone)
  console.log(`a game takes ${recorded.bytes.toFixed(0)} bytes of the record`)
  for (const count of workers.filter((count) => count > 1))
    line(`${count} threads, recorded`, await timed({ concurrency: count, recorded: true }))
  if (queue !== undefined)
    for (const count of workers) {
      const rate = await withWorkers(count, queue)
      const name = `${new URL(queue).protocol.slice(0, -1)}, ${count} ${count === 1 ? 'worker' : 'workers'}, recorded`
      line(name, rate, count === 1 ? recorded : undefined)
    }
} finally {
  rmSync(root, { recursive: true, force: true })
}
