/** What a payoff is worth to the player. */
export type Utility = (payoff: number) => number

/** Risk-neutral: a payoff is worth itself. */
export const linear: Utility = (payoff) => payoff

/**
 * Constant absolute risk aversion: u(x) = (1 - exp(-a x)) / a (Pratt 1964). Throws `RangeError` unless a is above 0.
 * @param aversion a > 0, per unit of payoff; u(x) is near x where a x is small
 */
export function cara(aversion: number): Utility {
  if (!(aversion > 0)) throw new RangeError(`risk aversion must be above 0, not ${aversion}`)
  return (payoff) => -Math.expm1(-aversion * payoff) / aversion
}
