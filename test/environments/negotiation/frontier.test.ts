import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyzeInstances, utilitiesOf } from '../../../environments/negotiation/analysis.ts'
import {
  egalitarianValue,
  kalaiSmorodinskyOutcomes,
  nashOutcomes,
} from '../../../environments/negotiation/bargaining-solutions.ts'
import {
  maxWelfare,
  type Payoffs,
  paretoOutcomes,
  payoffsOf,
  pointsOf,
  type Utilities,
} from '../../../environments/negotiation/frontier.ts'
import { negotiation } from '../../../environments/negotiation/rules.ts'
import { rulesOf, settingsSchema } from '../../../environments/negotiation/settings.ts'
import { randomOf } from '../../../environments/random.ts'

/** The first, second, third and fifth line of OpenSpiel's file of instances, with what is known of them. */
const KNOWN: readonly [string, readonly Payoffs[], readonly Payoffs[], number, Payoffs][] = [
  [
    '1,2,3 8,1,0 4,0,2',
    [
      [2, 10],
      [10, 6],
    ],
    [[10, 6]],
    6,
    [10, 6],
  ],
  [
    '1,4,1 4,1,2 2,2,0',
    [
      [2, 10],
      [6, 8],
      [7, 6],
      [8, 4],
      [9, 2],
      [10, 0],
    ],
    [[6, 8]],
    6,
    [9, 2],
  ],
  [
    '2,2,1 1,1,6 0,4,2',
    [
      [2, 10],
      [8, 8],
      [9, 4],
      [10, 0],
    ],
    [[8, 8]],
    8,
    [9, 4],
  ],
  [
    '1,4,1 5,1,1 0,1,6',
    [
      [5, 10],
      [6, 9],
      [7, 8],
      [8, 7],
      [9, 6],
      [10, 0],
    ],
    [
      [7, 8],
      [8, 7],
    ],
    7,
    [9, 6],
  ],
]

const payoffs = fc.array(fc.tuple(fc.integer({ min: -5, max: 12 }), fc.integer({ min: -5, max: 12 })), {
  minLength: 1,
  maxLength: 40,
})
const alternatives = fc.tuple(fc.integer({ min: -3, max: 8 }), fc.integer({ min: -3, max: 8 }))
const columns = (points: readonly Payoffs[]): Utilities => [points.map(([a]) => a), points.map(([, b]) => b)]
const holds = <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, law), { numRuns: 300, seed: 1 })

describe('the analysis of an instance', () => {
  it.each(KNOWN)('%s is what is known of it', (line, pareto, nash, egalitarian, equilibrium) => {
    const { instances } = analyzeInstances(line, { discount: 0.9 })
    expect(instances[0]).toMatchObject({ pareto, nash, egalitarian, equilibrium })
    expect(instances[0].equilibrium[0]).toBe(equilibrium[0])
  })

  it('sums up over the file', () => {
    const file = KNOWN.map(([line]) => line).join('\n')
    const { instances, totals } = analyzeInstances(file, { discount: 0.9 })
    expect(instances.map(({ line }) => line)).toEqual([1, 2, 3, 4])
    expect(totals).toEqual({
      instances: 4,
      offers: 24 + 20 + 18 + 20,
      paretoPoints: 2 + 6 + 4 + 6,
      maxWelfare: 16 + 14 + 16 + 15,
      nashProduct: 60 + 48 + 64 + 56,
      equilibrium: [37, 18],
    })
  })

  it('finds no solution where no price leaves both at or above their alternative', () => {
    const [none, some] = analyzeInstances('60 40\n40 60\n', { preset: 'price' }).instances
    expect(none).toMatchObject({ nash: [], kalaiSmorodinsky: [], egalitarian: -10, maxWelfare: -20 })
    expect(none.equilibrium).toEqual([0, 0])
    expect(some).toMatchObject({ nash: [[10, 10]], egalitarian: 10, maxWelfare: 20 })
  })

  it('weighs the numbers of offers where that is drawn', () => {
    const of = (settings: Record<string, unknown>) =>
      analyzeInstances('5,5,5 1,1,1 1,1,1', { preset: 'cao2018', discount: 0.5, ...settings }).instances[0]
        .equilibrium[0]
    const counts = [4, 5, 6, 7, 8, 9, 10]
    const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1))
    const weights = counts.map((k) => 7 ** k / factorial(k))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const each = counts.map((maxOffers) => of({ maxOffers }))
    expect(new Set(each).size).toBeGreaterThan(1)
    expect(of({})).toBeCloseTo(
      each.reduce((sum, first, i) => sum + (first * weights[i]) / total, 0),
      9,
    )
  })

  it('takes what game and domain say the payoffs are', () => {
    for (const settings of [{}, { preset: 'cao2018' }, { preset: 'casino' }, { preset: 'price' }]) {
      const game = negotiation(settings)
      const state = game.initialState(randomOf(7))
      const utilities = utilitiesOf(rulesOf(settingsSchema().parse(settings)), state)
      game
        .legalActions(state)
        .slice(0, -1)
        .forEach((offer, outcome) => {
          const end = game.apply(game.apply(state, offer), { type: 'accept', offer: 1 })
          expect(game.returns(end)).toEqual(payoffsOf(utilities, outcome))
        })
    }
  })
})

