import type { Partition } from '../ranges.ts'
import { type Card, HOLDINGS } from './cards.ts'
import { HOLDING_CLASSES, holdingClasses } from './holding-classes.ts'
import { ruleWishes, WISHES } from './rule-v1.ts'
import { SPOKEN_PARTS } from './spoken-parts.ts'
import { strengths } from './strength.ts'

/** Strength in steps of 0.05, so that thresholds on multiples of it are exact. */
export const BUCKETS = 20

/** The ways to sort holdings, as places in `PARTITIONS`. */
export const STRENGTH = 0
export const CLASS = 1
export const WISH = 2
export const SPOKEN = 3

/** The ways in which opponents tell holdings apart. */
export const PARTITIONS: readonly Partition[] = [
  { name: 'strength', parts: BUCKETS, ordered: true },
  { name: 'class', parts: HOLDING_CLASSES, ordered: false },
  { name: 'wish of rule-v1', parts: WISHES.length, ordered: false },
  { name: 'class, strength and board', parts: SPOKEN_PARTS, ordered: false },
]

/** The bucket of a strength 0..1. */
export const bucketOf = (equity: number): number =>
  // Equities that are multiples of the width must not fall below it by rounding.
  Math.min(BUCKETS - 1, Math.floor(equity * BUCKETS + 1e-6))

/** The part of every holding on a board, by `holdingIndex`. */
export function partsOn(board: readonly Card[], partition: number): Uint8Array {
  if (partition === CLASS) return holdingClasses(board)
  if (partition === WISH) return ruleWishes(board)
  const equities = strengths(board)
  const parts = new Uint8Array(HOLDINGS)
  for (let h = 0; h < HOLDINGS; h++) parts[h] = bucketOf(equities[h])
  return parts
}
