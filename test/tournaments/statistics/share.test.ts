import { describe, expect, test } from 'vitest'
import { type Random, randomOf } from '../../../environments/random.ts'
import { betaQuantile } from '../../../tournaments/statistics/beta.ts'
import { estimate, type Interval, type Unit } from '../../../tournaments/statistics/interval.ts'
import { estimateShare } from '../../../tournaments/statistics/share.ts'
import { normal } from './normal.ts'

test('the beta distribution has its known quantiles', () => {
  expect(betaQuantile(0.025, 1, 1)).toBeCloseTo(0.025, 12)
  expect(betaQuantile(0.5, 3, 3)).toBeCloseTo(0.5, 12)
  // 1 - (1 - x)^n is the distribution of the least of n uniform numbers.
  expect(betaQuantile(0.975, 1, 20)).toBeCloseTo(1 - 0.025 ** (1 / 20), 12)
})

const units = (totals: readonly number[], games: number): Unit[] => totals.map((total) => ({ total, games }))

describe('the interval of a share', () => {
  test('is the exact binomial one where games are independent: 3 of 20', () => {
    const outcomes = Array.from({ length: 20 }, (_, i) => (i < 3 ? 1 : 0))
    const { mean, ci95, n } = estimateShare(units(outcomes, 1))
    expect(mean).toBe(0.15)
    expect(n).toBe(20)
    // Clopper and Pearson's is [0.0321, 0.3789] for 20 games; the spread of a sample of 20 is worth 19.
    expect(ci95?.[0]).toBeCloseTo(0.0321, 2)
    expect(ci95?.[1]).toBeCloseTo(0.3789, 1)
  })

  test('stays wide where all games are alike: a unit then counts as one game', () => {
    const all = estimateShare(units([2, 2, 2, 2], 2))
    expect(all.mean).toBe(1)
    expect(all.ci95?.[0]).toBeCloseTo(0.025 ** (1 / 4), 9)
    expect(all.ci95?.[1]).toBe(1)
    const none = estimateShare(units([0, 0, 0, 0], 2))
    expect(none.ci95?.[0]).toBe(0)
    expect(none.ci95?.[1]).toBeCloseTo(1 - 0.025 ** (1 / 4), 9)
  })

  test('is wider the more the games of a unit hang together, and never leaves 0 to 1', () => {
    const apart = estimateShare(units([1, 1, 1, 1, 1, 1, 1, 0], 2)).ci95
    const together = estimateShare(units([2, 2, 2, 1, 0, 0, 0, 0], 2)).ci95
    const width = (ci95: Interval) => (ci95 === null ? 0 : ci95[1] - ci95[0])
    expect(width(together)).toBeGreaterThan(width(apart))
    expect(together?.[0]).toBeGreaterThan(0)
    expect(together?.[1]).toBeLessThan(1)
  })

  test('of a single unit does not exist', () => {
    expect(estimateShare([{ total: 1, games: 2 }])).toEqual({ mean: 0.5, ci95: null, n: 1 })
  })
})

/** How often, in 2,000 trials, the interval of both kinds holds the true share. */
function coverage(share: number, count: number, draw: (random: Random) => Unit) {
  const random = randomOf(22, 'share', share, count)
  const held = { exact: 0, student: 0 }
  const holds = (ci95: Interval) => ci95 !== null && ci95[0] <= share && ci95[1] >= share
  for (let trial = 0; trial < 2000; trial++) {
    const drawn = Array.from({ length: count }, () => draw(random))
    if (holds(estimateShare(drawn).ci95)) held.exact++
    if (holds(estimate(drawn).ci95)) held.student++
  }
  return { exact: held.exact / 2000, student: held.student / 2000 }
}

/** Two seatings of a deal: the second comes out as the first half of the time. */
function twoSeatings(random: Random, share: number): Unit {
  const first = random.unit() < share
  const second = random.unit() < 0.5 ? first : random.unit() < share
  return { total: Number(first) + Number(second), games: 2 }
}

describe('the interval of a share covers the true one', () => {
  test.each([0.03, 0.3, 0.97])('%f at least 19 times in 20, for 30 deals of two seatings', (share) => {
    expect(coverage(share, 30, (random) => twoSeatings(random, share)).exact).toBeGreaterThan(0.94)
  })

  test("where Student's does not: a share of 0.97", () => {
    expect(coverage(0.97, 30, (random) => twoSeatings(random, 0.97)).student).toBeLessThan(0.9)
  })

  test('and where a deal has one game that counts, or two, which goes with how they come out', () => {
    const draw = (random: Random): Unit => {
      const games = random.unit() < 0.4 ? 1 : 2
      // Of single games 3 in 4 have it, of double ones 1 in 4: by games, (0.4 * 0.75 + 1.2 * 0.25) / 1.6.
      const chance = games === 1 ? 0.75 : 0.25
      return {
        total: Array.from({ length: games }, () => random.unit() < chance).filter(Boolean).length,
        games,
      }
    }
    const { exact } = coverage(0.375, 60, draw)
    expect(exact).toBeGreaterThan(0.94)
    expect(exact).toBeLessThan(0.98)
  })
})

test('the interval of a mean covers it, too, where units differ in how many games count', () => {
  const random = randomOf(23, 'ratio')
  let held = 0
  for (let trial = 0; trial < 4000; trial++) {
    const drawn = Array.from({ length: 40 }, () => {
      const games = 1 + random.int(2)
      // The mean of single games is 1, of those that come by two 0: by games, 1 / 3.
      const common = (games === 1 ? 1 : 0) + normal(random)
      return { total: games * common, games }
    })
    const { ci95 } = estimate(drawn)
    if (ci95 !== null && ci95[0] <= 1 / 3 && ci95[1] >= 1 / 3) held++
  }
  expect(held / 4000).toBeGreaterThan(0.935)
  expect(held / 4000).toBeLessThan(0.965)
})
