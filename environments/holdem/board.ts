import type { Card } from './cards.ts'
import { CLASS, PARTITIONS, partsOn, SPOKEN, STRENGTH } from './partitions.ts'
import { isPaired, spokenPart } from './spoken-parts.ts'

/** Open cards with the parts of the holdings on them, worked out when first asked. */
export class Board {
  readonly cards: readonly Card[]
  readonly #sorted: (Uint8Array | undefined)[] = PARTITIONS.map(() => undefined)

  constructor(cards: readonly Card[]) {
    this.cards = cards
  }

  /** The part of every holding in one of the `PARTITIONS`. Shared: not to be written to. */
  sort(partition: number): Uint8Array {
    const parts = this.#sorted[partition] ?? this.sorted(partition)
    this.#sorted[partition] = parts
    return parts
  }

  protected sorted(partition: number): Uint8Array {
    if (partition !== SPOKEN) return partsOn(this.cards, partition)
    const classes = this.sort(CLASS)
    const paired = isPaired(this.cards)
    return this.sort(STRENGTH).map((bucket, h) => spokenPart(paired, classes[h], bucket))
  }
}
