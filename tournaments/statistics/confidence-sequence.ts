import { type Estimate, estimate, type Unit } from './interval.ts'
import { studentQuantile } from './student.ts'

/** Before so many units nothing is said: the method is asymptotic, and spreads are not known yet. */
export const FEWEST = 30

/** The number of units at which the sequence is tightest. */
const TIGHTEST = 200

const ALPHA = 0.05

/** The variance of the mixture that makes it tightest there (Waudby-Smith and others 2024, appendix on tuning). */
const RHO_SQUARED = (-2 * Math.log(ALPHA) + Math.log(-2 * Math.log(ALPHA) + 1)) / TIGHTEST

/**
 * The mean payoff per game with an interval that may be looked at after every unit: the asymptotic confidence sequence of
 * Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2024, Time-uniform central limit theory, theorem 2.2),
 *
 *     mean +- se * sqrt((2 (n r + 1) / (n r)) * ln(sqrt(n r + 1) / 0.05)),  r = rho squared,
 *
 * widened by Student's quantile over the normal one for the spread that is estimated. It holds the true mean at all times
 * together in 19 of 20 runs, so that a run may stop whenever it is narrow enough.
 *
 * @param units at least one
 * @returns no interval before 30 units: the method is asymptotic
 */
export function anytimeEstimate(units: readonly Unit[]): Estimate {
  const { mean, ci95, n } = estimate(units)
  if (ci95 === null || n < FEWEST) return { mean, ci95: null, n }
  const growth = n * RHO_SQUARED
  const factor = Math.sqrt(((2 * (growth + 1)) / growth) * Math.log(Math.sqrt(growth + 1) / ALPHA))
  // The interval of Student's t is its quantile times the standard error; the normal quantile is left of it.
  const margin = ((ci95[1] - mean) / studentQuantile(0.975, 1e9)) * factor
  return { mean, ci95: [mean - margin, mean + margin], n }
}
