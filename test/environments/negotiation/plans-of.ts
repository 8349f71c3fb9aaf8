import type { Game } from '../../../environments/game.ts'
import type { Plans } from '../../../environments/plans.ts'

/** The planning form of a game that has one. */
export function plansOf<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
): Plans<View, Action> {
  if (game.plans === undefined) throw new Error(`${game.name} has no planning form`)
  return game.plans
}
