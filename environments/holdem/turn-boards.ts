import type { Card } from './cards.ts'
import { flopIndex, flopKinds, renamed, SUIT_MAPS } from './flops.ts'

/** How many boards of four cards there are that differ by more than the names of the suits and the order of the cards. */
export const CANONICAL_TURNS = 16_432

/** A canonical board of four cards. */
export interface TurnBoard {
  readonly cards: readonly [Card, Card, Card, Card]
  /** How many of the 24 renamings of the suits leave it as it is. */
  readonly symmetries: number
  /** Every way to take one card for the turn and rename the suits so that the other three are a canonical flop. */
  readonly flops: readonly { readonly kind: number; readonly map: number }[]
}

/** All canonical boards of four cards, one at a time. */
export function* turnBoards(): Generator<TurnBoard> {
  for (let d = 3; d < 52; d++)
    for (let c = 2; c < d; c++)
      for (let b = 1; b < c; b++)
        for (let a = 0; a < b; a++) {
          const board = turnBoard([a, b, c, d])
          if (board !== undefined) yield board
        }
}

/** Undefined for a board that is a renaming of an earlier one. */
function turnBoard(cards: readonly [Card, Card, Card, Card]): TurnBoard | undefined {
  const self = numberOf(cards)
  let symmetries = 0
  for (const suits of SUIT_MAPS) {
    const image = numberOf(cards.map((card) => renamed(card, suits)))
    if (image < self) return undefined
    if (image === self) symmetries++
  }
  const { canonical, kind } = flopKinds()
  const flops: { kind: number; map: number }[] = []
  for (const turn of cards) {
    const [a, b, c] = cards.filter((card) => card !== turn)
    const number = kind[flopIndex(a, b, c)]
    const target = flopIndex(...canonical[number])
    SUIT_MAPS.forEach((suits, map) => {
      const image = flopIndex(renamed(a, suits), renamed(b, suits), renamed(c, suits))
      if (image === target) flops.push({ kind: number, map })
    })
  }
  return { cards, symmetries, flops }
}

/** A board's number, whatever the order of its cards: the later in the deck its cards, the higher. */
function numberOf(cards: readonly Card[]): number {
  const [a, b, c, d] = cards.toSorted((x, y) => x - y)
  return ((d * 52 + c) * 52 + b) * 52 + a
}
