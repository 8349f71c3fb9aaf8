import { once } from '../once.ts'
import { type Card, HIGH, HOLDINGS, LOW, rankOf, suitOf } from './cards.ts'

/**
 * Holdings by what they are to a player who names them, not by equity: pairs with the board, draws, overcards. Some
 * players bet by these names, which strength cannot say.
 */

/** How many classes there are, before the flop and after. */
export const HOLDING_CLASSES = 13

/** The names of the classes before the flop. */
export const PREFLOP_CLASSES = [
  'pair, tens or better',
  'pair, sixes to nines',
  'pair, fives or lower',
  'ace with a ten or better',
  'ace with a lower card, suited',
  'ace with a lower card',
  'two cards from ten to king',
  'king with a lower card, suited',
  'king with a lower card',
  'suited connectors or one gap',
  'queen or jack with a lower card',
  'connectors or one gap',
  'anything else',
] as const

/** The names of the classes on the flop, turn and river. */
export const BOARD_CLASSES = [
  'straight or better',
  'three of a kind with a pair in hand',
  'two pair or three of a kind with one card each',
  'pair in hand above the board',
  'pair with the top card',
  'pair with a lower card',
  'pair in hand below the top card',
  'ace high with a ten or better',
  'ace high with a lower card',
  'flush draw or open straight draw',
  'two cards above the board',
  'one card above the board',
  'nothing',
] as const

const TEN = 8
const SIX = 4
const JACK = 9
const KING = 11
const ACE = 12

/** The class of every holding. @param board none or three to five cards @returns 1326 places, by `holdingIndex` */
export function holdingClasses(board: readonly Card[]): Uint8Array {
  return board.length === 0 ? preflop : boardClasses(board)
}

const preflop = Uint8Array.from({ length: HOLDINGS }, (_, h) => preflopClass(LOW[h], HIGH[h]))

function preflopClass(a: Card, b: Card): number {
  const high = Math.max(rankOf(a), rankOf(b))
  const low = Math.min(rankOf(a), rankOf(b))
  const suited = suitOf(a) === suitOf(b)
  if (high === low) return high >= TEN ? 0 : high >= SIX ? 1 : 2
  if (high === ACE) return low >= TEN ? 3 : suited ? 4 : 5
  if (low >= TEN) return 6
  if (high === KING) return suited ? 7 : 8
  if (high - low <= 2) return suited ? 9 : 11
  return high >= JACK ? 10 : 12
}

function boardClasses(board: readonly Card[]): Uint8Array {
  const straight = straights()
  const counts = new Uint8Array(13)
  const suits = new Uint8Array(4)
  let mask = 0
  for (const card of board) {
    counts[rankOf(card)]++
    suits[suitOf(card)]++
    mask |= 1 << rankOf(card)
  }
  const top = 31 - Math.clz32(mask)
  const classes = new Uint8Array(HOLDINGS)
  for (let h = 0; h < HOLDINGS; h++) {
    const a = LOW[h]
    const b = HIGH[h]
    // The higher card has the higher number, so the rank of `b` is not below that of `a`.
    const low = rankOf(a)
    const high = rankOf(b)
    const suited = suitOf(a) === suitOf(b)
    const ofSuit = Math.max(suits[suitOf(a)] + (suited ? 2 : 1), suits[suitOf(b)] + (suited ? 2 : 1))
    const all = mask | (1 << low) | (1 << high)
    classes[h] =
      ofSuit >= 5 || (straight[all] === MADE && straight[mask] !== MADE)
        ? 0
        : high === low
          ? counts[high] > 0
            ? 1
            : high > top
              ? 3
              : 6
          : counts[high] > 0 || counts[low] > 0
            ? paired(counts[high], counts[low], counts[high] > 0 ? high : low, top)
            : high === ACE
              ? low >= TEN
                ? 7
                : 8
              : board.length < 5 && (ofSuit === 4 || straight[all] === OPEN)
                ? 9
                : low > top
                  ? 10
                  : high > top
                    ? 11
                    : 12
  }
  return classes
}

/** With two different cards of which one or both pair the board. */
function paired(ofHigh: number, ofLow: number, rank: number, top: number): number {
  if ((ofHigh > 0 && ofLow > 0) || ofHigh > 1 || ofLow > 1) return 2
  return rank === top ? 4 : 5
}

const MADE = 2
const OPEN = 1

/** For every set of ranks (bit 0 deuce): whether it holds a straight, or four in a row open at both ends. */
const straights = once(() =>
  Uint8Array.from({ length: 1 << 13 }, (_, ranks) => {
    // The ace stands below the deuce, too.
    const line = (ranks << 1) | (ranks >> 12)
    for (let low = 0; low <= 9; low++) if (((line >> low) & 31) === 31) return MADE
    for (let low = 1; low <= 9; low++) if (((line >> low) & 15) === 15) return OPEN
    return 0
  }),
)
