import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runTournament } from '../../tournaments/run.ts'
import { freshFolder, recordOf } from './folder.ts'

const config = {
  game: 'kuhn',
  agents: ['call', 'fold', 'random'],
  deals: 400,
  match: 10,
  seed: 2,
  untilWidth: 0.9,
  concurrency: 1,
}

it('a run stops when every interval is narrow enough, all pairings after the same deals', async () => {
  const { deals, pairings, sequential, games } = await runTournament(config)
  expect(deals).toBeGreaterThanOrEqual(30)
  expect(deals).toBeLessThan(400)
  expect(deals % 10).toBe(0)
  expect(games.finished).toBe(3 * 2 * deals)
  expect(sequential).toMatchObject({ untilWidth: 0.9, reached: true })
  expect(sequential?.width).toBeLessThanOrEqual(0.9)
  for (const pairing of pairings) {
    expect(pairing).toMatchObject({ deals, interval: { method: 'sequence', unit: 'deal', n: deals } })
    for (const ci95 of Object.values(pairing.ci95))
      expect((ci95?.[1] ?? 9) - (ci95?.[0] ?? 0)).toBeLessThanOrEqual(0.9)
  }
})

it('its intervals are wider than those of a run that is looked at once', async () => {
  const { deals, pairings } = await runTournament(config)
  const { untilWidth: _, ...once } = config
  const plain = await runTournament({ ...once, deals })
  expect(plain.pairings[0].mean).toEqual(pairings[0].mean)
  const width = ({ ci95 }: (typeof pairings)[0]) => (ci95.call?.[1] ?? 0) - (ci95.call?.[0] ?? 0)
  expect(width(pairings[1])).toBeGreaterThan(1.2 * width(plain.pairings[1]))
})

it('it says so where all the deals that are allowed are not enough', async () => {
  const { deals, sequential } = await runTournament({ ...config, deals: 40, untilWidth: 0.01 })
  expect(deals).toBe(40)
  expect(sequential).toMatchObject({ reached: false })
})

it('results and records are the same to the byte whatever the concurrency, and however often it was stopped', async () => {
  const [one, other, cut] = [freshFolder(), freshFolder(), freshFolder()]
  const alone = await runTournament({ ...config, out: one })
  const threads = await runTournament({ ...config, concurrency: 4, out: other })
  expect({ ...threads, out: null }).toEqual({ ...alone, out: null })
  expect(recordOf(other)).toEqual(recordOf(one))
  await runTournament({ ...config, out: cut })
  const file = join(cut, 'games.jsonl')
  const text = readFileSync(file, 'utf8')
  for (const share of [0.2, 0.97, 1]) {
    writeFileSync(file, text.slice(0, Math.floor(text.length * share)))
    const again = await runTournament({ ...config, out: cut })
    expect(recordOf(cut)).toEqual(recordOf(one))
    expect({ ...again, games: alone.games, out: alone.out }).toEqual(alone)
  }
})
