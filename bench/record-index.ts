// How long it takes to find games in a large record, by its index and by reading all of it.
// Run it with: npx node bench/record-index.ts [DEALS] [GAME] [FOLDER]
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chosenGames } from '../tournaments/chosen-games.ts'
import { recordedGames } from '../tournaments/recorded-games.ts'
import { runTournament } from '../tournaments/run.ts'

const [, , deals = '10000', game = 'leduc', kept] = process.argv
const out = kept ?? join(mkdtempSync(join(tmpdir(), 'record-index-')), 'run')
const agents = ['call', 'raise', 'random', 'rule']
const { games } = await runTournament({
  game,
  agents,
  deals: Number(deals),
  match: 1000,
  concurrency: 1,
  out,
})

const megabytes = (file: string) => `${(statSync(join(out, file)).size / 1e6).toFixed(1)} MB`
console.log(`${games.finished} games of ${game}, a log of ${megabytes('games.jsonl')}`)

async function timed(what: string, work: () => Promise<number>): Promise<void> {
  const begun = performance.now()
  const found = await work()
  console.log(`${what}: ${((performance.now() - begun) / 1000).toFixed(3)} s, ${found} games`)
}

async function counted(games: AsyncIterable<unknown>): Promise<number> {
  let count = 0
  for await (const _ of games) count++
  return count
}

await timed('reading all of the log', () => counted(recordedGames(out)))
const middle = Math.floor(games.finished / 2)
rmSync(join(out, 'index.sqlite'), { force: true })
await timed('making the index', async () => (await chosenGames(out)).count)
if (existsSync(join(out, 'index.sqlite'))) console.log(`an index of ${megabytes('index.sqlite')}`)
await timed('one game by its number', async () => counted((await chosenGames(out, { game: middle })).games))
await timed('100 games spread over the record', async () => counted((await chosenGames(out, {}, 100)).games))
await timed('the games of one agent, found', async () => (await chosenGames(out, { agent: 'rule' })).count)
if (kept === undefined) rmSync(join(out, '..'), { recursive: true })
