/** What both seats get of every outcome, by seat and outcome, in points. */
export type Utilities = readonly [ArrayLike<number>, ArrayLike<number>]
/** What seat 0 and seat 1 get, in points. */
export type Payoffs = readonly [number, number]

/** Points that differ by less than this are equal: discounted ones are not whole. */
export const TOLERANCE = 1e-9

/** The payoffs of one outcome. */
export const payoffsOf = ([first, second]: Utilities, outcome: number): Payoffs => [
  first[outcome],
  second[outcome],
]

/**
 * The outcomes that are Pareto-optimal: none gives one seat more and the other no less. Those with equal payoffs are
 * all listed. In order of what seat 0 gets, from least.
 */
export function paretoOutcomes([first, second]: Utilities): number[] {
  const outcomes = Array.from({ length: first.length }, (_, outcome) => outcome)
  outcomes.sort((a, b) => first[b] - first[a] || second[b] - second[a])
  const optimal: number[] = []
  for (const outcome of outcomes) {
    const last = optimal[optimal.length - 1]
    const better = last === undefined || second[outcome] > second[last]
    if (better || (first[outcome] === first[last] && second[outcome] === second[last])) optimal.push(outcome)
  }
  return optimal.reverse()
}

/** The different payoffs of some outcomes, in order of what seat 0 gets, from least. */
export function pointsOf(utilities: Utilities, outcomes: readonly number[]): Payoffs[] {
  const points = new Map<string, Payoffs>()
  for (const outcome of outcomes) {
    const point = payoffsOf(utilities, outcome)
    points.set(point.join(), point)
  }
  return [...points.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

/** The most that both seats get together, in points. */
export function maxWelfare([first, second]: Utilities): number {
  let most = Number.NEGATIVE_INFINITY
  for (let outcome = 0; outcome < first.length; outcome++)
    most = Math.max(most, first[outcome] + second[outcome])
  return most
}
