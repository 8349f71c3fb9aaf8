import { type Payoffs, paretoOutcomes, payoffsOf, TOLERANCE, type Utilities } from './frontier.ts'

/** The outcomes at which neither seat is below its BATNA and none is better for both. */
function rational(utilities: Utilities, batna: Payoffs): number[] {
  return paretoOutcomes(utilities).filter((outcome) => {
    const [first, second] = payoffsOf(utilities, outcome)
    return first >= batna[0] && second >= batna[1]
  })
}

/** All outcomes of the greatest score. */
function best(outcomes: readonly number[], score: (outcome: number) => number): number[] {
  const most = Math.max(...outcomes.map(score))
  return outcomes.filter((outcome) => score(outcome) > most - TOLERANCE)
}

/** The product of what both gain over their BATNA; 0 where one of them loses. */
export function nashProduct([first, second]: Payoffs, batna: Payoffs): number {
  return Math.max(0, first - batna[0]) * Math.max(0, second - batna[1])
}

/**
 * The Nash bargaining solution (Nash 1950): of the Pareto-optimal outcomes at or above both BATNAs, all with the
 * greatest product of gains. Two losses also have a positive product, so such outcomes are left out. Empty where no
 * outcome leaves both at or above.
 * @param batna points without a deal, by seat
 */
export function nashOutcomes(utilities: Utilities, batna: Payoffs): number[] {
  return best(rational(utilities, batna), (outcome) => nashProduct(payoffsOf(utilities, outcome), batna))
}

/**
 * The egalitarian value (Kalai 1977): the greatest gain over its BATNA that some outcome gives to the seat that gains
 * less by it, in points. Below 0 where every outcome leaves one seat below its BATNA.
 * @param batna points without a deal, by seat
 */
export function egalitarianValue([first, second]: Utilities, batna: Payoffs): number {
  let most = Number.NEGATIVE_INFINITY
  for (let outcome = 0; outcome < first.length; outcome++)
    most = Math.max(most, Math.min(first[outcome] - batna[0], second[outcome] - batna[1]))
  return most
}

/**
 * The Kalai-Smorodinsky solution (1975) over finitely many outcomes: of those that the Nash solution chooses among,
 * all at which the lesser of the two seats' shares of their ideal gain is greatest, and of these the greater share.
 * A seat that cannot gain has its full share.
 * @param batna points without a deal, by seat
 */
export function kalaiSmorodinskyOutcomes(utilities: Utilities, batna: Payoffs): number[] {
  const outcomes = rational(utilities, batna)
  const ideal = [0, 1].map((seat) =>
    Math.max(...outcomes.map((outcome) => utilities[seat === 0 ? 0 : 1][outcome] - batna[seat])),
  )
  const shares = (outcome: number) =>
    payoffsOf(utilities, outcome).map((points, seat) =>
      ideal[seat] > 0 ? (points - batna[seat]) / ideal[seat] : 1,
    )
  const balanced = best(outcomes, (outcome) => Math.min(...shares(outcome)))
  return best(balanced, (outcome) => Math.max(...shares(outcome)))
}