describe('the frontier', () => {
  it('is every outcome that no other dominates', () =>
    holds(payoffs, (points) => {
      const dominated = ([a, b]: Payoffs) => points.some(([x, y]) => x >= a && y >= b && (x > a || y > b))
      const expected = points.flatMap((point, i) => (dominated(point) ? [] : [i]))
      const found = paretoOutcomes(columns(points))
      expect(found.toSorted((a, b) => a - b)).toEqual(expected)
      const firsts = found.map((outcome) => points[outcome][0])
      expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
    }))

  it('holds a point with the greatest welfare', () =>
    holds(payoffs, (points) => {
      const most = Math.max(...points.map(([a, b]) => a + b))
      expect(maxWelfare(columns(points))).toBe(most)
      const optimal = pointsOf(columns(points), paretoOutcomes(columns(points)))
      expect(Math.max(...optimal.map(([a, b]) => a + b))).toBe(most)
    }))
})

describe('the bargaining solutions', () => {
  it('of Nash are all rational outcomes with the greatest product, and none where both lose', () =>
    holds(fc.tuple(payoffs, alternatives), ([points, batna]) => {
      const utilities = columns(points)
      const rational = points.filter(([a, b]) => a >= batna[0] && b >= batna[1])
      const product = ([a, b]: Payoffs) => (a - batna[0]) * (b - batna[1])
      const found = nashOutcomes(utilities, batna).map((outcome) => points[outcome])
      if (rational.length === 0) {
        expect(found).toEqual([])
        return
      }
      const most = Math.max(...rational.map(product))
      expect(found.length).toBeGreaterThan(0)
      expect(found.every((point) => product(point) === most)).toBe(true)
      const all = rational.filter((point) => product(point) === most)
      // Where nobody gains, only what is not dominated counts.
      if (most > 0) expect(found).toHaveLength(all.length)
      for (const [a, b] of found)
        expect(points.some(([x, y]) => x >= a && y >= b && (x > a || y > b))).toBe(false)
    }))

  it('do not move when one side counts in other units (Nash, Kalai-Smorodinsky)', () =>
    holds(fc.tuple(payoffs, alternatives), ([points, batna]) => {
      const scaled = points.map(([a, b]): Payoffs => [3 * a + 2, b])
      const moved: Payoffs = [3 * batna[0] + 2, batna[1]]
      for (const solution of [nashOutcomes, kalaiSmorodinskyOutcomes])
        expect(solution(columns(scaled), moved)).toEqual(solution(columns(points), batna))
    }))

  it('treat both seats alike', () =>
    holds(fc.tuple(payoffs, alternatives), ([points, batna]) => {
      const [first, second] = columns(points)
      const sorted = (outcomes: readonly number[]) => outcomes.toSorted((a, b) => a - b)
      for (const solution of [nashOutcomes, kalaiSmorodinskyOutcomes])
        expect(sorted(solution([second, first], [batna[1], batna[0]]))).toEqual(
          sorted(solution([first, second], batna)),
        )
      expect(egalitarianValue([second, first], [batna[1], batna[0]])).toBe(
        egalitarianValue([first, second], batna),
      )
    }))

  it('differ: egalitarian, Nash and Kalai-Smorodinsky each have their own point', () => {
    const points: Payoffs[] = [
      [0, 10],
      [3, 8],
      [4, 6],
      [5, 5],
      [20, 0],
    ]
    const utilities = columns(points)
    const only = (outcomes: readonly number[]) => pointsOf(utilities, outcomes)
    expect(only(nashOutcomes(utilities, [0, 0]))).toEqual([[5, 5]])
    expect(egalitarianValue(utilities, [0, 0])).toBe(5)
    // Shares of the ideal (20, 10): (0.2, 0.6) at (4, 6), (0.25, 0.5) at (5, 5).
    expect(only(kalaiSmorodinskyOutcomes(utilities, [0, 0]))).toEqual([[5, 5]])
    const lopsided = columns([
      [2, 9],
      [6, 4],
      [10, 1],
    ])
    expect(pointsOf(lopsided, nashOutcomes(lopsided, [0, 0]))).toEqual([[6, 4]])
    const skewed = columns([
      [0, 10],
      [6, 6],
      [9, 5],
      [20, 0],
    ])
    expect(egalitarianValue(skewed, [0, 0])).toBe(6)
    expect(pointsOf(skewed, kalaiSmorodinskyOutcomes(skewed, [0, 0]))).toEqual([[9, 5]])
  })
})
