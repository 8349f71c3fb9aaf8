import type { Game, Policy, Seat } from '../../environments/game.ts'

/** A state with its chance, on any scale. */
export interface Weighted<State> {
  readonly state: State
  readonly weight: number
}

/** What the seat can reach from states that look the same to it, times their weights: every line is played out by the rules. */
export function bruteForce<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  states: readonly Weighted<State>[],
  seat: Seat,
  policy: Policy<View, Action>,
): number {
  const [{ state }] = states
  const acting = game.currentPlayer(state)
  if (acting === undefined)
    return states.reduce((sum, one) => sum + one.weight * game.returns(one.state)[seat], 0)
  if (acting === seat) {
    const values = game.legalActions(state).map((action) => afterAction(game, states, action, seat, policy))
    return Math.max(...values)
  }
  const next = states.flatMap((one) => {
    const actions = game.legalActions(one.state)
    const chances = policy.distribution(game.view(one.state, acting), actions)
    return actions.flatMap((action, a) =>
      chances[a] > 0 ? [{ state: game.apply(one.state, action), weight: one.weight * chances[a] }] : [],
    )
  })
  return apart(game, next, seat, policy)
}

/** The same after one action of the seat. */
export function afterAction<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  states: readonly Weighted<State>[],
  action: Action,
  seat: Seat,
  policy: Policy<View, Action>,
): number {
  const next = states.map((one) => ({ state: game.apply(one.state, action), weight: one.weight }))
  return apart(game, next, seat, policy)
}

function apart<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  states: readonly Weighted<State>[],
  seat: Seat,
  policy: Policy<View, Action>,
): number {
  const groups = Map.groupBy(states, ({ state }) => JSON.stringify(game.view(state, seat)))
  return [...groups.values()].reduce((sum, group) => sum + bruteForce(game, group, seat, policy), 0)
}

/**
 * Every state that agrees with the view, weighed with the chance that the policy has come there.
 * @param chance of what is still to come in a state, on any scale
 */
export function statesOf<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  policy: Policy<View, Action>,
  states: readonly { readonly state: State; readonly hidden: Hidden }[],
  chance: (state: State) => number,
): Weighted<State>[] {
  return states.flatMap(({ state, hidden }) => {
    let weight = chance(state)
    for (const decision of game.past?.(view, hidden) ?? []) {
      const at = decision.actions.findIndex(
        (action) => JSON.stringify(action) === JSON.stringify(decision.action),
      )
      weight *= policy.distribution(decision.view, decision.actions)[at]
    }
    return weight > 0 ? [{ state, weight }] : []
  })
}
