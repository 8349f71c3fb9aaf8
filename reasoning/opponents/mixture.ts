import type { OpponentType, Spot } from '../../environments/ranges.ts'

/** Types below this weight are left out of a mixture. */
const NEGLIGIBLE = 5e-3

/** One opponent that plays each of several types with a fixed chance: what the search meets at every node. */
export class Mixture {
  readonly #types: readonly { readonly type: OpponentType; readonly weight: number }[]
  readonly #tables = new Map<string, Float64Array>()
  readonly #scratch: Float64Array
  readonly #size: number
  readonly #buckets: number
  readonly #slots: number

  /** @param weights chances of the types, summing to 1 @param size hidden states */
  constructor(
    types: readonly OpponentType[],
    weights: ArrayLike<number>,
    shape: { readonly size: number; readonly buckets: number; readonly slots: number },
  ) {
    const kept = types
      .map((type, i) => ({ type, weight: weights[i] }))
      .filter(({ weight }) => weight > NEGLIGIBLE)
    const total = kept.reduce((sum, { weight }) => sum + weight, 0)
    this.#types = kept.map(({ type, weight }) => ({ type, weight: weight / total }))
    this.#size = shape.size
    this.#buckets = shape.buckets
    this.#slots = shape.slots
    this.#scratch = new Float64Array(shape.size * shape.slots)
  }

  /**
   * Splits a reach over the actions.
   * @param slots the legal actions' slots
   * @param reaches one vector per legal action, as long as the reach or longer, overwritten
   */
  split(spot: Spot, slots: readonly number[], reach: Float64Array, reaches: readonly Float64Array[]): void {
    const { strength } = spot
    const condensed = spot.states !== this.#size
    const table = condensed ? this.#condensed(spot) : this.#table(spot)
    for (let i = 0; i < slots.length; i++) {
      const row = slots[i] * this.#buckets
      const out = reaches[i]
      for (let h = 0; h < reach.length; h++) out[h] = reach[h] === 0 ? 0 : reach[h] * table[row + strength[h]]
    }
    if (condensed) return
    for (const { type, weight } of this.#types) {
      if (!('respond' in type)) continue
      type.respond(spot, this.#scratch)
      for (let i = 0; i < slots.length; i++) {
        const row = slots[i] * this.#size
        const out = reaches[i]
        for (let h = 0; h < this.#size; h++) out[h] += weight * reach[h] * this.#scratch[row + h]
      }
    }
  }

  /** The whole mixture by bucket: a type that looks past strength answers with its mean over the bucket. */
  #condensed(spot: Spot): Float64Array {
    const base = this.#table(spot)
    if (this.#types.every(({ type }) => 'table' in type)) return base
    const key = `${spot.key} ${spot.board.join()}`
    const known = this.#tables.get(key)
    if (known !== undefined) return known
    const table = base.slice()
    for (const { type, weight } of this.#types) {
      if (!('respond' in type)) continue
      type.respond(spot, this.#scratch)
      const sums = new Float64Array(table.length)
      const counts = new Float64Array(this.#buckets)
      for (let h = 0; h < this.#size; h++) {
        const bucket = spot.hiddenStrength[h]
        counts[bucket]++
        for (let slot = 0; slot < this.#slots; slot++)
          sums[slot * this.#buckets + bucket] += this.#scratch[slot * this.#size + h]
      }
      for (let j = 0; j < table.length; j++)
        table[j] += (weight * sums[j]) / Math.max(1, counts[j % this.#buckets])
    }
    this.#tables.set(key, table)
    return table
  }

  /** The weighted mean of the tables, of the types that have one. */
  #table(spot: Spot): Float64Array {
    let mean = this.#tables.get(spot.key)
    if (mean === undefined) {
      mean = new Float64Array(this.#slots * this.#buckets)
      for (const { type, weight } of this.#types) {
        if (!('table' in type)) continue
        const chances = type.table(spot)
        for (let i = 0; i < mean.length; i++) mean[i] += weight * chances[i]
      }
      this.#tables.set(spot.key, mean)
    }
    return mean
  }
}
