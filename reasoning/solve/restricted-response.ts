import { RegretMinimizer } from './cfr.ts'
import type { GameTree } from './game-tree.ts'
import type { Strategy } from './strategy.ts'

/**
 * The restricted Nash response of a seat (Johanson, Zinkevich and Bowling 2007): the other seat is thought to play the
 * model in a share of all games, and what is worst for this seat in the rest. With a share of 1 that is a best response
 * to the model, with 0 an equilibrium strategy.
 *
 * @param model how the other seat is thought to play
 * @param share of the games in which it does, 0 to 1
 * @param iterations of CFR+ whose average is taken
 */
export function restrictedResponse<View, Action>(
  tree: GameTree<View, Action>,
  seat: 0 | 1,
  model: Strategy,
  share: number,
  iterations: number,
): Strategy {
  const held = { seat: seat === 0 ? 1 : 0, strategy: model, share } as const
  const minimizer = new RegretMinimizer(tree, 'cfr+', held)
  minimizer.run(iterations)
  return minimizer.average()[seat]
}
