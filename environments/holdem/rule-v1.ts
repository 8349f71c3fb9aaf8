import { type Card, HIGH, HOLDINGS, LOW, rankOf, suitOf } from './cards.ts'

/** What the rule bot may wish for, before it is made legal. */
export const WISHES = ['fold', 'check', 'call', 'raise'] as const
export type Wish = (typeof WISHES)[number]

const FOLD = 0
const CHECK = 1
const CALL = 2
const RAISE = 3

const TEN = 8
const ACE = 12
const FIVE = 3

/** King, queen, jack or ten. */
const isBroadway = (rank: number): boolean => rank >= TEN && rank < ACE

/** All that the bot looks at on a board. */
interface Sight {
  readonly open: number
  /** Sets of ranks and suits that lie open, as bit masks. */
  readonly ranks: number
  readonly suits: number
  /** Whether a ten or better lies open. */
  readonly high: boolean
  /** Whether nothing above a five lies open. */
  readonly low: boolean
}

function sightOf(board: readonly Card[]): Sight {
  let ranks = 0
  let suits = 0
  for (const card of board) {
    ranks |= 1 << rankOf(card)
    suits |= 1 << suitOf(card)
  }
  return { open: board.length, ranks, suits, high: ranks >= 1 << TEN, low: ranks < 1 << (FIVE + 1) }
}

/** The place in `WISHES` of what it wishes for. The rank of `b` is not below that of `a`. */
function wish(a: Card, b: Card, { open, ranks, suits, high, low }: Sight): number {
  const pair = rankOf(a) === rankOf(b)
  const ace = rankOf(b) === ACE
  const suited = suitOf(a) === suitOf(b)
  if (open === 0) {
    if (pair) return RAISE
    if (ace) return isBroadway(rankOf(a)) || suited ? RAISE : FOLD
    return isBroadway(rankOf(b)) && isBroadway(rankOf(a)) ? RAISE : FOLD
  }
  if (pair) return (ranks & (1 << rankOf(a))) !== 0 ? RAISE : FOLD
  if (ace && isBroadway(rankOf(a))) return high ? RAISE : FOLD
  if (ace) return suited && (suits & (1 << suitOf(b))) !== 0 ? RAISE : FOLD
  if (low) return open === 3 ? CHECK : FOLD
  return CALL
}

/**
 * RLCard's `limitholdem-rule-v1`: looks at the cards alone, never at bets, pot or position.
 *
 * @param board no cards before the flop, else three to five
 */
export function ruleWish(a: Card, b: Card, board: readonly Card[]): Wish {
  return WISHES[a < b ? wish(a, b, sightOf(board)) : wish(b, a, sightOf(board))]
}

/** What it wishes for with every holding: places in `WISHES`, by `holdingIndex`. */
export function ruleWishes(board: readonly Card[]): Uint8Array {
  const sight = sightOf(board)
  const wishes = new Uint8Array(HOLDINGS)
  for (let h = 0; h < HOLDINGS; h++) wishes[h] = wish(LOW[h], HIGH[h], sight)
  return wishes
}
