import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { obedient } from '../../testing/server/obedient.ts'
import { runTournament, type TournamentConfig } from '../../tournaments/run.ts'
import { serve } from '../server/serve.ts'
import { freshFolder } from './folder.ts'

const config = {
  ...{
    game: 'kuhn',
    agents: ['direct@openai/test-1', 'cot@openai/test-1', 'call'],
    deals: 2,
    match: 1,
    seed: 5,
  },
  ...{ gate: 'call>direct@openai/test-1', limits: { calls: 500 } },
}

/** Plays most of a tournament and stops. */
async function stopped(config: TournamentConfig): Promise<void> {
  const control = new AbortController()
  const onProgress = ({ finished }: { finished: number }) => {
    if (finished >= 6) control.abort(new Error('stop'))
  }
  const run = runTournament(config, { signal: control.signal, onProgress })
  await expect(run).rejects.toThrow('stop')
}

it('A record says which versions and prompts played it, by which configuration', async () => {
  await serve(obedient)
  const out = freshFolder()
  await runTournament({ ...config, out, comparisons: ['call>cot@openai/test-1'] })
  const text = readFileSync(join(out, 'provenance.json'), 'utf8')
  const read = JSON.parse(text)
  expect(read).toMatchObject({
    bidder: manifest.version,
    node: process.version,
    config: { ...config, comparisons: ['call>cot@openai/test-1'], timeLimitMs: 600_000 },
  })
  const { 'direct@openai/test-1': direct, 'cot@openai/test-1': cot, ...others } = read.prompts
  expect(direct).toMatch(/^[0-9a-f]{64}$/)
  expect(cot).toMatch(/^[0-9a-f]{64}$/)
  expect(cot).not.toBe(direct)
  expect(others).toEqual({})
  expect(text).not.toContain(out)
})

it('A record that other software began is gone on with, keeps both, and a line says so', async () => {
  const out = freshFolder()
  const begun = { game: 'kuhn', agents: ['call', 'raise'], deals: 4, match: 2, concurrency: 1, out }
  const notices: string[] = []
  await stopped(begun)
  const file = join(out, 'provenance.json')
  const first = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...first, bidder: '0.0.1' }))

  const { games } = await runTournament(begun, { onNotice: (line) => notices.push(line) })
  expect(games.resumed).toBeGreaterThan(0)
  expect(notices).toHaveLength(1)
  expect(notices[0]).toContain(`first ${games.resumed} games were played by bidder 0.0.1 on Node`)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    bidder: manifest.version,
    earlier: [{ bidder: '0.0.1', games: games.resumed }],
  })
})

it('A record whose note of what played it is damaged is gone on with', async () => {
  const out = freshFolder()
  const begun = { game: 'kuhn', agents: ['call', 'raise'], deals: 4, match: 2, concurrency: 1, out }
  await stopped(begun)
  writeFileSync(join(out, 'provenance.json'), '{')
  await expect(runTournament(begun)).resolves.toMatchObject({ games: { finished: 8 } })
})
