import { BadInput, IllegalAction } from '../environments/errors.ts'
import type { Game, Json } from '../environments/game.ts'
import { dealt } from './match.ts'

/** A game as it is recorded: its deal, and who decided what. */
interface Decided<Decision> {
  readonly deal: number
  readonly decisions: readonly Decision[]
}

/**
 * A recorded game once more: each decision with the state in which it was taken; returns the end.
 *
 * @param seed that of the tournament
 * @param where which game it is, for messages
 * Throws `BadInput` where the rules do not allow what is recorded.
 */
export function* replayed<State, Action, View, Hidden, Decision extends { seat: number; action: Json }>(
  game: Game<State, Action, View, Hidden>,
  seed: number | string,
  { deal, decisions }: Decided<Decision>,
  where: string,
): Generator<{ readonly state: State; readonly decision: Decision }, State> {
  let state = dealt(game, seed, deal)
  for (const decision of decisions) {
    const seat = game.currentPlayer(state)
    if (seat === undefined) throw new BadInput(`${where}: it is over before its decisions are`)
    if (seat !== decision.seat) throw new BadInput(`${where}: seat ${decision.seat} is not to act`)
    yield { state, decision }
    try {
      state = game.apply(state, game.readAction(game.view(state, seat), decision.action))
    } catch (cause) {
      if (!(cause instanceof IllegalAction)) throw cause
      throw new BadInput(`${where}: ${cause.message}`, { cause })
    }
  }
  return state
}

/** The end of a recorded game. @see replayed */
export function finalState<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  seed: number | string,
  played: Decided<{ readonly seat: number; readonly action: Json }>,
  where: string,
): State {
  const steps = replayed(game, seed, played, where)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}
