import type { Evidence, OpponentType, Spot } from '../../environments/ranges.ts'

/**
 * An opponent learned from its own play alone: Dirichlet counts of its actions by betting context and strength
 * bucket. A hidden state that was never shown counts for each possibility in proportion to the belief in it.
 * Sparse cells borrow from a prior type and from neighbouring buckets.
 */
export class FrequencyModel {
  readonly #counts: Float64Array
  readonly #buckets: number
  readonly #slots: number
  readonly #prior: OpponentType[]
  #weights: ArrayLike<number>

  /** How many observations the prior is worth in one cell. */
  static readonly PRIOR_STRENGTH = 2

  /**
   * @param shape how many contexts, strength buckets and action slots the game has
   * @param prior the types whose mean it starts from
   */
  constructor(
    shape: { readonly contexts: number; readonly buckets: number; readonly slots: number },
    prior: readonly OpponentType[],
  ) {
    this.#buckets = shape.buckets
    this.#slots = shape.slots
    this.#counts = new Float64Array(shape.contexts * shape.buckets * shape.slots)
    this.#prior = [...prior]
    this.#weights = prior.map(() => 1 / prior.length)
  }

  /** Takes the present chances of the prior types. */
  lean(weights: ArrayLike<number>): void {
    this.#weights = weights
  }

  /**
   * Learns one decision.
   * @param belief chances of the hidden states when the game had ended, summing to 1
   */
  learn({ spot, action }: Evidence, belief: Float64Array): void {
    const cell = spot.context * this.#buckets
    for (let h = 0; h < belief.length; h++)
      if (belief[h] > 0) this.#counts[(cell + spot.hiddenStrength[h]) * this.#slots + action] += belief[h]
  }

  /** Itself as a type. */
  readonly type: OpponentType = {
    name: 'learned from this opponent',
    table: (spot) => this.#table(spot),
  }

  #table(spot: Spot): Float64Array {
    const buckets = this.#buckets
    const table = new Float64Array(this.#slots * buckets)
    for (let i = 0; i < this.#prior.length; i++) {
      const type = this.#prior[i]
      if (!('table' in type) || this.#weights[i] < 1e-3) continue
      const chances = type.table(spot)
      for (let j = 0; j < table.length; j++) table[j] += 0.85 * this.#weights[i] * chances[j]
    }
    const legal = spot.legal.filter(Boolean).length
    for (let bucket = 0; bucket < buckets; bucket++) {
      let total = 0
      const seen = spot.legal.map(() => 0)
      let sum = 0
      for (let slot = 0; slot < this.#slots; slot++) {
        if (!spot.legal[slot]) continue
        seen[slot] = this.#near(spot.context, bucket, slot)
        total += seen[slot]
        table[slot * buckets + bucket] += 0.15 / legal
        sum += table[slot * buckets + bucket]
      }
      for (let slot = 0; slot < this.#slots; slot++) {
        if (!spot.legal[slot]) continue
        const prior = (table[slot * buckets + bucket] / sum) * FrequencyModel.PRIOR_STRENGTH
        table[slot * buckets + bucket] = (seen[slot] + prior) / (total + FrequencyModel.PRIOR_STRENGTH)
      }
    }
    return table
  }

  /** Counts at a bucket with its neighbours', which weigh less the farther they are. */
  #near(context: number, bucket: number, slot: number): number {
    let sum = 0
    for (let d = -2; d <= 2; d++) {
      const other = bucket + d
      if (other < 0 || other >= this.#buckets) continue
      sum +=
        this.#counts[(context * this.#buckets + other) * this.#slots + slot] *
        (d === 0 ? 1 : Math.abs(d) === 1 ? 0.5 : 0.2)
    }
    return sum
  }
}
