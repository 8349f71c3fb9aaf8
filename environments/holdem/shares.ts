import type { Card } from './cards.ts'
import { rankTable } from './ranks.ts'

type Hole = readonly [Card, Card]

/** Adds to each hand the part of a pot that it wins on a full board: all of it for the best, equals split. */
function addShares(node: number, holes: readonly Hole[], ranks: number[], shares: Float64Array): void {
  const nodes = rankTable()
  let best = 0
  let winners = 0
  for (let i = 0; i < holes.length; i++) {
    const rank = nodes[nodes[node + holes[i][0] + 1] + holes[i][1] + 1]
    ranks[i] = rank
    winners = rank > best ? 1 : rank === best ? winners + 1 : winners
    best = Math.max(best, rank)
  }
  for (let i = 0; i < holes.length; i++) if (ranks[i] === best) shares[i] += 1 / winners
}

/**
 * What part of a pot each hand wins on average over the rest of the board, all hands known.
 * @param node the node of a board of three, four or five cards, from `boardNode`
 * @param holes the hands that are compared
 * @param deck the cards that may still come
 * @param missing how many cards the board lacks, 0 to 2
 */
export function potShares(
  node: number,
  holes: readonly Hole[],
  deck: readonly Card[],
  missing: number,
): number[] {
  const nodes = rankTable()
  const shares = new Float64Array(holes.length)
  const ranks = holes.map(() => 0)
  const visit = (at: number, from: number, left: number): void => {
    if (left === 0) addShares(at, holes, ranks, shares)
    else for (let i = from; i < deck.length; i++) visit(nodes[at + deck[i] + 1], i + 1, left - 1)
  }
  visit(node, 0, missing)
  // Each board counts once: their number is that of the choices of cards.
  const boards = shares.reduce((sum, share) => sum + share, 0)
  return Array.from(shares, (share) => share / boards)
}
