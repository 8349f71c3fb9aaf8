import { families } from '../environments/catalog.ts'
import { BadInput } from '../environments/errors.ts'
import { type Enumerable, type GameTree, gameTree, isSolvable } from '../reasoning/solve/game-tree.ts'

/** A game enumerated. Throws `BadInput` for one that cannot be, naming those that can. */
export function enumerated<State, Action, View>(
  game: Enumerable<State, Action, View>,
): GameTree<View, Action> {
  if (isSolvable(game)) return gameTree(game)
  throw unsolvable(game)
}

/** Says why a game cannot be solved, and which can. */
export function unsolvable(game: Parameters<typeof isSolvable>[0] & { readonly name: string }): BadInput {
  const why =
    game.seats === 2 && game.zeroSum
      ? `${game.name} is too large to solve: its deals are too many to list`
      : `${game.name} with ${game.seats} seats cannot be solved: that takes two seats and payoffs that sum to zero`
  const names = families
    .filter((family) => family.open({}, (playable) => isSolvable(playable.game)))
    .map(({ name }) => name)
  return new BadInput(`${why}; games that can be are ${names.join(', ')}`)
}
