import type { Cells, OpponentType, PublicNode, Spot } from '../../environments/ranges.ts'
import { give, take } from '../scratch.ts'

/** Types below this weight are left out of a mixture. */
const NEGLIGIBLE = 5e-3

/** Reaches below this share of the whole are as good as none. */
const UNREACHED = 1e-9

type Table = Extract<OpponentType, { table: unknown }>
type Vector = Extract<OpponentType, { respond: unknown }>
interface Weighted<Type> {
  readonly type: Type
  readonly weight: number
}

/** One opponent that plays each of several types with a fixed chance: what the search meets at every node. */
export class Mixture {
  /** The partitions by which it tells hidden states apart; undefined where it looks at each of them. */
  readonly partitions: readonly number[] | undefined
  readonly #tables: readonly { readonly partition: number; readonly types: readonly Weighted<Table>[] }[]
  readonly #vectors: readonly Weighted<Vector>[]
  readonly #slots: number
  /** By the key of a spot, one table for each partition. */
  readonly #known = new Map<number, readonly Float64Array[]>()
  readonly #knownOf = new WeakMap<Cells, Map<number, Float64Array>>()
  #answers = new Float64Array(0)

  /** @param weights chances of the types, summing to 1 @param slots of response tables */
  constructor(types: readonly OpponentType[], weights: ArrayLike<number>, slots: number) {
    const kept = types
      .map((type, i) => ({ type, weight: weights[i] }))
      .filter(({ weight }) => weight > NEGLIGIBLE)
    const total = kept.reduce((sum, { weight }) => sum + weight, 0)
    const tables: Weighted<Table>[] = []
    const vectors: Weighted<Vector>[] = []
    for (const { type, weight } of kept) {
      if ('table' in type) tables.push({ type, weight: weight / total })
      else vectors.push({ type, weight: weight / total })
    }
    const partitions = [...new Set(tables.map(({ type }) => type.partition))]
    this.partitions = vectors.length === 0 ? partitions : undefined
    this.#tables = partitions.map((partition) => ({
      partition,
      types: tables.filter(({ type }) => type.partition === partition),
    }))
    this.#vectors = vectors
    this.#slots = slots
  }

  /**
   * Splits a reach over the actions.
   * @param slots the legal actions' slots
   * @param reaches one vector per legal action, as long as the reach, overwritten
   */
  split(spot: Spot, slots: readonly number[], reach: Float64Array, reaches: readonly Float64Array[]): void {
    const { cells } = spot
    const length = reach.length
    if (cells === undefined) this.#answer(spot, slots, this.#room(slots.length * length), length)
    const answers = cells === undefined ? this.#answers : this.#answersOf(spot, slots, cells)
    for (let i = 0; i < slots.length; i++) {
      const out = reaches[i]
      if (cells === undefined)
        for (let e = 0, at = i * length; e < length; e++, at++) out[e] = reach[e] * answers[at]
      else {
        const cellOf = cells.of
        const row = i * cells.count
        for (let e = 0; e < length; e++) out[e] = reach[e] * answers[row + cellOf[e]]
      }
    }
    for (const { type, weight } of this.#vectors) {
      const answers = this.#room(length * this.#slots)
      type.respond(spot, answers)
      for (let i = 0; i < slots.length; i++) {
        const row = slots[i] * length
        const out = reaches[i]
        for (let e = 0; e < length; e++) out[e] += weight * reach[e] * answers[row + e]
      }
    }
  }

  /**
   * The sum of something over its actions at a node, each with the part of the reach that takes it.
   * @param mass what a reach of the whole belief sums to
   */
  over<Action>(
    { spot, slots }: Extract<PublicNode<Action>, { kind: 'opponent' }>,
    reach: Float64Array,
    mass: number,
    value: (index: number, part: Float64Array) => number,
  ): number {
    const parts = slots.map(() => take(reach.length))
    this.split(spot, slots, reach, parts)
    const { states } = spot
    let total = 0
    for (let i = 0; i < parts.length; i++) {
      let sum = 0
      for (let e = 0; e < states; e++) sum += parts[i][e]
      if (sum > UNREACHED * mass) total += value(i, parts[i])
    }
    for (const part of parts) give(part)
    return total
  }

  /** What the tables say of each cell, kept: many lines of play meet the same question on the same board. */
  #answersOf(spot: Spot, slots: readonly number[], cells: Cells): Float64Array {
    let known = this.#knownOf.get(cells)
    if (known === undefined) {
      known = new Map()
      this.#knownOf.set(cells, known)
    }
    let answers = known.get(spot.key)
    if (answers === undefined) {
      answers = new Float64Array(slots.length * cells.count)
      this.#answer(spot, slots, answers, cells.count)
      known.set(spot.key, answers)
    }
    return answers
  }

  /** Writes what the tables say: chances by [place among the slots * count + entry]. */
  #answer(spot: Spot, slots: readonly number[], answers: Float64Array, count: number): void {
    const tables = this.#tablesAt(spot)
    answers.fill(0, 0, slots.length * count)
    for (let t = 0; t < tables.length; t++) {
      const { partition } = this.#tables[t]
      const parts = (spot.cells ?? spot).sort(partition)
      const table = tables[t]
      for (let i = 0; i < slots.length; i++) {
        const row = slots[i] * (table.length / this.#slots)
        for (let c = 0, at = i * count; c < count; c++, at++) answers[at] += table[row + parts[c]]
      }
    }
  }

  /** Room for answers, written over at every split. */
  #room(length: number): Float64Array {
    if (this.#answers.length < length) this.#answers = new Float64Array(length)
    return this.#answers
  }

  /** The weighted sum of the types' tables, for each partition. */
  #tablesAt(spot: Spot): readonly Float64Array[] {
    let tables = this.#known.get(spot.key)
    if (tables === undefined) {
      tables = this.#tables.map(({ types }) => {
        const [first, ...rest] = types
        const mean = first.type.table(spot).map((chance) => chance * first.weight)
        for (const { type, weight } of rest) {
          const chances = type.table(spot)
          for (let i = 0; i < mean.length; i++) mean[i] += weight * chances[i]
        }
        return mean
      })
      this.#known.set(spot.key, tables)
    }
    return tables
  }
}
