import { type Card, rankOf, suitOf } from './cards.ts'

/** What the rule bot wishes for, before it is made legal. */
export type Wish = 'fold' | 'check' | 'call' | 'raise'

const TEN = 8
const ACE = 12
const FIVE = 3

/** King, queen, jack or ten. */
const isBroadway = (rank: number): boolean => rank >= TEN && rank < ACE

/**
 * RLCard's `limitholdem-rule-v1`: looks at the cards alone, never at bets, pot or position.
 *
 * @param board no cards before the flop, else three to five
 */
export function ruleWish(a: Card, b: Card, board: readonly Card[]): Wish {
  const [high, low] = rankOf(a) > rankOf(b) ? [a, b] : [b, a]
  const pair = rankOf(high) === rankOf(low)
  const ace = rankOf(high) === ACE
  const suited = suitOf(high) === suitOf(low)
  if (board.length === 0) {
    if (pair) return 'raise'
    if (ace) return isBroadway(rankOf(low)) || suited ? 'raise' : 'fold'
    return isBroadway(rankOf(high)) && isBroadway(rankOf(low)) ? 'raise' : 'fold'
  }
  if (pair) return board.some((card) => rankOf(card) === rankOf(high)) ? 'raise' : 'fold'
  if (ace && isBroadway(rankOf(low))) return board.some((card) => rankOf(card) >= TEN) ? 'raise' : 'fold'
  if (ace) return suited && board.some((card) => suitOf(card) === suitOf(high)) ? 'raise' : 'fold'
  if (board.every((card) => rankOf(card) <= FIVE)) return board.length === 3 ? 'check' : 'fold'
  return 'call'
}
