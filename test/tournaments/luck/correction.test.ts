import { describe, expect, it } from 'vitest'
import { type Random, randomOf } from '../../../environments/random.ts'
import { corrected } from '../../../tournaments/luck/correction.ts'
import { ridge } from '../../../tournaments/luck/ridge.ts'
import { runTournament } from '../../../tournaments/run.ts'
import { estimate } from '../../../tournaments/statistics/interval.ts'
import { normal } from '../statistics/normal.ts'

const vector = (count: number, of: (i: number) => number) =>
  Float64Array.from({ length: count }, (_, i) => of(i))

describe('coefficients', () => {
  it('are those of least squares where there are many rows', () => {
    const random = randomOf(1, 'ridge')
    const [a, b] = [vector(5000, () => normal(random)), vector(5000, () => normal(random))]
    const target = vector(5000, (i) => 7 + 3 * a[i] - 2 * b[i])
    const [first, second] = ridge([a, b], target, [1, 1], 10)
    expect(first).toBeCloseTo(3, 1)
    expect(second).toBeCloseTo(-2, 1)
  })

  it('stay where they start for a term that never varies, and without rows', () => {
    expect(
      ridge(
        [vector(4, () => 0)],
        vector(4, (i) => i),
        [2.5],
        10,
      ),
    ).toEqual([2.5])
    expect(
      ridge(
        [vector(0, () => 0)],
        vector(0, () => 0),
        [2.5],
        10,
      ),
    ).toEqual([2.5])
  })
})

it('a luck that fell in one deal alone, and is rounding in all others, is taken off as it usually is', () => {
  const rounding = [1e-13, -2e-13, 0, 1e-13, -1e-13]
  const luck = vector(6, (i) => rounding[i] ?? 500)
  const totals = vector(6, (i) => 1000 * Math.cos(i))
  expect(corrected(totals, [luck], [1], (deal) => deal)[5]).toBeCloseTo(totals[5] - 500, 6)
})

/** Payoffs with a mean of 1, three times one luck, heavy-tailed rest, and a luck that says nothing. */
function drawn(random: Random, deals: number) {
  const luck = [vector(deals, () => normal(random)), vector(deals, () => normal(random) ** 3)]
  const totals = vector(
    deals,
    (i) =>
      1 +
      3 * luck[0][i] +
      normal(random) / Math.sqrt((normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2) / 3),
  )
  const fixed = corrected(totals, luck, [1, 1], (deal) => deal)
  const units = (figures: Float64Array) => Array.from(figures, (total) => ({ total, games: 1 }))
  return { raw: estimate(units(totals)), fixed: estimate(units(fixed)) }
}

describe('payoffs with the luck taken off', () => {
  it.each([20, 200])(
    'keep their mean and their interval its coverage, for %i heavy-tailed deals',
    (deals) => {
      const random = randomOf(2, 'correction', deals)
      const trials = deals === 20 ? 1500 : 400
      let [held, sum, squares] = [0, 0, 0]
      for (let trial = 0; trial < trials; trial++) {
        const { ci95, mean } = drawn(random, deals).fixed
        if (ci95 !== null && ci95[0] <= 1 && 1 <= ci95[1]) held++
        sum += mean - 1
        squares += (mean - 1) ** 2
      }
      expect(held / trials).toBeGreaterThan(0.925)
      expect(Math.abs(sum) / Math.sqrt(squares)).toBeLessThan(3)
    },
  )

  it('are narrower', () => {
    const { raw, fixed } = drawn(randomOf(3, 'correction'), 400)
    const width = ({ ci95 }: typeof raw) => (ci95 === null ? Number.NaN : ci95[1] - ci95[0])
    expect(width(fixed)).toBeLessThan(width(raw) / 1.5)
  })

  it('use the usual coefficients where a single unit leaves nothing to fit on', () => {
    const fixed = corrected(
      vector(3, () => 10),
      [vector(3, (i) => i)],
      [2],
      () => 0,
    )
    expect([...fixed]).toEqual([10, 8, 6])
  })
})

it('a tournament of a game that says what is luck reports both figures, the same when it is resumed or threaded', async () => {
  const config = {
    game: 'limit-holdem',
    agents: ['threshold', 'call', 'random'],
    deals: 60,
    match: 20,
    seed: 9,
  }
  const [alone, threads] = [
    await runTournament({ ...config, concurrency: 1 }),
    await runTournament({ ...config, concurrency: 3 }),
  ]
  expect(threads).toEqual(alone)
  const [{ agents, ci95, corrected: luckless }] = alone.pairings
  expect(agents).toEqual(['threshold', 'call'])
  expect(luckless?.method).toContain('hole cards, flop, turn, river, choices')
  const [raw, narrow] = [ci95.call ?? [0, 0], luckless?.ci95.call ?? [0, 1e9]]
  expect(narrow[1] - narrow[0]).toBeLessThan(raw[1] - raw[0])
  // What one wins the other loses, luck or not.
  expect(luckless?.mean.call).toBeCloseTo(-(luckless?.mean.threshold ?? 0), 6)
  expect(alone.standings[0].corrected?.ci95).toHaveLength(2)
})

it('a game that does not say what is luck has no corrected figures', async () => {
  const { pairings, standings } = await runTournament({
    game: 'kuhn',
    agents: ['call', 'random'],
    deals: 4,
    concurrency: 1,
  })
  expect(pairings[0]).not.toHaveProperty('corrected')
  expect(standings[0]).not.toHaveProperty('corrected')
})
