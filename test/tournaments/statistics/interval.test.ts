import { describe, expect, test } from 'vitest'
import { type Random, randomOf } from '../../../environments/random.ts'
import { estimate } from '../../../tournaments/statistics/interval.ts'
import { studentQuantile, studentTail } from '../../../tournaments/statistics/student.ts'
import { normal } from './normal.ts'

describe("Student's t", () => {
  test.each([
    [1, 12.7062],
    [4, 2.7764],
    [10, 2.2281],
    [30, 2.0423],
    [1000, 1.9623],
  ])('with %i degrees of freedom has its known 97.5 % point', (freedom, known) => {
    expect(studentQuantile(0.975, freedom)).toBeCloseTo(known, 4)
  })

  test('comes to the normal distribution for very many degrees of freedom', () => {
    expect(studentQuantile(0.975, 1_000_000)).toBeCloseTo(1.959966, 5)
  })

  test('has the tails that one and two degrees of freedom have in closed form', () => {
    expect(studentTail(1, 1)).toBeCloseTo(0.25, 12)
    expect(studentTail(2, 2)).toBeCloseTo(0.5 - 2 / (2 * Math.sqrt(6)), 12)
  })
})

describe('an interval', () => {
  test('of equal units is the ordinary one', () => {
    const { mean, ci95, n } = estimate([2, 4, 6, 8, 10].map((total) => ({ total, games: 2 })))
    // Units 1..5: mean 3, standard error sqrt(2.5 / 5), t 2.7764.
    expect(mean).toBe(3)
    expect(n).toBe(5)
    expect(ci95?.[0]).toBeCloseTo(3 - 2.776445 * Math.sqrt(0.5), 5)
    expect(ci95?.[1]).toBeCloseTo(3 + 2.776445 * Math.sqrt(0.5), 5)
  })

  test('of a single unit does not exist', () => {
    expect(estimate([{ total: 5, games: 10 }])).toEqual({ mean: 0.5, ci95: null, n: 1 })
  })

  test('weighs units by their games, so that the mean is that of games', () => {
    const units = [
      { total: 100, games: 10 },
      { total: 5, games: 5 },
    ]
    expect(estimate(units).mean).toBe(7)
  })
})

/** How often, in 4,000 trials, the interval of so many units with mean 0 holds 0. */
function coverage(label: string, draw: (random: Random) => { total: number; games: number }[]): number {
  const random = randomOf(20, 'coverage', label)
  let held = 0
  for (let trial = 0; trial < 4000; trial++) {
    const { ci95 } = estimate(draw(random))
    if (ci95 !== null && ci95[0] <= 0 && ci95[1] >= 0) held++
  }
  return held / 4000
}

const units = (count: number, one: () => number) =>
  Array.from({ length: count }, () => ({ total: one(), games: 1 }))

describe('the interval covers the true mean', () => {
  test.each([5, 20, 200])('19 times in 20 for %i normal units', (count) => {
    const share = coverage(`normal ${count}`, (random) => units(count, () => normal(random)))
    expect(share).toBeGreaterThan(0.94)
    expect(share).toBeLessThan(0.96)
  })

  test('at least nearly so for 20 heavy-tailed units: t with three degrees of freedom', () => {
    const share = coverage('heavy', (random) =>
      units(20, () => {
        const square = [0, 0, 0].reduce((sum) => sum + normal(random) ** 2, 0)
        return normal(random) / Math.sqrt(square / 3)
      }),
    )
    expect(share).toBeGreaterThan(0.94)
    expect(share).toBeLessThan(0.98)
  })

  test('for matches whose games hang together, the last one shorter', () => {
    const share = coverage('matches', (random) =>
      Array.from({ length: 20 }, (_, match) => {
        const games = match === 19 ? 5 : 10
        const common = normal(random)
        let total = 0
        for (let game = 0; game < games; game++) total += common + normal(random)
        return { total, games }
      }),
    )
    expect(share).toBeGreaterThan(0.93)
    expect(share).toBeLessThan(0.97)
  })

  test('but not when such games are counted as if each were independent', () => {
    const share = coverage('games', (random) =>
      Array.from({ length: 20 }, () => normal(random)).flatMap((common) =>
        units(10, () => common + normal(random)),
      ),
    )
    expect(share).toBeLessThan(0.8)
  })
})
