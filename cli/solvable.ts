import { families } from '../environments/catalog.ts'
import { BadInput } from '../environments/errors.ts'
import { type Enumerable, type GameTree, gameTree, isSolvable } from '../reasoning/solve/game-tree.ts'

/** A game enumerated. Throws `BadInput` for one that cannot be, saying why, or naming those that can. */
export function enumerated<State, Action, View>(
  game: Enumerable<State, Action, View>,
): GameTree<View, Action> {
  if (!isSolvable(game)) throw unsolvable(game)
  try {
    return gameTree(game)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new BadInput(`${game.name} cannot be solved: ${cause.message}`, { cause })
  }
}

/** Says why a game cannot be solved, and which can. */
export function unsolvable(game: Parameters<typeof isSolvable>[0] & { readonly name: string }): BadInput {
  const why =
    game.seats === 2 && game.zeroSum
      ? `${game.name} is too large to solve, or does not list its deals (\`initialStates\`)`
      : `${game.name} with ${game.seats} seats cannot be solved: that takes two seats and payoffs that sum to zero`
  const names = families
    .filter((family) => family.open({}, (playable) => isSolvable(playable.game)))
    .map(({ name }) => name)
  return new BadInput(`${why}; games that can be are ${names.join(', ')}`)
}
