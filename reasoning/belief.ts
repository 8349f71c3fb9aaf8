/** What is believed of an opponent, in two parts: each sums to 1. */
export interface Marginals {
  /** The chance of each type. */
  readonly types: Float64Array
  /** The chance of each hidden state, whatever the type. */
  readonly hidden: Float64Array
}

/**
 * A joint belief: how likely is each type of opponent, and each hidden state under each type.
 * `joint[type]` is a vector over hidden states; all entries together sum to 1.
 */
export interface Belief extends Marginals {
  readonly joint: readonly Float64Array[]
}

/**
 * The belief with these weights. Throws `RangeError` when nothing is left possible.
 * @param weights by type, then by hidden state; they need not sum to 1. They become the belief's own, and are changed
 */
export function beliefOf(weights: readonly Float64Array[]): Belief {
  const types = new Float64Array(weights.length)
  const hidden = new Float64Array(weights[0].length)
  let total = 0
  weights.forEach((vector, type) => {
    for (let h = 0; h < vector.length; h++) {
      types[type] += vector[h]
      hidden[h] += vector[h]
    }
    total += types[type]
  })
  if (!(total > 0)) throw new RangeError('no hidden state is possible any more')
  for (let h = 0; h < hidden.length; h++) hidden[h] /= total
  for (let t = 0; t < types.length; t++) types[t] /= total
  for (const vector of weights) for (let h = 0; h < vector.length; h++) vector[h] /= total
  return { joint: weights, types, hidden }
}
