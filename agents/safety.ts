import { BadInput } from '../environments/errors.ts'
import type { Game } from '../environments/game.ts'
import type { Ranges } from '../environments/ranges.ts'
import { expectedStrategy } from '../reasoning/opponents/expected-strategy.ts'
import type { Opponent } from '../reasoning/opponents/opponent.ts'
import { type GameTree, gameTree, isSolvable } from '../reasoning/solve/game-tree.ts'
import { restrictedResponse } from '../reasoning/solve/restricted-response.ts'
import type { Strategy } from '../reasoning/solve/strategy.ts'
import { equilibrium } from './equilibrium.ts'

/** The chance with which each legal action should be taken where a view stands, by what is thought of the opponent. */
export type SafePlay<View, Action> = (view: View, opponent: Opponent<View, Action>) => readonly number[]

/** Iterations of CFR+ for one response: its error in Leduc poker is then some thousandths of a chip. */
const ITERATIONS = 200

/**
 * Play between a best response and an equilibrium: the restricted Nash response to what is thought of the opponent,
 * worked out anew whenever a game has taught something.
 *
 * @param safety above 0, at most 1: how much of the time the opponent is thought to do its worst; with 1 this is the
 * equilibrium, whatever is thought of the opponent
 * Throws `BadInput` for a game that cannot be solved.
 */
export function safePlay<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  safety: number,
): SafePlay<View, Action> {
  const { ranges } = game
  if (!isSolvable(game) || ranges?.standing === undefined)
    throw new BadInput(
      `bidder: safety: ${game.name} with ${game.seats} seats cannot be solved, so nothing says what is safe; leave safety out`,
    )
  if (safety === 1) {
    const solved = equilibrium(game)
    return (view) => Array.from(solved.distribution(view, game.viewActions(view)))
  }
  return responder(gameTree(game), ranges, safety)
}

function responder<View, Action>(
  tree: GameTree<View, Action>,
  ranges: Ranges<View, Action>,
  safety: number,
): SafePlay<View, Action> {
  const latest: { readonly weights: Float64Array; readonly strategy: Strategy }[] = []
  return (view, opponent) => {
    const text = JSON.stringify(view)
    const seat = tree.sides[0].index.has(text) ? 0 : 1
    const { index, first } = tree.sides[seat]
    const set = index.get(text)
    if (set === undefined) throw new RangeError(`the game has no such view: ${text}`)
    const { types, weights } = opponent
    if (latest[seat]?.weights !== weights) {
      const model = expectedStrategy(tree.sides[1 - seat], ranges, types, weights)
      latest[seat] = { weights, strategy: restrictedResponse(tree, seat, model, 1 - safety, ITERATIONS) }
    }
    return Array.from(latest[seat].strategy.subarray(first[set], first[set + 1]))
  }
}
