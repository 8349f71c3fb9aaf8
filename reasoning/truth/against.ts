import type { Game, Json, Policy } from '../../environments/game.ts'
import { offersTruth } from './offers-truth.ts'
import { rangesTruth } from './ranges-truth.ts'
import type { Oracle } from './truth.ts'

/**
 * Who can grade decisions against this opponent: in vector form by the betting tree with every hidden state, in games of
 * offers by dynamic programming over beliefs. Undefined where the game has neither form, or cannot follow this policy to
 * the end.
 */
export function truthAgainst<State, Action extends Json, View, Hidden>(
  { ranges, plans }: Game<State, Action, View, Hidden>,
  policy: Policy<View, Action>,
): Oracle<View> | undefined {
  if (ranges !== undefined) return rangesTruth(ranges, ranges.exactTypeOf(policy))
  const type = plans?.exactTypeOf(policy)
  return plans === undefined || type === undefined ? undefined : (view) => offersTruth(plans, view, type)
}
