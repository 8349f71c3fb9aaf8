import type { Random } from '../random.ts'
import { type Card, HOLDINGS, holdingIndex } from './cards.ts'
import { drawCards } from './deal.ts'
import { boardNode, rankTable } from './ranks.ts'
import { flopStrength } from './strength.ts'

/** Cards that may come, and the share of all that may come that they stand for; shares sum to 1. */
export interface NextCards {
  readonly cards: readonly Card[]
  readonly share: number
}

/** Flops that are drawn for each one that is looked at. */
const CANDIDATES = 8

/**
 * What may come next on a board, as a stratified sample: what may come is put in the order of what it makes of the
 * player's own hand and cut into runs, one of each run is drawn and stands for it. Half of the sample is then good for
 * the hand and half is bad, whatever the luck of the draw. With as many as may come, all of them.
 *
 * @param board none, three or four cards
 * @param hole the player's own
 * @param width how many to draw
 */
export function nextCards(
  board: readonly Card[],
  hole: readonly [Card, Card],
  width: number,
  random: Random,
): NextCards[] {
  const seen = [...board, ...hole]
  const candidates =
    board.length === 0
      ? Array.from({ length: width * CANDIDATES }, () => drawCards(3, seen, random))
      : drawCards(52 - seen.length, seen, random).map((card) => [card])
  const value =
    board.length === 0 ? flopValue(hole) : (cards: readonly Card[]) => madeHand([...seen, ...cards])
  const ranked = candidates.map((cards) => ({ cards, value: value(cards) })).sort((a, b) => a.value - b.value)
  const count = Math.min(width, ranked.length)
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * ranked.length) / count)
    const to = Math.floor(((i + 1) * ranked.length) / count)
    const { cards } = ranked[from + random.int(to - from)]
    return { cards, share: (to - from) / ranked.length }
  })
}

const equities = new Float32Array(HOLDINGS)

/** The equity of the hole cards on a flop. */
function flopValue(hole: readonly [Card, Card]): (flop: readonly Card[]) => number {
  const own = holdingIndex(...hole)
  return (flop) => {
    flopStrength(flop, equities)
    return equities[own]
  }
}

/** The rank of the best five of six or seven cards. */
function madeHand(cards: readonly Card[]): number {
  const node = boardNode(cards)
  return cards.length === 7 ? node : rankTable()[node]
}
