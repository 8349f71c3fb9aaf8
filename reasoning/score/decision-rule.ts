import { drawIndex, type Random } from '../../environments/random.ts'

/** Picks one action from the expected utilities: its place among them. */
export type DecisionRule = (utilities: readonly number[], random: Random) => number

/** The best; the first of equals. */
export const argmax: DecisionRule = (utilities) => utilities.indexOf(Math.max(...utilities))

/**
 * Draws in proportion to exp(utility / temperature) (Luce 1959). Throws `RangeError` for a temperature that is not above 0.
 * @param temperature above 0, in the unit of the utilities
 */
export function softmax(temperature: number): DecisionRule {
  if (!(temperature > 0)) throw new RangeError(`the temperature must be above 0, not ${temperature}`)
  return (utilities, random) => {
    const best = Math.max(...utilities)
    return drawIndex(
      utilities.map((utility) => Math.exp((utility - best) / temperature)),
      random,
    )
  }
}
