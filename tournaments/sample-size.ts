import { studentQuantile } from './statistics/student.ts'

/** Units from which on Student's t is taken as normal: it is, to a millionth. */
const NORMAL = 1_000_000

/**
 * How many independent units it takes until a true effect of that size is told from none, two-sided at 5 %, with that
 * power: the least n of (t(0.975) + t(power))^2 * (sd / effect)^2 with n - 1 degrees of freedom (Cohen 1988, chapter 2).
 *
 * @param sd the standard deviation of a unit's mean per game
 * @param effect above 0, in the same unit
 * @param power 0.5 to below 1
 */
export function unitsNeeded(sd: number, effect: number, power: number): number {
  const needed = (n: number) => {
    const quantiles = studentQuantile(0.975, n - 1) + studentQuantile(power, n - 1)
    return (quantiles * sd) / effect
  }
  const most = needed(NORMAL) ** 2
  if (most > NORMAL) return Math.ceil(most)
  let low = 2
  let high = 2
  while (needed(high) ** 2 > high) {
    low = high
    high *= 2
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (needed(middle) ** 2 > middle) low = middle
    else high = middle
  }
  return high
}
