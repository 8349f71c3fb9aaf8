import type { Evidence, OpponentType, Partition, Spot } from '../../environments/ranges.ts'

/** What sort of hidden states a frequency model tells apart, in what contexts. */
export interface FrequencyShape {
  /** The place of the partition, and what it is. */
  readonly partition: number
  readonly sorting: Partition
  readonly contexts: number
  readonly slots: number
}

/** How many observations the chances that a cell starts from are worth. */
const PRIOR_STRENGTH = 2

/** How much a neighbouring part counts, by its distance, where parts are ordered. */
const KERNEL = [1, 0.5, 0.2]

/** Chance that is spread over all legal actions whatever the prior says. */
const GENERIC = 0.15

/**
 * An opponent learned from its own play alone: Dirichlet counts of its actions by part of the hidden states, in
 * contexts from coarse to fine. A hidden state that was never shown counts for each possibility in proportion to the
 * belief in it. What a fine context has not seen yet it takes from a coarser one, the coarsest from a prior.
 */
export class FrequencyModel {
  readonly #counts: Float64Array
  readonly #shape: FrequencyShape
  readonly #prior: (spot: Spot) => Float64Array | undefined

  /** @param prior the table that it starts from; undefined: all legal actions are equally likely */
  constructor(shape: FrequencyShape, prior: (spot: Spot) => Float64Array | undefined) {
    this.#shape = shape
    this.#counts = new Float64Array(shape.contexts * shape.sorting.parts * shape.slots)
    this.#prior = prior
    this.type = {
      name: `learned by ${shape.sorting.name}`,
      partition: shape.partition,
      table: (spot) => this.#table(spot),
    }
  }

  /** Itself as a type. */
  readonly type: OpponentType

  /**
   * Learns one decision.
   * @param belief chances of the hidden states when the game had ended, summing to 1
   */
  learn({ spot, action }: Evidence, belief: Float64Array): void {
    const { parts } = this.#shape.sorting
    const sums = new Float64Array(parts)
    const sorted = spot.sort(this.#shape.partition)
    for (let h = 0; h < belief.length; h++) sums[sorted[h]] += belief[h]
    for (const context of spot.contexts)
      for (let part = 0; part < parts; part++)
        this.#counts[(context * parts + part) * this.#shape.slots + action] += sums[part]
  }

  #table(spot: Spot): Float64Array {
    const { sorting, slots } = this.#shape
    const { parts } = sorting
    const legal = spot.legal.filter(Boolean).length
    const prior = this.#prior(spot)
    const table = new Float64Array(slots * parts)
    const chances = new Float64Array(slots)
    for (let part = 0; part < parts; part++) {
      for (let slot = 0; slot < slots; slot++)
        chances[slot] = !spot.legal[slot]
          ? 0
          : prior === undefined
            ? 1 / legal
            : (1 - GENERIC) * prior[slot * parts + part] + GENERIC / legal
      for (const context of spot.contexts) this.#refine(chances, context, part, spot.legal)
      for (let slot = 0; slot < slots; slot++) table[slot * parts + part] = chances[slot]
    }
    return table
  }

  /** The mean of the Dirichlet posterior that starts from the chances. */
  #refine(chances: Float64Array, context: number, part: number, legal: readonly boolean[]): void {
    let total = PRIOR_STRENGTH
    for (let slot = 0; slot < chances.length; slot++) {
      const seen = legal[slot] ? this.#near(context, part, slot) : 0
      chances[slot] = PRIOR_STRENGTH * chances[slot] + seen
      total += seen
    }
    for (let slot = 0; slot < chances.length; slot++) chances[slot] /= total
  }

  /** Counts of a part; where parts are ordered with its neighbours', which weigh less the farther they are. */
  #near(context: number, part: number, slot: number): number {
    const { sorting, slots } = this.#shape
    const { parts, ordered } = sorting
    const reach = ordered ? KERNEL.length - 1 : 0
    let sum = 0
    for (let d = -reach; d <= reach; d++) {
      const other = part + d
      if (other < 0 || other >= parts) continue
      sum += KERNEL[Math.abs(d)] * this.#counts[(context * parts + other) * slots + slot]
    }
    return sum
  }
}
