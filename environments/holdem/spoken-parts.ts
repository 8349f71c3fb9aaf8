import { type Card, rankOf } from './cards.ts'
import { HOLDING_CLASSES } from './holding-classes.ts'

/**
 * How a player in words sorts holdings: by what they are called, by strength in bands, by whether the board is paired. A
 * part is one combination of the three.
 */

/** Strength where the bands begin, in percent: all below twenty is one, then each ten. */
export const BANDS = [0, 20, 30, 40, 50, 60, 70, 80, 90] as const

/** How many parts there are. */
export const SPOKEN_PARTS = 2 * HOLDING_CLASSES * BANDS.length

/** The part of a holding. @param bucket its strength in twentieths */
export function spokenPart(paired: boolean, holdingClass: number, bucket: number): number {
  const band = bucket < 4 ? 0 : (bucket >> 1) - 1
  return ((paired ? HOLDING_CLASSES : 0) + holdingClass) * BANDS.length + band
}

/** What a part stands for; the strength in percent. */
export function spokenOf(part: number): {
  readonly paired: boolean
  readonly holdingClass: number
  readonly strength: number
} {
  const named = Math.floor(part / BANDS.length)
  return {
    paired: named >= HOLDING_CLASSES,
    holdingClass: named % HOLDING_CLASSES,
    strength: BANDS[part % BANDS.length],
  }
}

/** Whether two open cards are of one rank. */
export const isPaired = (board: readonly Card[]): boolean => new Set(board.map(rankOf)).size < board.length
