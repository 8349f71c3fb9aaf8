import type { Game, Oracle, Policy } from './game.ts'
import { drawIndex, type Random } from './random.ts'

/**
 * Plays synchronous policies against each other from a state to the end: no XState, no promises.
 * @param policies one per seat; an oracle is shown the views of all seats
 * @param random the stream that the policies' choices are drawn from
 * @returns the terminal state
 */
export function playout<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  state: State,
  policies: readonly (Policy<View, Action> | Oracle<View, Action>)[],
  random: Random,
): State {
  let seat = game.currentPlayer(state)
  while (seat !== undefined) {
    const actions = game.legalActions(state)
    const policy = policies[seat]
    const view = game.view(state, seat)
    const chances =
      'told' in policy
        ? policy.distribution(view, actions, allViews(game, state))
        : policy.distribution(view, actions)
    state = game.apply(state, actions[drawIndex(chances, random)])
    seat = game.currentPlayer(state)
  }
  return state
}

function allViews<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  state: State,
): View[] {
  return Array.from({ length: game.seats }, (_, seat) => game.view(state, seat))
}
