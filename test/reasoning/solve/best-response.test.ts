import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Bet, blindPolicies } from '../../../environments/blind-policies.ts'
import type { Game, Policy } from '../../../environments/game.ts'
import { kuhn } from '../../../environments/kuhn/rules.ts'
import { leduc } from '../../../environments/leduc/rules.ts'
import { randomOf } from '../../../environments/random.ts'
import { bestResponse, expectedValues, exploitability } from '../../../reasoning/solve/best-response.ts'
import { gameTree } from '../../../reasoning/solve/game-tree.ts'
import type { Side } from '../../../reasoning/solve/information-sets.ts'
import { type Strategy, strategyOf, strategyPolicy } from '../../../reasoning/solve/strategy.ts'

const games = { kuhn: kuhn(), leduc: leduc() }
const trees = { kuhn: gameTree(games.kuhn), leduc: gameTree(games.leduc) }

/** What seat 0 gains, deal by deal through the game itself: independent of the tree. */
function walkedValue<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  policies: readonly Policy<View, Action>[],
): number {
  const value = (state: State): number => {
    const seat = game.currentPlayer(state)
    if (seat === undefined) return game.returns(state)[0]
    const actions = game.legalActions(state)
    const chances = policies[seat].distribution(game.view(state, seat), actions)
    return actions.reduce(
      (sum, action, a) => (chances[a] === 0 ? sum : sum + chances[a] * value(game.apply(state, action))),
      0,
    )
  }
  return (game.initialStates?.() ?? []).reduce((sum, { state, chance }) => sum + chance * value(state), 0)
}

/** A strategy whose chances are drawn; some are 0. */
function drawnStrategy<View, Action>({ sets, first }: Side<View, Action>, seed: number): Strategy {
  const random = randomOf(seed, 'strategy')
  const strategy = new Float64Array(first[sets.length]).fill(1)
  sets.forEach(({ actions }, i) => {
    const weights = actions.map((_, a) => (a > 0 && random.int(3) === 0 ? 0 : 0.01 + random.unit()))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    weights.forEach((weight, a) => {
      strategy[first[i] + a] = weight / total
    })
  })
  return strategy
}

/** Every pure strategy of a seat: one action at each information set. */
function pureStrategies<View, Action>({ sets, first }: Side<View, Action>): Strategy[] {
  let strategies = [new Float64Array(first[sets.length]).fill(1, 0, 1)]
  sets.forEach(({ actions }, i) => {
    strategies = strategies.flatMap((strategy) =>
      actions.map((_, a) => {
        const longer = strategy.slice()
        longer[first[i] + a] = 1
        return longer
      }),
    )
  })
  return strategies
}

describe('A best response in Kuhn poker', () => {
  const tree = trees.kuhn

  it.each([0, 1] as const)('of seat %i wins as much as the best of all 64 pure strategies', (seat) => {
    const pure = pureStrategies(tree.sides[seat])
    expect(pure).toHaveLength(64)
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const opponent = drawnStrategy(tree.sides[1 - seat], seed)
        const opposing = strategyPolicy('drawn', tree.sides, [opponent, opponent])
        const worth = pure.map((strategy) => {
          const responding = strategyPolicy('pure', tree.sides, [strategy, strategy])
          const policies = seat === 0 ? [responding, opposing] : [opposing, responding]
          return (seat === 0 ? 1 : -1) * walkedValue(games.kuhn, policies)
        })
        const { value, strategy } = bestResponse(tree, seat, opponent)
        expect(value).toBeCloseTo(Math.max(...worth), 12)
        const profile = seat === 0 ? ([strategy, opponent] as const) : ([opponent, strategy] as const)
        expect(expectedValues(tree, profile)[seat]).toBeCloseTo(value, 12)
      }),
      { numRuns: 20, seed: 1 },
    )
  })
})

test('expected values are those of play through the game itself, in both games', () => {
  for (const seed of [1, 2]) {
    for (const name of ['kuhn', 'leduc'] as const) {
      const strategies = trees[name].sides.map((side, seat) =>
        drawnStrategy<unknown, unknown>(side, 2 * seed + seat),
      )
      const [first, second] = strategies
      const found =
        name === 'kuhn'
          ? walkedValue(games.kuhn, Array(2).fill(strategyPolicy('drawn', trees.kuhn.sides, strategies)))
          : walkedValue(games.leduc, Array(2).fill(strategyPolicy('drawn', trees.leduc.sides, strategies)))
      expect(expectedValues<unknown, unknown>(trees[name], [first, second])[0]).toBeCloseTo(found, 12)
    }
  }
})

describe('A best response', () => {
  function house(name: string): Policy<unknown, Bet> {
    const found = blindPolicies.find((policy) => policy.name === name)
    if (found === undefined) throw new Error(`no house player ${name}`)
    return found.create()
  }

  it.each([
    ['kuhn', 'random', 0.4583333, 0.125],
    ['leduc', 'random', 2.373611, -0.078125],
    ['leduc', 'call', 1.4666667, 0],
  ] as const)('wins in %s from %s what is known: %f', (name, player, exploited, value) => {
    const { sides } = trees[name]
    const policy = house(player)
    const profile = [
      strategyOf<unknown, Bet>(sides[0], policy),
      strategyOf<unknown, Bet>(sides[1], policy),
    ] as const
    const found = exploitability<unknown, unknown>(trees[name], profile)
    expect(Math.abs(found.exploitability - exploited)).toBeLessThan(1e-6)
    expect(Math.abs(found.nashConv - 2 * exploited)).toBeLessThan(1e-6)
    expect(expectedValues<unknown, unknown>(trees[name], profile)[0]).toBeCloseTo(value, 12)
  })

  it('earns no less than any other strategy in its place', () => {
    const tree = trees.leduc
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const profile = [drawnStrategy(tree.sides[0], seed), drawnStrategy(tree.sides[1], seed + 1)] as const
        const { responses } = exploitability(tree, profile)
        const values = expectedValues(tree, profile)
        expect(responses[0]).toBeGreaterThanOrEqual(values[0])
        expect(responses[1]).toBeGreaterThanOrEqual(values[1])
      }),
      { numRuns: 20, seed: 1 },
    )
  })
})
