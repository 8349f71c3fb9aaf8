import type { Estimate } from './interval.ts'
import type { Sums } from './measure-sums.ts'
import { addUp } from './measure-sums.ts'
import { studentQuantile } from './student.ts'

/** A spread of x below this share of its squares is rounding, not spread. */
const NO_SPREAD = 1e-12

/**
 * The slope of y on x by least squares over all points, with a 95 % interval that takes only whole units for
 * independent: the clustered sandwich variance (Liang and Zeger 1986) with the usual correction for few units, g / (g - 1)
 * times (points - 1) / (points - 2), and Student's t with g - 1 degrees of freedom (Cameron and Miller 2015, section VI).
 *
 * @param units of each: how many points, and the sums of x, y, x x and x y; at least one point in all
 * @returns undefined where x does not vary
 */
export function estimateSlope(units: readonly Sums[]): Estimate | undefined {
  const [points, sumX, sumY, sumXX, sumXY] = addUp(units)
  const [meanX, meanY] = [sumX / points, sumY / points]
  const spread = sumXX - sumX * meanX
  if (spread <= NO_SPREAD * sumXX) return undefined
  const slope = (sumXY - sumX * meanY) / spread
  const n = units.length
  if (n < 2 || points < 3) return { mean: slope, ci95: null, n }
  // A unit's sum of (x - mean of x) times its residuals.
  const squares = units.reduce((sum, [count, x, y, xx, xy]) => {
    const joint = xy - meanY * x - meanX * y + count * meanX * meanY
    const own = xx - 2 * meanX * x + count * meanX * meanX
    return sum + (joint - slope * own) ** 2
  }, 0)
  const correction = (n / (n - 1)) * ((points - 1) / (points - 2))
  const margin = studentQuantile(0.975, n - 1) * (Math.sqrt(correction * squares) / spread)
  return { mean: slope, ci95: [slope - margin, slope + margin], n }
}
