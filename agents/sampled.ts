import type { Game, Json, Policy } from '../environments/game.ts'
import type { Reasoning } from '../reasoning/deliberate.ts'
import type { Reckoner } from '../reasoning/reckon/reckoning.ts'
import { rolloutReckoner } from '../reasoning/reckon/rollouts.ts'
import { treeReckoner } from '../reasoning/reckon/tree.ts'
import { linear } from '../reasoning/score/utility.ts'
import { type GameTree, gameTree, isSolvable } from '../reasoning/solve/game-tree.ts'
import { chosen } from './opponent-types.ts'
import type { Sums } from './sums.ts'

/** Histories up to which a game without a form of its own is walked through rather than sampled. */
const MOST_WALKED = 200_000

/** Whom to expect in a game that names no players. */
const anybody: Policy<unknown, unknown> = {
  name: 'random',
  distribution: (_, actions) => actions.map(() => 1 / actions.length),
}

/**
 * For games without a form of their own: exactly where the game is small, has two seats and lists its deals, else over
 * sampled joint hidden states, with any number of seats.
 */
export function sampled<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  sums: Sums,
  { utility = linear, decide }: Reasoning,
  opponents: readonly Policy<View, Action>[],
): Reckoner<View> {
  const population = game.population ?? [anybody]
  const policies = [...chosen(sums.types, population, opponents), ...opponents]
  const make = () => {
    const tree = utility === linear ? walked(game) : undefined
    if (tree !== undefined) return treeReckoner(tree, policies, decide, game.unit)
    const self = population.find(({ name }) => name === 'myopic') ?? policies[0]
    return rolloutReckoner(game, { policies, self, samples: sums.rollouts, utility, decide })
  }
  // A tree is worth its time only to a player that is asked something.
  let made: Reckoner<View> | undefined
  return {
    reckon(view, infer, spread, random) {
      made ??= make()
      return made.reckon(view, infer, spread, random)
    },
    observe: () => ({ bits: 0, decisions: 0 }),
  }
}

/** A small game enumerated; undefined for any other. */
function walked<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
): GameTree<View, Action> | undefined {
  if (!isSolvable(game)) return undefined
  try {
    return gameTree(game, MOST_WALKED)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
