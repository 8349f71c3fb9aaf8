import { describe, expect, it } from 'vitest'
import { randomOf } from '../../../environments/random.ts'
import { type Bout, bradleyTerry } from '../../../tournaments/statistics/ratings.ts'

const pair = (score: number, unit: number): Bout => ({ first: 0, second: 1, score, unit })

describe('ratings', () => {
  it('of two are the odds: 30 wins of 40, with the draw that is given, are 30.5 to 10.5', () => {
    const bouts = Array.from({ length: 40 }, (_, i) => pair(i < 30 ? 1 : 0, i))
    const [first, second] = bradleyTerry(bouts, ['A', 'B'])
    expect(first.rating - second.rating).toBeCloseTo(400 * Math.log10(30.5 / 10.5), 6)
    expect(first.rating).toBeCloseTo(-second.rating, 6)
    expect(first).toMatchObject({ wins: 30, draws: 0, losses: 10, separated: false })
  })

  it('count a draw as half a win', () => {
    const [first] = bradleyTerry(
      [...Array(10).keys()].map((i) => pair(0.5, i)),
      ['A', 'B'],
    )
    expect(first.rating).toBeCloseTo(0, 9)
    expect(first).toMatchObject({ wins: 0, draws: 10, losses: 0, separated: false })
  })

  it('stay finite where one always wins, and say that it is apart', () => {
    const bouts = [...Array(20).keys()].flatMap((unit) => [
      { first: 0, second: 1, score: 1, unit },
      { first: 0, second: 2, score: 1, unit },
      { first: 1, second: 2, score: unit % 2, unit },
    ])
    const [best, other, third] = bradleyTerry(bouts, ['A', 'B', 'C'])
    expect(Number.isFinite(best.rating)).toBe(true)
    expect(best.rating).toBeGreaterThan(other.rating + 200)
    expect(best).toMatchObject({ separated: true, ci95: null })
    expect([other.separated, third.separated]).toEqual([false, false])
  })

  it.each([20, 60])(
    'have intervals that hold the true ones 19 times in 20, where bouts of a deal hang together: %i deals',
    (deals) => {
      const truth = [0.6, 0, -0.6]
      const random = randomOf(4, 'ratings', deals)
      let [held, all] = [0, 0]
      for (let trial = 0; trial < 300; trial++) {
        const bouts = Array.from({ length: deals }, (_, unit) => {
          const luck = random.unit()
          return [
            [0, 1],
            [0, 2],
            [1, 2],
          ].map(([first, second]): Bout => {
            const drawn = random.unit() < 0.5 ? luck : random.unit()
            return {
              first,
              second,
              score: drawn < 1 / (1 + Math.exp(truth[second] - truth[first])) ? 1 : 0,
              unit,
            }
          })
        }).flat()
        for (const [i, { ci95 }] of bradleyTerry(bouts, ['A', 'B', 'C']).entries()) {
          const point = (truth[i] * 400) / Math.LN10
          all++
          if (ci95 !== null && ci95[0] <= point && point <= ci95[1]) held++
        }
      }
      expect(held / all).toBeGreaterThan(0.93)
      expect(held / all).toBeLessThan(0.985)
    },
  )
})
