import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { randomOf } from '../../environments/random.ts'
import { readPrices } from '../../reasoning/language/prices.ts'
import { planFrom } from '../../tournaments/plan.ts'
import { runTournament } from '../../tournaments/run.ts'
import { unitsNeeded } from '../../tournaments/sample-size.ts'
import { sealed } from '../../tournaments/seal.ts'
import { estimate } from '../../tournaments/statistics/interval.ts'
import { freshFolder } from './folder.ts'
import { normal } from './statistics/normal.ts'

describe('how many units a difference needs', () => {
  it('is the textbook figure: 78,500 hands for 50 mbb at a spread of 5 big blinds', () => {
    expect(unitsNeeded(5000, 50, 0.8)).toBeGreaterThan(78_400)
    expect(unitsNeeded(5000, 50, 0.8)).toBeLessThan(78_600)
    // Half a standard deviation, one sample, power 0.8: 34 (Cohen 1988).
    expect(unitsNeeded(2, 1, 0.8)).toBe(34)
    expect(unitsNeeded(0, 1, 0.8)).toBe(2)
    // (1.95996 + 0.84162)^2 * 10^14 by the normal distribution.
    expect(unitsNeeded(1e7, 1, 0.8) / 7.848879e14).toBeCloseTo(1, 5)
  })

  it('finds the difference as often as it promises', () => {
    const random = randomOf(3, 'power')
    const n = unitsNeeded(1, 0.5, 0.8)
    let found = 0
    for (let trial = 0; trial < 1500; trial++) {
      const { ci95 } = estimate(Array.from({ length: n }, () => ({ total: 0.5 + normal(random), games: 1 })))
      if (ci95 !== null && ci95[0] > 0) found++
    }
    expect(found / 1500).toBeGreaterThan(0.77)
    expect(found / 1500).toBeLessThan(0.84)
  })
})

const config = {
  game: 'kuhn',
  agents: ['call', 'random', 'fold'],
  deals: 30,
  match: 5,
  seed: 4,
  concurrency: 1,
}

describe('a plan', () => {
  it('takes the spread of each pairing from the record, a cut one as far as it goes', async () => {
    const out = freshFolder()
    const { pairings, unit } = await runTournament({ ...config, out })
    const plan = await planFrom({ folder: out, effect: 0.1, power: 0.8 })
    expect(plan).toMatchObject({ game: 'kuhn', unit, effect: 0.1, power: 0.8 })
    expect(plan.pairings.map(({ agents }) => agents)).toEqual(pairings.map(({ agents }) => agents))
    const [{ sd, units, deals, games, tokens, independent }] = plan.pairings
    expect({ units, independent }).toEqual({ units: unitsNeeded(sd, 0.1, 0.8), independent: 'deal' })
    expect({ deals, games, tokens }).toEqual({ deals: units, games: 2 * units, tokens: 0 })
    const file = join(out, 'games.jsonl')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.slice(0, text.length / 4))
    const part = await planFrom({ folder: out, effect: 0.1, power: 0.8 })
    expect(part.pairings).toHaveLength(1)
  })

  it('counts tokens for each deal as the record has them, and what they cost', async () => {
    const out = freshFolder()
    await runTournament({ ...config, agents: ['call', 'random'], out })
    const file = join(out, 'games.jsonl')
    const usage = { calls: 1, inputTokens: 90, outputTokens: 10 }
    // As if one of them had asked a model once in every game that it decided in.
    const asked = new Set<number>()
    const lines = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const { crc: _, ...decision } = JSON.parse(line)
        if (decision.agent !== 'random' || asked.has(decision.game)) return line
        asked.add(decision.game)
        return sealed({ ...decision, usage })
      })
    writeFileSync(file, `${lines.join('\n')}\n`)
    const plan = await planFrom({ folder: out, effect: 0.1, power: 0.9 })
    const [{ deals, tokens, cost }] = plan.pairings
    expect(tokens).toBe(Math.round((deals * 2 * asked.size * 100) / 60))
    expect(cost).toBeUndefined()
    const prices = readPrices('prices', { 'openai/x': { input: 1, output: 1 } })
    const named = await planFrom({ folder: out, effect: 0.1, power: 0.9, prices })
    expect(named.pairings[0].cost).toBeUndefined()
  })

  it('is refused for a folder without a record, and for one that says nothing of spread', async () => {
    const missing = planFrom({ folder: freshFolder(), effect: 1, power: 0.8 })
    await expect(missing).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(/holds no record/),
    })
    const out = freshFolder()
    await runTournament({ ...config, deals: 1, out })
    const one = planFrom({ folder: out, effect: 1, power: 0.8 })
    await expect(one).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(/two independent units/),
    })
  })
})
