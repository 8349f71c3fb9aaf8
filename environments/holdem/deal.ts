import type { Seat } from '../game.ts'
import type { Random } from '../random.ts'
import type { Card } from './cards.ts'

/** All chance of one hand, drawn before it starts. */
export interface Deal {
  /** Two hole cards of each seat, as dealt. */
  readonly holes: readonly (readonly [Card, Card])[]
  /** All five community cards: flop, turn, river. */
  readonly board: readonly Card[]
  /** The order in which seats take chips that do not divide; empty where the rules split them in fractions. */
  readonly lot: readonly Seat[]
}

const DECK: readonly Card[] = Array.from({ length: 52 }, (_, card) => card)

/** Draws `count` different cards that are not among the excluded ones, in random order. */
export function drawCards(count: number, excluded: readonly Card[], random: Random): Card[] {
  const deck = excluded.length === 0 ? DECK.slice() : DECK.filter((card) => !excluded.includes(card))
  for (let i = 0; i < count; i++) {
    const j = i + random.int(deck.length - i)
    const drawn = deck[j]
    deck[j] = deck[i]
    deck[i] = drawn
  }
  deck.length = count
  return deck
}

/** Draws a whole hand's chance, uniformly. @param byLot whether odd chips are drawn for */
export function drawDeal(seats: number, byLot: boolean, random: Random): Deal {
  const drawn = drawCards(2 * seats + 5, [], random)
  const holes: [Card, Card][] = []
  for (let seat = 0; seat < seats; seat++) holes.push([drawn[2 * seat], drawn[2 * seat + 1]])
  return { holes, board: drawn.slice(2 * seats), lot: byLot ? drawLot(seats, random) : [] }
}

/** Draws a random order of the seats. */
export function drawLot(seats: number, random: Random): Seat[] {
  const order = Array.from({ length: seats }, (_, seat) => seat)
  for (let i = seats - 1; i > 0; i--) {
    const j = random.int(i + 1)
    const seat = order[i]
    order[i] = order[j]
    order[j] = seat
  }
  return order
}
