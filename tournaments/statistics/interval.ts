import { studentQuantile } from './student.ts'

/** A 95 % interval; null where there is but one unit, which says nothing of spread. */
export type Interval = readonly [low: number, high: number] | null

/** What is independent of the others of its kind: a deal over all seatings, or a match with its mirrors. */
export interface Unit {
  /** The sum of its games' payoffs. */
  readonly total: number
  readonly games: number
}

/** A mean per game with its 95 % interval. */
export interface Estimate {
  readonly mean: number
  readonly ci95: Interval
  /** How many units. */
  readonly n: number
}

/**
 * The mean payoff per game and its Student t interval over independent units. Where units differ in their number of
 * games (a last match that is shorter), the mean is that of games, and its variance the linearised one of a ratio
 * (Cochran, Sampling Techniques, 6.4); for equal units both are the ordinary ones.
 *
 * @param units at least one
 */
export function estimate(units: readonly Unit[]): Estimate {
  const n = units.length
  const games = units.reduce((sum, unit) => sum + unit.games, 0)
  const mean = units.reduce((sum, unit) => sum + unit.total, 0) / games
  if (n < 2) return { mean, ci95: null, n }
  const squares = units.reduce((sum, unit) => sum + (unit.total - mean * unit.games) ** 2, 0)
  const standardError = Math.sqrt(squares / (n * (n - 1))) / (games / n)
  const margin = studentQuantile(0.975, n - 1) * standardError
  return { mean, ci95: [mean - margin, mean + margin], n }
}
