import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Card, HOLDINGS } from './cards.ts'

/**
 * Hand ranks from the two-plus-two table that the package poker-evaluator carries (130 MB).
 *
 * The table is a graph: start at 53, add a card's code 1..52, read the next node, and after seven cards the
 * node is the rank: category (1 high card .. 9 straight flush) times 4096 plus the place within it.
 * It is read from that package's file into shared memory, because importing the package would load a private
 * copy in every worker thread.
 */
let table: Int32Array<SharedArrayBuffer> | undefined

const START = 53

/** The table, read at the first call (0.1 to 0.4 s). Worker threads are given the same memory: `shareRankTable`. */
export function rankTable(): Int32Array<SharedArrayBuffer> {
  if (table !== undefined) return table
  const file = openSync(createRequire(import.meta.url).resolve('poker-evaluator/data/HandRanks.dat'), 'r')
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size))
    for (let at = 0; at < bytes.length; ) at += readSync(file, bytes, at, bytes.length - at, at)
    table = new Int32Array(bytes.buffer)
  } finally {
    closeSync(file)
  }
  return table
}

/** Gives this thread a table that another thread has read. */
export function shareRankTable(memory: SharedArrayBuffer): void {
  table = new Int32Array(memory)
}

/** The node after the cards of a board: from it, stepping through two more cards of a full board gives a rank. */
export function boardNode(board: readonly Card[]): number {
  const ranks = rankTable()
  let node = START
  for (const card of board) node = ranks[node + card + 1]
  return node
}

/** The rank of two hole cards from the node of a five-card board: higher wins. */
export function rankFrom(node: number, a: Card, b: Card): number {
  const ranks = rankTable()
  return ranks[ranks[node + a + 1] + b + 1]
}

/** The rank of seven cards: higher wins, equal splits. The first call loads the table, which takes 0.1 to 0.4 s. */
export function rank(cards: readonly Card[]): number {
  return boardNode(cards)
}

/**
 * The ranks of all holdings on a five-card board in one pass.
 *
 * @param board five cards
 * @param ranks 1326 places, by `holdingIndex`; holdings that touch the board get 0, which no hand has
 */
export function rankHoldings(board: readonly Card[], ranks: Uint16Array): void {
  const nodes = rankTable()
  const root = boardNode(board) + 1
  let index = 0
  for (let high = 1; high < 52; high++) {
    const inner = nodes[root + high] + 1
    // The inner cards lie side by side in the table: this run is what makes one pass fast.
    for (let low = 0; low < high; low++) ranks[index++] = nodes[inner + low]
  }
  for (const card of board) clearCard(ranks, card)
}

/** Sets every holding that contains the card to 0. @param vector 1326 places */
export function clearCard(vector: { [index: number]: number; readonly length: number }, card: Card): void {
  const row = (card * (card - 1)) / 2
  for (let low = 0; low < card; low++) vector[row + low] = 0
  for (let high = card + 1; high < 52; high++) vector[(high * (high - 1)) / 2 + card] = 0
}

/** The names of the nine categories of hands, by `rank >> 12`: 1 is the lowest. */
export const CATEGORIES = [
  'invalid',
  'high card',
  'pair',
  'two pair',
  'three of a kind',
  'straight',
  'flush',
  'full house',
  'four of a kind',
  'straight flush',
] as const

/** An empty vector over holdings for `rankHoldings`. */
export const rankVector = (): Uint16Array => new Uint16Array(HOLDINGS)
