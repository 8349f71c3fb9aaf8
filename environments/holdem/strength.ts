import { Recent } from '../recent.ts'
import { type Card, HAND_CLASS, HOLDINGS } from './cards.ts'
import { flopEquities, preflopEquities } from './equity-tables.ts'
import { flopIndex, flopKinds, holdingMap } from './flops.ts'
import { clearCard } from './ranks.ts'
import { addRiverPoints, RIVER_OPPONENTS } from './river.ts'

/**
 * The strength of a holding: its equity (win + half of tie) against one holding drawn uniformly from the unseen
 * cards, with the open cards as they are and the rest of the board drawn uniformly. Vectors have 1326 places, by
 * `holdingIndex`; holdings that touch the board are 0.
 */

const points = new Int32Array(HOLDINGS)

/** The strength of every holding on a full board of five cards: exact. */
export function riverStrength(board: readonly Card[], out: Float32Array): void {
  points.fill(0)
  addRiverPoints(board, points)
  for (let h = 0; h < HOLDINGS; h++) out[h] = points[h] / (2 * RIVER_OPPONENTS)
}

/** The strength of every holding on a board of four cards: exact, the mean over the 46 rivers open to each. */
export function turnStrength(board: readonly Card[], out: Float32Array): void {
  points.fill(0)
  const full = [...board, 0]
  for (let river = 0; river < 52; river++) {
    if (board.includes(river)) continue
    full[4] = river
    addRiverPoints(full, points)
  }
  for (let h = 0; h < HOLDINGS; h++) out[h] = points[h] / (2 * RIVER_OPPONENTS * 46)
}

/** The strength of every holding on a flop, from the shipped table: within 1/131070 of exact. */
export function flopStrength(board: readonly Card[], out: Float32Array): void {
  const { kind, map } = flopKinds()
  const flop = flopIndex(board[0], board[1], board[2])
  const equities = flopEquities()
  const row = kind[flop] * HOLDINGS
  const images = holdingMap(map[flop])
  for (let h = 0; h < HOLDINGS; h++) out[images[h]] = equities[row + h] / 65535
}

/** The strength of every holding before the flop, from the shipped table: exact. */
export function preflopStrength(out: Float32Array): void {
  const equities = preflopEquities()
  for (let h = 0; h < HOLDINGS; h++) out[h] = equities[HAND_CLASS[h]]
}

/** Boards last asked for. */
const recent = new Recent<number, Float32Array>(64)

/**
 * The strength of every holding on a board of 0, 3, 4 or 5 cards in any order: its equity (win and half of tie, 0 to 1)
 * against one holding drawn uniformly from the unseen cards, the rest of the board drawn uniformly. Exact, but for flops,
 * which are within 1/131070. Recent boards are remembered: the vector is shared and must not be written to.
 * Throws `RangeError` for another number of cards.
 * @returns 1326 places, by `holdingIndex`; holdings that touch the board are 0
 */
export function strengths(board: readonly Card[]): Float32Array {
  return recent.get(keyOf(board), () => {
    const vector = new Float32Array(HOLDINGS)
    if (board.length === 5) riverStrength(board, vector)
    else if (board.length === 4) turnStrength(board, vector)
    else if (board.length === 3) flopStrength(board, vector)
    else if (board.length === 0) preflopStrength(vector)
    else throw new RangeError(`a board has 0, 3, 4 or 5 cards, not ${board.length}`)
    for (const card of board) clearCard(vector, card)
    return vector
  })
}

/** The sum of 2^card, which no two sets of cards share. */
function keyOf(board: readonly Card[]): number {
  let key = 0
  for (const card of board) key += 2 ** card
  return key
}
