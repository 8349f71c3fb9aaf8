import { z } from 'zod'
import { BadInput } from '../environments/errors.ts'
import type { Game, Policy } from '../environments/game.ts'
import { once } from '../environments/once.ts'
import { checkedSettings } from '../environments/settings.ts'
import { RegretMinimizer } from '../reasoning/solve/cfr.ts'
import { type Enumerable, type GameTree, gameTree, isSolvable } from '../reasoning/solve/game-tree.ts'
import { strategyPolicy } from '../reasoning/solve/strategy.ts'

const schema = once(() =>
  z.strictObject({
    iterations: z.coerce
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(1000)
      .describe('iterations of CFR+ whose average it plays'),
  }),
)

/** Solutions by game and iterations: a process solves a game once for all matches and agents. */
const solutions = new WeakMap<object, Map<number, Policy<unknown, unknown>>>()

/**
 * Plays the average strategy of CFR+, near an equilibrium, in a game small enough to solve. The game is solved when the
 * first decision is asked for.
 * Throws `BadInput` for a game that cannot be solved, and for an option that is unknown or out of range.
 *
 * @param options `iterations` of CFR+
 */
export function equilibrium<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  options: Record<string, unknown> = {},
): Policy<View, Action> {
  const { iterations } = checkedSettings('equilibrium', schema(), options)
  if (!isSolvable(game)) throw new BadInput(`equilibrium: ${game.name} with these settings cannot be solved`)
  return {
    name: 'equilibrium',
    distribution: (view, actions) => solution(game, iterations).distribution(view, actions),
  }
}

function solution<State, Action, View>(
  game: Enumerable<State, Action, View>,
  iterations: number,
): Policy<unknown, unknown> {
  const known = solutions.get(game) ?? new Map<number, Policy<unknown, unknown>>()
  solutions.set(game, known)
  let policy = known.get(iterations)
  if (policy === undefined) {
    const tree = treeOf(game)
    const minimizer = new RegretMinimizer(tree, 'cfr+')
    minimizer.run(iterations)
    policy = strategyPolicy('equilibrium', tree.sides, minimizer.average())
    known.set(iterations, policy)
  }
  return policy
}

function treeOf<State, Action, View>(game: Enumerable<State, Action, View>): GameTree<View, Action> {
  try {
    return gameTree(game)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new BadInput(`equilibrium: ${cause.message}`, { cause })
  }
}

/** How the roster lists it, for games that can be solved. */
export const equilibriumEntry = {
  name: 'equilibrium',
  kind: 'house',
  summary:
    'plays the average strategy of CFR+, near an equilibrium, where a game with two seats can be solved',
  get schema() {
    return schema()
  },
} as const
