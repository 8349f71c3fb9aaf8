import { TOLERANCE } from './frontier.ts'
import { countWorth, type Preferences } from './preferences.ts'

/**
 * How much the offers of a type say of its values: they are exactly what its strategy chooses; or near it as often as
 * not; or any outcome that is worth as much to it as its aim, and then mostly the same again; or they say nothing, and
 * are any outcome. Real players keep to no formula: with the exact types alone a belief would soon be sure of values
 * that happen to fit, and wrong.
 */
export type Saying = 'exactly' | 'nearly' | 'loosely' | 'nothing'

/** Chance that an offer is what the strategy chooses, where it is only near as often as not. */
const EXACT = 0.5

/** How far from it the others lie, at most, as a share of the best outcome. */
const NEAR = 0.1

/** Chance that a loose type repeats its last offer. */
const REPEATS = 0.9

/**
 * The chance that a type offers an outcome.
 * @param chosen what its strategy would offer
 * @param last what it has offered last
 */
export function chanceOfOffer(
  saying: Exclude<Saying, 'nothing'>,
  preferences: Preferences,
  chosen: number,
  offered: number,
  last: number | undefined,
): number {
  const { utilities, best } = preferences
  const aim = utilities[chosen]
  const worth = utilities[offered]
  switch (saying) {
    case 'exactly':
      return chosen === offered ? 1 : 0
    case 'nearly': {
      const width = NEAR * best
      const exact = chosen === offered ? EXACT : 0
      if (Math.abs(worth - aim) > width + TOLERANCE) return exact
      const within =
        countWorth(preferences, aim - width - TOLERANCE) - countWorth(preferences, aim + width + TOLERANCE)
      return exact + (1 - EXACT) / within
    }
    case 'loosely': {
      const any = worth >= aim - TOLERANCE ? 1 / countWorth(preferences, aim - TOLERANCE) : 0
      if (last === undefined) return any
      return (last === offered ? REPEATS : 0) + (1 - REPEATS) * any
    }
  }
}
