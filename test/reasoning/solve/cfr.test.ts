import { describe, expect, it, test } from 'vitest'
import { kuhn } from '../../../environments/kuhn/rules.ts'
import { leduc } from '../../../environments/leduc/rules.ts'
import { expectedValues, exploitability } from '../../../reasoning/solve/best-response.ts'
import { type Algorithm, RegretMinimizer } from '../../../reasoning/solve/cfr.ts'
import { gameTree } from '../../../reasoning/solve/game-tree.ts'
import { strategyPolicy } from '../../../reasoning/solve/strategy.ts'

const trees = { kuhn: gameTree(kuhn()), leduc: gameTree(leduc()) }

/** Exploitability of the average after 1, 10, 100 and 1000 iterations, as OpenSpiel has it. */
const TABLE: readonly ['kuhn' | 'leduc', Algorithm, readonly number[]][] = [
  ['kuhn', 'cfr', [0.458333333, 0.068698794, 0.008225977, 0.000937617]],
  ['kuhn', 'cfr+', [0.458333333, 0.032687091, 0.001194404, 0.000087365]],
  ['leduc', 'cfr', [2.373611111, 0.888578983, 0.095716353, 0.01181781]],
  ['leduc', 'cfr+', [2.373611111, 0.610438902, 0.013415995, 0.000257152]],
]

test.each(TABLE)(
  '%s: the average of %s is as exploitable as published, to 1e-8',
  (game, algorithm, expected) => {
    const minimizer = new RegretMinimizer<unknown, unknown>(trees[game], algorithm)
    for (const [i, exploited] of expected.entries()) {
      minimizer.run(10 ** i - minimizer.iterations)
      const found = exploitability<unknown, unknown>(trees[game], minimizer.average())
      expect(Math.abs(found.exploitability - exploited)).toBeLessThan(1e-8)
      expect(found.nashConv).toBeCloseTo(2 * found.exploitability, 12)
    }
  },
)

describe('The value of the game for seat 0', () => {
  it('is -1/18 in Kuhn poker', () => {
    const minimizer = new RegretMinimizer(trees.kuhn, 'cfr+')
    minimizer.run(2000)
    const [first, second] = expectedValues(trees.kuhn, minimizer.average())
    expect(Math.abs(first + 1 / 18)).toBeLessThan(1e-6)
    expect(second).toBe(-first)
  })

  it('is -0.085606424 in Leduc poker', () => {
    const minimizer = new RegretMinimizer(trees.leduc, 'cfr+')
    minimizer.run(4500)
    const [first] = expectedValues(trees.leduc, minimizer.average())
    expect(Math.abs(first + 0.085606424)).toBeLessThan(1e-6)
  })
})

describe('The equilibrium of Kuhn poker', () => {
  const game = kuhn()
  const minimizer = new RegretMinimizer(trees.kuhn, 'cfr+')
  minimizer.run(5000)
  const policy = strategyPolicy('average', trees.kuhn.sides, minimizer.average())
  /** The chance to raise, or else to call rather than fold. */
  const aggressive = (seat: number, card: string, history: string) => {
    const view = game.readView({ seat, card, table: { history } })
    return policy.distribution(view, view.actions)[1]
  }

  it('has seat 1 bluff a jack and call with a queen one time in three', () => {
    expect(aggressive(1, 'J', 'c')).toBeCloseTo(1 / 3, 2)
    expect(aggressive(1, 'Q', 'r')).toBeCloseTo(1 / 3, 2)
    expect([aggressive(1, 'Q', 'c'), aggressive(1, 'J', 'r')]).toEqual([
      expect.closeTo(0, 3),
      expect.closeTo(0, 3),
    ])
    expect([aggressive(1, 'K', 'c'), aggressive(1, 'K', 'r')]).toEqual([
      expect.closeTo(1, 3),
      expect.closeTo(1, 3),
    ])
  })

  it('has seat 0 bet a king three times as often as it bluffs a jack', () => {
    const bluff = aggressive(0, 'J', '')
    expect(bluff).toBeLessThan(1 / 3 + 0.01)
    expect(aggressive(0, 'K', '')).toBeCloseTo(3 * bluff, 2)
    expect(aggressive(0, 'Q', 'cr')).toBeCloseTo(bluff + 1 / 3, 2)
  })
})
