import type { Game, Policy } from './game.ts'
import { drawIndex, type Random } from './random.ts'

/**
 * Plays synchronous policies against each other from a state to the end: no XState, no promises.
 * @param policies one per seat
 * @param random the stream that the policies' choices are drawn from
 * @returns the terminal state
 */
export function playout<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  state: State,
  policies: readonly Policy<View, Action>[],
  random: Random,
): State {
  let seat = game.currentPlayer(state)
  while (seat !== undefined) {
    const actions = game.legalActions(state)
    const chances = policies[seat].distribution(game.view(state, seat), actions)
    state = game.apply(state, actions[drawIndex(chances, random)])
    seat = game.currentPlayer(state)
  }
  return state
}
