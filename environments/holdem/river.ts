import { type Card, HIGH, HOLDINGS, LOW } from './cards.ts'
import { rankHoldings } from './ranks.ts'

/** How many holdings an opponent may have beside a full board and the own two cards. */
export const RIVER_OPPONENTS = 990

const own = new Uint16Array(HOLDINGS)
const byLowByte = new Uint16Array(HOLDINGS)
const sorted = new Uint16Array(HOLDINGS)
const lowPlaces = new Uint16Array(256)
const highPlaces = new Uint16Array(256)
const below = new Int32Array(52)

/**
 * Adds to each holding twice the number of opponent holdings that it beats on this board, plus the number that it
 * ties with: of at most 2 * 990. Card removal is exact. Holdings that touch the board get nothing.
 *
 * @param board five cards
 * @param points 1326 places, by `holdingIndex`
 * @param ranks 1326 places that get the ranks, for who needs them, too
 */
export function addRiverPoints(board: readonly Card[], points: Int32Array, ranks: Uint16Array = own): void {
  rankHoldings(board, ranks)
  sortByRank(ranks)
  below.fill(0)
  // Blocked holdings have rank 0, so they lie first.
  let start = 0
  while (start < HOLDINGS && ranks[sorted[start]] === 0) start++
  const live = start
  while (start < HOLDINGS) {
    const rank = ranks[sorted[start]]
    let end = start + 1
    while (end < HOLDINGS && ranks[sorted[end]] === rank) end++
    // Those below this group, less those that hold one of the own cards; then the same with the group included.
    // The sum of the two counts a win twice and a tie once; the own holding was taken off once too often.
    const twice = start + end - 2 * live + 1
    for (let i = start; i < end; i++) {
      const holding = sorted[i]
      points[holding] += twice - below[LOW[holding]] - below[HIGH[holding]]
    }
    for (let i = start; i < end; i++) {
      const holding = sorted[i]
      below[LOW[holding]]++
      below[HIGH[holding]]++
    }
    for (let i = start; i < end; i++) {
      const holding = sorted[i]
      points[holding] -= below[LOW[holding]] + below[HIGH[holding]]
    }
    start = end
  }
}

/** Sorts all holdings by rank, least first, into `sorted`: a radix sort of two bytes. */
function sortByRank(ranks: Uint16Array): void {
  lowPlaces.fill(0)
  highPlaces.fill(0)
  for (let holding = 0; holding < HOLDINGS; holding++) {
    const rank = ranks[holding]
    lowPlaces[rank & 255]++
    highPlaces[rank >> 8]++
  }
  let low = 0
  let high = 0
  for (let byte = 0; byte < 256; byte++) {
    const lowCount = lowPlaces[byte]
    const highCount = highPlaces[byte]
    lowPlaces[byte] = low
    highPlaces[byte] = high
    low += lowCount
    high += highCount
  }
  for (let holding = 0; holding < HOLDINGS; holding++) byLowByte[lowPlaces[ranks[holding] & 255]++] = holding
  for (let i = 0; i < HOLDINGS; i++) {
    const holding = byLowByte[i]
    sorted[highPlaces[ranks[holding] >> 8]++] = holding
  }
}
