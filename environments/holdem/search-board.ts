import type { Random } from '../random.ts'
import { Board } from './board.ts'
import { type Card, HOLDINGS, holdingIndex } from './cards.ts'
import { drawCards } from './deal.ts'
import { bucketOf, STRENGTH } from './partitions.ts'
import { boardNode, clearCard, rankFrom, rankHoldings, rankVector } from './ranks.ts'
import { addRiverPoints, RIVER_OPPONENTS } from './river.ts'
import { strengths } from './strength.ts'

/** Hole cards against every holding, the rest of the board dealt unseen. Vectors of 1326, by `holdingIndex`. */
export interface Comparison {
  /** Chance of winning minus chance of losing. */
  readonly net: Float32Array | Int8Array
  /** Chance of not splitting. */
  readonly decided: Float32Array | Int8Array
  /** 1 for holdings that touch none of the seen cards, else 0. */
  readonly live: Uint8Array
}

/** How much work boards are worth. */
export interface Effort {
  /** Run-outs by which a preflop hand or a flop is weighed. */
  readonly runouts: number
  /** Rivers by which a turn is weighed. */
  readonly rivers: number
}

/** Every river there is. */
const ALL = 52

/** What the search starts from: every river is looked at, and run-outs are many. */
export const ROOT: Effort = { runouts: 100, rivers: ALL }
/** A board that stands for many in a sample. */
export const SAMPLED: Effort = { runouts: 20, rivers: 8 }

const ranks = rankVector()
const points = new Int32Array(HOLDINGS)
const counts = new Uint16Array(HOLDINGS)

/** A board as the search meets it: it also compares the player's own hole cards with every holding. */
export class SearchBoard extends Board {
  readonly #hole: readonly [Card, Card]
  readonly #random: Random
  readonly #effort: Effort
  #comparison: Comparison | undefined
  #buckets: Uint8Array | undefined

  constructor(cards: readonly Card[], hole: readonly [Card, Card], random: Random, effort: Effort) {
    super(cards)
    this.#hole = hole
    this.#random = random
    this.#effort = effort
  }

  /** The hole cards against every holding: exact on the river and over all rivers, else over sampled run-outs. */
  get versus(): Comparison {
    this.#comparison ??= this.#compare()
    return this.#comparison
  }

  /** On a river, and on a sampled turn, strengths come of the same work; of the turn they are an estimate. */
  protected override sorted(partition: number): Uint8Array {
    if (partition !== STRENGTH || !this.#ranksAll) return super.sorted(partition)
    this.#comparison ??= this.#compare()
    return this.#buckets ?? super.sorted(partition)
  }

  get #ranksAll(): boolean {
    return this.cards.length === 5 || (this.cards.length === 4 && this.#effort.rivers < ALL)
  }

  #compare(): Comparison {
    const river = this.cards.length === 5
    // One byte a holding: a search compares on hundreds of rivers.
    const net = river ? new Int8Array(HOLDINGS) : new Float32Array(HOLDINGS)
    const decided = river ? new Int8Array(HOLDINGS) : new Float32Array(HOLDINGS)
    const [a, b] = this.#hole
    counts.fill(0)
    points.fill(0)
    for (const rest of this.#runOuts()) {
      const full = [...this.cards, ...rest]
      if (this.#ranksAll) addRiverPoints(full, points, ranks)
      else rankHoldings(full, ranks)
      const own = rankFrom(boardNode(full), a, b)
      for (let h = 0; h < HOLDINGS; h++) {
        const other = ranks[h]
        if (other === 0) continue
        counts[h]++
        if (own === other) continue
        decided[h]++
        net[h] += own > other ? 1 : -1
      }
    }
    if (!river)
      for (let h = 0; h < HOLDINGS; h++) {
        if (counts[h] === 0) continue
        net[h] /= counts[h]
        decided[h] /= counts[h]
      }
    if (this.#ranksAll) {
      this.#buckets = new Uint8Array(HOLDINGS)
      for (let h = 0; h < HOLDINGS; h++)
        if (counts[h] > 0) this.#buckets[h] = bucketOf(points[h] / (2 * RIVER_OPPONENTS * counts[h]))
    }
    const live = new Uint8Array(HOLDINGS).fill(1)
    for (const card of this.cards) clearCard(live, card)
    for (const card of this.#hole) clearCard(live, card)
    if (this.cards.length < 4) this.#center(net, live)
    return { net, decided, live }
  }

  /** The rest of the board: nothing, every river or some, or sampled run-outs. */
  #runOuts(): readonly (readonly Card[])[] {
    const missing = 5 - this.cards.length
    if (missing === 0) return [[]]
    const seen = [...this.cards, ...this.#hole]
    if (missing > 1)
      return Array.from({ length: this.#effort.runouts }, () => drawCards(missing, seen, this.#random))
    const rivers = drawCards(52 - seen.length, seen, this.#random)
    return rivers.slice(0, this.#effort.rivers).map((river) => [river])
  }

  /** Moves sampled chances so that their mean is the exact one, which the tables hold. */
  #center(net: Comparison['net'], live: Uint8Array): void {
    const exact = 2 * strengths(this.cards)[holdingIndex(...this.#hole)] - 1
    let sum = 0
    let count = 0
    for (let h = 0; h < HOLDINGS; h++) {
      if (live[h] === 0) continue
      sum += net[h]
      count++
    }
    const shift = exact - sum / count
    for (let h = 0; h < HOLDINGS; h++) if (live[h] === 1) net[h] += shift
  }
}
