import { describe, expect, test } from 'vitest'
import { type Random, randomOf } from '../../../environments/random.ts'
import { addUp } from '../../../tournaments/statistics/measure-sums.ts'
import { estimateSlope } from '../../../tournaments/statistics/slope.ts'
import { studentQuantile } from '../../../tournaments/statistics/student.ts'
import { normal } from './normal.ts'

type Point = readonly [x: number, y: number]
const sumsOf = (points: readonly Point[]) => addUp(points.map(([x, y]) => [1, x, y, x * x, x * y]))

describe('the slope', () => {
  const points: readonly Point[] = [
    [1, 2],
    [2, 3],
    [3, 5],
    [4, 4],
    [6, 8],
  ]

  test('is that of least squares, with the heteroskedastic interval where each point is a unit', () => {
    const found = estimateSlope(points.map((point) => sumsOf([point])))
    // Means 3.2 and 4.4, sum of squares 14.8, of products 16.6.
    const slope = 16.6 / 14.8
    expect(found?.mean).toBeCloseTo(slope, 12)
    const squares = points.reduce((sum, [x, y]) => {
      const residual = y - 4.4 - slope * (x - 3.2)
      return sum + ((x - 3.2) * residual) ** 2
    }, 0)
    const margin = studentQuantile(0.975, 4) * (Math.sqrt((5 / 3) * squares) / 14.8)
    expect(found?.ci95?.[0]).toBeCloseTo(slope - margin, 9)
    expect(found?.ci95?.[1]).toBeCloseTo(slope + margin, 9)
    expect(found?.n).toBe(5)
  })

  test('does not depend on how points fall into units, but its interval does', () => {
    const alone = estimateSlope(points.map((point) => sumsOf([point])))
    const joined = estimateSlope([
      sumsOf(points.slice(0, 2)),
      sumsOf(points.slice(2, 4)),
      sumsOf(points.slice(4)),
    ])
    expect(joined?.mean).toBeCloseTo(alone?.mean ?? Number.NaN, 12)
    expect(joined?.n).toBe(3)
    expect(joined?.ci95?.[0]).not.toBeCloseTo(alone?.ci95?.[0] ?? Number.NaN, 3)
  })

  test('on a line has no width, and on what does not vary there is none', () => {
    const line = [1, 2, 3].map((x) => sumsOf([[x, 7 - 2 * x]]))
    expect(estimateSlope(line)?.mean).toBeCloseTo(-2, 12)
    expect(estimateSlope(line)?.ci95?.[1]).toBeCloseTo(-2, 6)
    expect(estimateSlope([0.1, 0.2, 0.4].map((y) => sumsOf([[0.3, y]])))).toBeUndefined()
    expect(estimateSlope([sumsOf(points)])?.ci95).toBeNull()
  })
})

/** How often, in 2,000 trials, the interval holds the true slope of 0.5. */
function coverage(label: string, draw: (random: Random) => readonly (readonly Point[])[]): number {
  const random = randomOf(21, 'slope', label)
  let held = 0
  for (let trial = 0; trial < 2000; trial++) {
    const { ci95 = null } = estimateSlope(draw(random).map(sumsOf)) ?? {}
    if (ci95 !== null && ci95[0] <= 0.5 && ci95[1] >= 0.5) held++
  }
  return held / 2000
}

/** Units of two points whose x and whose noise hang together. */
const clustered = (random: Random): Point[][] =>
  Array.from({ length: 40 }, () => {
    const [x, noise] = [normal(random), normal(random)]
    return [0, 1].map((): Point => {
      const own = x + 0.2 * normal(random)
      return [own, 1 + 0.5 * own + noise + 0.2 * normal(random)]
    })
  })

test('its interval covers the true slope 19 times in 20, also where the points of a unit hang together', () => {
  const share = coverage('clustered', clustered)
  expect(share).toBeGreaterThan(0.93)
  expect(share).toBeLessThan(0.97)
})

test('but not if such points are counted as if each were independent', () => {
  expect(
    coverage('counted apart', (random) => clustered(random).flatMap((unit) => unit.map((point) => [point]))),
  ).toBeLessThan(0.88)
})
