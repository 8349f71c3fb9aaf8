import type { Action } from '../../../environments/negotiation/action.ts'
import {
  type NegotiationGame,
  type NegotiationState,
  negotiation,
} from '../../../environments/negotiation/rules.ts'
import { randomOf } from '../../../environments/random.ts'

/** A game of one known instance, and its first state. */
export function settled(
  instance = '1,2,3 8,1,0 4,0,2',
  settings: Record<string, unknown> = {},
): { game: NegotiationGame; start: NegotiationState } {
  const game = negotiation(settings, { instances: instance })
  return { game, start: game.initialState(randomOf(1, 'deal')) }
}

export const keep = (...keep: readonly number[]): Action => ({ type: 'propose', keep })
export const ask = (price: number): Action => ({ type: 'propose', price })
export const accept = (offer: number): Action => ({ type: 'accept', offer })
export const walk: Action = { type: 'walk' }

/** The state after these actions. */
export function played(
  { game, start }: { game: NegotiationGame; start: NegotiationState },
  ...actions: readonly Action[]
): NegotiationState {
  return actions.reduce((state, action) => game.apply(state, action), start)
}
