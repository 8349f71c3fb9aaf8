import type { Infer, Reckoner } from '../reasoning/reckon/reckoning.ts'
import type { Steps } from './bidder-options.ts'

/**
 * The belief that a step of inferring goes by, where code takes it.
 * @param views of all seats, for an oracle
 * Throws `RangeError` for an oracle that is not told.
 */
export function beliefFor<View>(
  infer: Steps['infer'],
  reckoner: Reckoner<View>,
  view: View,
  views: readonly View[] | undefined,
): Infer {
  if (infer === 'uniform') return 'nothing'
  if (infer !== 'oracle') return 'seen'
  if (views === undefined) throw new RangeError('bidder: infer=oracle is to be handed the views of all seats')
  const own = JSON.stringify(view)
  const other = views.find((each) => JSON.stringify(each) !== own)
  const truth = other === undefined ? undefined : reckoner.truth?.(view, other)
  const groups = reckoner.groups?.(view)
  // Of more hidden states than are listed, the true one may be missing: then what has been seen must do.
  if (truth === undefined || groups === undefined) return 'seen'
  const hidden = new Float64Array(groups.possible.length)
  hidden[truth] = 1
  return { hidden }
}
