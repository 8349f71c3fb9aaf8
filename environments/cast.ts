import type { Policy } from './game.ts'
import type { Random } from './random.ts'

/**
 * Opponents whose play is known exactly, besides the house players: for decisions that are to be graded against the
 * truth. Of each, and of the house players, the game can say exactly how it plays: see `exactTypeOf` of its vector or
 * planning form.
 */
export interface Cast<View, Action> {
  /** Players of the kinds that a reasoner may expect. */
  readonly parametric: readonly Policy<View, Action>[]
  /** A player that plays now as one of them and now as another. */
  mixture(random: Random): Policy<View, Action>
  /** A player of a kind that no reasoner of this package expects. */
  stranger(random: Random): Policy<View, Action>
}
