import { describe, expect, it } from 'vitest'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { kuhn } from '../../../environments/kuhn/rules.ts'
import { leduc } from '../../../environments/leduc/rules.ts'
import { bestResponse, exploitability } from '../../../reasoning/solve/best-response.ts'
import { RegretMinimizer } from '../../../reasoning/solve/cfr.ts'
import { type Enumerable, gameTree, isSolvable } from '../../../reasoning/solve/game-tree.ts'
import { strategyOf } from '../../../reasoning/solve/strategy.ts'

/** Both show a coin, the second without having seen the first; seat 0 wins what it says for each pair. */
const pennies = (
  payoffs: readonly (readonly number[])[],
  saw: (seat: number, shown: readonly number[]) => unknown = (seat, shown) => [seat, shown.length],
): Enumerable<readonly number[], number, unknown> => ({
  name: 'pennies',
  seats: 2,
  zeroSum: true,
  initialStates: () => [{ state: [], chance: 1 }],
  currentPlayer: (shown) => (shown.length < 2 ? shown.length : undefined),
  legalActions: () => [0, 1],
  apply: (shown, coin) => [...shown, coin],
  returns: ([first, second]) => [payoffs[first][second], -payoffs[first][second]],
  view: (shown, seat) => saw(seat, shown),
})

describe('The tree of a game', () => {
  it('has 58 histories and 12 information sets in Kuhn poker', () => {
    const { kind, sides } = gameTree(kuhn())
    // Where cards are dealt one after the other, the first of them makes a history of its own.
    expect(kind.length + 3).toBe(58)
    expect(sides.map(({ sets }) => sets.length)).toEqual([6, 6])
  })

  it('has 9,457 histories and 936 information sets in Leduc poker', () => {
    const { kind, sides } = gameTree(leduc())
    expect(kind.length + 6).toBe(9457)
    expect(sides.map(({ sets }) => sets.length)).toEqual([468, 468])
  })

  it('keeps moves apart that a seat has not seen, in one information set', () => {
    const tree = gameTree(
      pennies([
        [1, -1],
        [-1, 1],
      ]),
    )
    expect(tree.sides.map(({ sets }) => sets.length)).toEqual([1, 1])
    // Mixing evenly is the one equilibrium of matching pennies.
    const even = strategyOf(tree.sides[0], { name: 'even', distribution: () => [0.5, 0.5] })
    expect(exploitability(tree, [even, even]).exploitability).toBe(0)
    const heads = strategyOf(tree.sides[0], { name: 'heads', distribution: () => [1, 0] })
    expect(bestResponse(tree, 1, heads)).toEqual({ value: 1, strategy: Float64Array.of(1, 0, 1) })
  })

  it('is solved where the equilibrium is uneven', () => {
    const tree = gameTree(
      pennies([
        [3, -1],
        [-1, 1],
      ]),
    )
    const minimizer = new RegretMinimizer(tree, 'cfr+')
    minimizer.run(5000)
    const [first, second] = minimizer.average()
    expect(first[1]).toBeCloseTo(1 / 3, 3)
    expect(second[1]).toBeCloseTo(1 / 3, 3)
  })

  it('is refused where a view forgets what its seat has done', () => {
    const forgetful: Enumerable<readonly number[], number, unknown> = {
      ...pennies(
        [
          [0, 0],
          [0, 0],
        ],
        () => 'a coin',
      ),
      currentPlayer: (shown) => (shown.length < 2 ? 0 : undefined),
    }
    expect(() => gameTree(forgetful)).toThrow(/forgets.*"a coin"/)
  })

  it('is refused for games that are too large, of three seats, or where interests meet', () => {
    expect(isSolvable(leduc())).toBe(true)
    for (const game of [limitHoldem(), kuhn({ seats: 3 })]) expect(isSolvable(game)).toBe(false)
    expect(() => gameTree(kuhn({ seats: 3 }))).toThrow(RangeError)
    expect(() =>
      gameTree({
        ...pennies([
          [1, 1],
          [1, 1],
        ]),
        zeroSum: false,
      }),
    ).toThrow(RangeError)
  })

  it('takes no policy whose chances do not sum to 1', () => {
    const [side] = gameTree(kuhn()).sides
    expect(() => strategyOf(side, { name: 'greedy', distribution: () => [1, 1] })).toThrow(/greedy.*sum to 2/)
  })
})
