import type { Json } from '../environments/game.ts'

/**
 * Lists are cut at this many entries: players put what weighs most first, and beliefs have a thousand entries. A belief
 * over named groups is kept whole.
 */
const LONGEST_LIST = 16
/** Significant digits of fractions. */
const DIGITS = 6

/**
 * A deliberation as it is recorded. In full, one decision of an exact reasoner takes a hundred kilobytes; `decide`
 * shows it in full.
 */
export function inBrief(deliberation: Json): Json {
  if (typeof deliberation === 'number')
    return Number.isInteger(deliberation) ? deliberation : Number(deliberation.toPrecision(DIGITS))
  if (typeof deliberation !== 'object' || deliberation === null) return deliberation
  if (isList(deliberation)) return deliberation.slice(0, LONGEST_LIST).map(inBrief)
  return Object.fromEntries(Object.entries(deliberation).map(([key, value]) => [key, inBrief(value)]))
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
