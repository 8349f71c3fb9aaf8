import { betaQuantile } from './beta.ts'
import { type Estimate, estimate, type Unit } from './interval.ts'
import { studentQuantile } from './student.ts'

/**
 * The share of games that have some property, with its 95 % interval over independent units: the exact binomial one
 * (Clopper and Pearson 1934) for as many games as would be worth as much if all were independent (Korn and Graubard
 * 1998). Student's interval is no good here: where a property is rare or the rule it leaves 0 to 1, and it has no width
 * where all games are alike.
 *
 * @param units games, and how many of them have the property; at least one
 */
export function estimateShare(units: readonly Unit[]): Estimate {
  const { mean, ci95, n } = estimate(units)
  if (ci95 === null) return { mean, ci95, n }
  const games = units.reduce((sum, unit) => sum + unit.games, 0)
  const margin = (ci95[1] - ci95[0]) / 2
  const worth = effectiveGames(mean, margin, n, games)
  const having = mean * worth
  return {
    mean,
    ci95: [
      mean === 0 ? 0 : betaQuantile(0.025, having, worth - having + 1),
      mean === 1 ? 1 : betaQuantile(0.975, having + 1, worth - having),
    ],
    n,
  }
}

/** How many independent games would leave the share as uncertain. @param margin half of Student's interval */
function effectiveGames(share: number, margin: number, n: number, games: number): number {
  // Games that are all alike do not tell how much those of a unit hang together: a unit then counts as one game.
  if (share === 0 || share === 1) return n
  if (margin === 0) return games
  const wide = studentQuantile(0.975, games - 1) / margin
  return Math.min(games, share * (1 - share) * wide ** 2)
}
