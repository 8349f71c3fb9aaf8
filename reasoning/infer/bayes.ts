import type { Evidence, OpponentType } from '../../environments/ranges.ts'
import type { Marginals } from '../belief.ts'
import { give, take } from '../scratch.ts'

/** A belief with how likely all that was seen was. */
export interface Inferred extends Marginals {
  readonly likelihood: number
}

const sum = (weights: ArrayLike<number>): number =>
  Array.from(weights).reduce((total, weight) => total + weight, 0)

/**
 * Exact Bayes over types times hidden states: every decision the opponent made multiplies each pair's weight by the
 * chance that this type, in this hidden state, decides so.
 *
 * Throws `RangeError` when nothing is left possible.
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
): Inferred {
  const chances = new Float64Array(types.length)
  const hidden = new Float64Array(possible.length)
  const weights = take(possible.length)
  let total = 0
  types.forEach((type, t) => {
    for (let h = 0; h < possible.length; h++) weights[h] = possible[h] * prior[t]
    for (const decision of evidence) weigh(type, decision, weights)
    for (let h = 0; h < possible.length; h++) {
      chances[t] += weights[h]
      hidden[h] += weights[h]
    }
    total += chances[t]
  })
  give(weights)
  if (!(total > 0)) throw new RangeError('no hidden state is possible any more')
  for (let h = 0; h < hidden.length; h++) hidden[h] /= total
  for (let t = 0; t < chances.length; t++) chances[t] /= total
  return { types: chances, hidden, likelihood: total / (sum(prior) * sum(possible)) }
}

/** Multiplies the weight of each hidden state by the chance that the type decides so in it. */
function weigh(type: OpponentType, { spot, action }: Evidence, weights: Float64Array): void {
  const size = weights.length
  if ('table' in type) {
    const table = type.table(spot)
    const row = action * (table.length / spot.legal.length)
    const parts = spot.sort(type.partition)
    for (let h = 0; h < size; h++) weights[h] *= table[row + parts[h]]
    return
  }
  const answers = take(size * spot.legal.length)
  type.respond(spot, answers)
  for (let h = 0; h < size; h++) weights[h] *= answers[action * size + h]
  give(answers)
}
