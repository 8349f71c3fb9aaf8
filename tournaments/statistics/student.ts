import { incompleteBeta } from './beta.ts'

/** The chance that Student's t lies above t >= 0. @param freedom degrees of freedom, above 0 */
export function studentTail(t: number, freedom: number): number {
  return incompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2
}

/**
 * The quantile of Student's t distribution, by bisection.
 * @param probability 0.5 .. below 1
 * @param freedom degrees of freedom, above 0
 */
export function studentQuantile(probability: number, freedom: number): number {
  let low = 0
  let high = 1
  while (studentTail(high, freedom) > 1 - probability) high *= 2
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (studentTail(middle, freedom) > 1 - probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}
