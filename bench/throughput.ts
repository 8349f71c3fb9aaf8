import { type ChildProcess, fork } from 'node:child_process'
import { runTournament } from '../tournaments/run.ts'

/**
 * How many decisions of a language model a tournament takes in a second, against the most that a server of this latency
 * could give: `concurrency / latency`. The server is a process of its own. Memory is looked at while it runs.
 *
 *     npx node --expose-gc bench/throughput.ts [decisions 10000] [latency 50 ms] [concurrency 64]
 */
const [decisions = 10_000, latency = 50, concurrency = 64] = process.argv.slice(2).map(Number)

/** Games of a match; with one bet to call and none raised, each has four decisions of a player. */
const MATCH = 20
const DECISIONS = 4

const server = fork(new URL('./latency-server.ts', import.meta.url), [String(latency)])
try {
  process.env.OPENAI_BASE_URL = `http://127.0.0.1:${await portOf(server)}/v1`
  // Loads what there is to load, and opens the connections.
  await play(concurrency * MATCH * DECISIONS)
  const heaps: number[] = []
  const watching = setInterval(() => {
    globalThis.gc?.()
    heaps.push(process.memoryUsage().heapUsed / 2 ** 20)
  }, 1000)
  const before = process.cpuUsage()
  const start = performance.now()
  const calls = await play(decisions)
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  clearInterval(watching)
  const ideal = (concurrency / latency) * 1000
  console.log(`${calls} decisions in ${seconds.toFixed(1)} s: ${(calls / seconds).toFixed(0)}/s`)
  console.log(`ideal ${ideal.toFixed(0)}/s; reached ${((100 * calls) / seconds / ideal).toFixed(0)} %`)
  console.log(`processor ${((user + system) / 1000 / calls).toFixed(2)} ms a decision`)
  console.log(`heap, MiB: ${heaps.map((heap) => heap.toFixed(0)).join(' ')}`)
} finally {
  server.kill()
}

async function play(decisions: number): Promise<number> {
  const games = Math.ceil(decisions / DECISIONS)
  const { usage } = await runTournament({
    game: 'limit-holdem',
    agents: ['direct@openai/bench', 'call'],
    deals: Math.ceil(games / 2 / MATCH) * MATCH,
    match: MATCH,
    concurrency,
  })
  return usage.reduce((sum, { calls }) => sum + calls, 0)
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once('message', (port) => resolve(Number(port))))
}
