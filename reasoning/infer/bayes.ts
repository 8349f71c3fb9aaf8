import type { Evidence, OpponentType } from '../../environments/ranges.ts'
import { type Belief, beliefOf } from '../belief.ts'

/**
 * Exact Bayes over types times hidden states: every decision the opponent made multiplies each pair's weight by the
 * chance that this type, in this hidden state, decides so.
 *
 * @param types the opponents thought possible
 * @param prior their chances, any positive scale
 * @param possible weight of each hidden state by the rules alone
 * @param evidence the opponent's decisions, in order
 */
export function infer(
  types: readonly OpponentType[],
  prior: ArrayLike<number>,
  possible: Float64Array,
  evidence: readonly Evidence[],
): Belief {
  return beliefOf(types.map((type, i) => weigh(type, prior[i], possible, evidence)))
}

function weigh(
  type: OpponentType,
  prior: number,
  possible: Float64Array,
  evidence: readonly Evidence[],
): Float64Array {
  const weights = possible.map((weight) => weight * prior)
  const size = weights.length
  for (const { spot, action } of evidence) {
    if ('table' in type) {
      const table = type.table(spot)
      const row = action * (table.length / spot.legal.length)
      for (let h = 0; h < size; h++) weights[h] *= table[row + spot.strength[h]]
    } else {
      const chances = new Float64Array(size * spot.legal.length)
      type.respond(spot, chances)
      for (let h = 0; h < size; h++) weights[h] *= chances[action * size + h]
    }
  }
  return weights
}
