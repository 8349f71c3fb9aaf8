import type { Interval } from './interval.ts'
import type { Ledger } from './ledger.ts'
import { solve } from './linear-system.ts'
import { type Entrants, unitOf } from './standings.ts'
import { studentQuantile } from './student.ts'

/** How often an agent comes out ahead, on the scale of Elo: 400 points are odds of ten to one. */
export interface Rating {
  readonly agent: string
  /** Points; the mean of all agents is 0. */
  readonly rating: number
  readonly ci95: Interval
  /** Deals that it came out ahead in, was level in, and fell behind in, against each other player. */
  readonly wins: number
  readonly draws: number
  readonly losses: number
  /** Whether it always, or never, came out ahead of the rest: how far apart they are cannot be told then, and has no interval. */
  readonly separated: boolean
}

/** One deal of two players: what the first made of it, 1 ahead, 0.5 level, 0 behind. */
export interface Bout {
  readonly first: number
  readonly second: number
  readonly score: number
  /** The independent unit that it belongs to. */
  readonly unit: number
}

/** Points for one unit of the logit. */
const POINTS = 400 / Math.LN10

/** The ratings of all agents, best first, over the deals of all pairings: whoever has more from both seatings is ahead. */
export function ratings(ledger: Ledger, entrants: Entrants): Rating[] {
  const kind = unitOf(ledger.pairings, entrants)
  const bouts = ledger.pairings.flatMap(({ agents, totals }) =>
    agents.flatMap((first, i) =>
      agents.slice(i + 1).flatMap((second, j) =>
        Array.from(totals[i], (total, deal): Bout => {
          const lead = total - totals[i + 1 + j][deal]
          const score = lead > 0 ? 1 : lead < 0 ? 0 : 0.5
          return { first, second, score, unit: ledger.unitOfDeal(deal, kind) }
        }),
      ),
    ),
  )
  return bradleyTerry(bouts, entrants.names).sort((a, b) => b.rating - a.rating)
}

/**
 * Bradley and Terry's model (1952): the chance that one comes out ahead of the other is the logistic of the difference of
 * their ratings. A draw is half a win. Every two that met are given one draw more than they had, so that ratings stay
 * finite where one always wins. Intervals are Student's t with the clustered sandwich variance (Liang and Zeger 1986),
 * since bouts of one unit share their deals.
 *
 * @param names by the numbers that bouts use
 */
export function bradleyTerry(bouts: readonly Bout[], names: readonly string[]): Rating[] {
  const count = names.length
  const won = square(count)
  for (const { first, second, score } of bouts) {
    won[first][second] += score
    won[second][first] += 1 - score
  }
  const prior = won.map((row, i) => row.map((_, j) => (won[i][j] + won[j][i] > 0 ? 0.5 : 0)))
  const logits = strengthsOf(won.map((row, i) => row.map((wins, j) => wins + prior[i][j])))
  const variances = sandwich(bouts, logits, information(won, prior, logits))
  const units = new Set(bouts.map(({ unit }) => unit)).size
  const together = largestGroup(won)
  return names.map((agent, i) => {
    const own = bouts.filter(({ first, second }) => first === i || second === i)
    const scores = own.map(({ first, score }) => (first === i ? score : 1 - score))
    const separated = !together.has(i)
    const rating = POINTS * logits[i]
    const margin = units < 2 ? 0 : POINTS * studentQuantile(0.975, units - 1) * Math.sqrt(variances[i])
    return {
      agent,
      rating,
      ci95: separated || units < 2 ? null : [rating - margin, rating + margin],
      wins: scores.filter((score) => score === 1).length,
      draws: scores.filter((score) => score === 0.5).length,
      losses: scores.filter((score) => score === 0).length,
      separated,
    }
  })
}

const square = (count: number): number[][] =>
  Array.from({ length: count }, () => Array<number>(count).fill(0))

const chance = (logits: readonly number[], i: number, j: number): number =>
  1 / (1 + Math.exp(logits[j] - logits[i]))

/** Newton's method; the mean of the logits is kept at 0. @param won with the draws that were given */
function strengthsOf(won: readonly (readonly number[])[]): number[] {
  let logits = won.map(() => 0)
  for (let step = 0; step < 100; step++) {
    const slope = won.map((row, i) =>
      row.reduce((sum, wins, j) => sum + wins - (wins + won[j][i]) * chance(logits, i, j), 0),
    )
    const change = solve(information(won, square(won.length), logits), slope)
    // Half a step is safe from far away, and whole ones follow near the end.
    const largest = Math.max(...change.map(Math.abs))
    logits = logits.map((logit, i) => logit + change[i] * Math.min(1, 1 / largest))
    if (!(largest > 1e-10)) break
  }
  return logits
}

/** The information of the logits, with that of their mean added to make it whole. */
function information(
  won: readonly (readonly number[])[],
  prior: readonly (readonly number[])[],
  logits: readonly number[],
): number[][] {
  const matrix = square(won.length).map((row) => row.map(() => 1 / won.length))
  for (let i = 0; i < won.length; i++)
    for (let j = 0; j < won.length; j++) {
      if (i === j) continue
      const bouts = won[i][j] + won[j][i] + prior[i][j] + prior[j][i]
      const weight = bouts * chance(logits, i, j) * chance(logits, j, i)
      matrix[i][i] += weight
      matrix[i][j] -= weight
    }
  return matrix
}

/** The variance of each logit, bouts of one unit taken together. */
function sandwich(
  bouts: readonly Bout[],
  logits: readonly number[],
  whole: readonly (readonly number[])[],
): number[] {
  const scores = new Map<number, number[]>()
  for (const { first, second, score, unit } of bouts) {
    const sum = scores.get(unit) ?? logits.map(() => 0)
    const rest = score - chance(logits, first, second)
    sum[first] += rest
    sum[second] -= rest
    scores.set(unit, sum)
  }
  const units = scores.size
  const variances = logits.map(() => 0)
  for (const score of scores.values()) {
    const pull = solve(
      whole.map((row) => [...row]),
      [...score],
    )
    for (const [i, value] of pull.entries()) variances[i] += (value * value * units) / Math.max(1, units - 1)
  }
  return variances
}

/** The largest set of players among whom everybody is ahead of everybody else, in a chain of bouts (Ford 1957). */
function largestGroup(won: readonly (readonly number[])[]): Set<number> {
  const reach = won.map((row, i) => row.map((wins, j) => i === j || wins > 0))
  for (let k = 0; k < reach.length; k++)
    for (let i = 0; i < reach.length; i++)
      for (let j = 0; j < reach.length; j++) if (reach[i][k] && reach[k][j]) reach[i][j] = true
  const groups = reach.map(
    (row, i) => new Set(row.flatMap((_, j) => (reach[i][j] && reach[j][i] ? [j] : []))),
  )
  const largest = groups.reduce((best, group) => (group.size > best.size ? group : best))
  return largest.size === 1 ? new Set() : largest
}
