import type { Seat } from '../game.ts'
import type { Hosted } from '../host.ts'
import type { Measure } from '../measures.ts'
import type { Action } from './action.ts'
import { utilitiesOf } from './analysis.ts'
import { egalitarianValue, nashOutcomes, nashProduct } from './bargaining-solutions.ts'
import { beliefMeasures } from './belief-score.ts'
import { lastOffer } from './course.ts'
import { domainOf } from './domain.ts'
import { maxWelfare, type Payoffs, paretoOutcomes, payoffsOf, TOLERANCE, type Utilities } from './frontier.ts'
import type { Prior } from './prior.ts'
import type { NegotiationState } from './rules.ts'
import type { Rules } from './settings.ts'

/** A finished negotiation, with what each outcome would have given. */
interface Finished {
  readonly state: NegotiationState
  /** Points as they were paid. */
  readonly payoffs: Payoffs
  readonly batna: Payoffs
  /** Points of every outcome, undiscounted. */
  readonly utilities: Utilities
  /** The outcome that was offered first, and the one that was agreed on. */
  readonly opened: number | undefined
  readonly agreed: number | undefined
}

type Figure = (finished: Finished, seat: Seat) => number | readonly [number, number] | undefined

/**
 * What is measured of a negotiation besides payoffs. Payoffs are discounted; what they are compared with is not, so
 * that time lost shows. A measure whose denominator is not above 0 does not apply.
 */
export function negotiationMeasures(
  rules: Rules,
  prior: Prior,
): readonly Measure<NegotiationState, Action>[] {
  const finish = ({ state, returns }: Hosted<NegotiationState, Action>): Finished => {
    const domain = domainOf(rules, state.pool)
    const [opening] = state.turns
    const last = state.phase === 'agreed' ? lastOffer(state) : undefined
    return {
      state,
      payoffs: [returns[0], returns[1]],
      batna: rules.batna,
      utilities: utilitiesOf(rules, state),
      opened: opening.action.type === 'propose' ? domain.outcomeOf(opening.seat, opening.action) : undefined,
      agreed: last === undefined ? undefined : domain.outcomeOf(last.seat, last.proposal),
    }
  }
  const measure =
    (aggregate: Measure<NegotiationState, Action>['aggregate'], unit: string) =>
    (name: string, summary: string, figure: Figure): Measure<NegotiationState, Action> => ({
      name,
      summary,
      unit,
      aggregate,
      of: (finished, seat) => figure(finish(finished), seat),
    })
  const games = measure('share', 'share')
  const part = measure('mean', 'share')
  return [
    games('agreement', 'games that end in a deal', ({ agreed }) => truth(agreed !== undefined)),
    part(
      'advantage',
      'its payoff above its BATNA, of the most that any outcome gives it above that',
      advantage,
    ),
    part('joint-share', 'what both get, of the most that both can get together', jointShare),
    part(
      'nash-share',
      "the product of both seats' gains over their BATNA, of the greatest; 0 where one is below",
      nashShare,
    ),
    games('pareto-optimal', 'deals for which no other is better for both', paretoOptimal),
    measure('mean', 'points')(
      'pareto-distance',
      'how far deals lie from the nearest Pareto-optimal point',
      paretoDistance,
    ),
    games('breaches', 'deals that pay it less than its BATNA', breach),
    games(
      'deals-without-zone',
      'deals, of the games in which every one leaves a seat below its BATNA',
      dealWithoutZone,
    ),
    measure('slope', 'ratio')(
      'first-offer-slope',
      'of deals that it opened: how much more the deal is, for each point more that its first offer was',
      firstOffer,
    ),
    ...beliefMeasures(prior),
  ]
}

const truth = (holds: boolean): number => (holds ? 1 : 0)
const share = (part: number, whole: number) => (whole > TOLERANCE ? part / whole : undefined)
const best = (utilities: Utilities, seat: Seat): number =>
  Array.from(utilities[seat === 0 ? 0 : 1]).reduce((most, points) => Math.max(most, points))

function advantage({ payoffs, batna, utilities }: Finished, seat: Seat) {
  return share(payoffs[seat] - batna[seat], best(utilities, seat) - batna[seat])
}

/** To go without a deal is one of the things that both can do. */
function jointShare({ payoffs, batna, utilities }: Finished) {
  return share(payoffs[0] + payoffs[1], Math.max(maxWelfare(utilities), batna[0] + batna[1]))
}

function nashShare({ payoffs, batna, utilities }: Finished) {
  const [outcome] = nashOutcomes(utilities, batna)
  if (outcome === undefined) return undefined
  return share(nashProduct(payoffs, batna), nashProduct(payoffsOf(utilities, outcome), batna))
}

function paretoDistance({ utilities, agreed }: Finished) {
  if (agreed === undefined) return undefined
  const [first, second] = payoffsOf(utilities, agreed)
  let least = Number.POSITIVE_INFINITY
  for (const outcome of paretoOutcomes(utilities)) {
    const [a, b] = payoffsOf(utilities, outcome)
    least = Math.min(least, Math.hypot(a - first, b - second))
  }
  return least
}

function paretoOptimal(finished: Finished) {
  const distance = paretoDistance(finished)
  return distance === undefined ? undefined : truth(distance < TOLERANCE)
}

function breach({ payoffs, batna, agreed }: Finished, seat: Seat) {
  return agreed === undefined ? undefined : truth(payoffs[seat] < batna[seat] - TOLERANCE)
}

/** The zone is that of possible agreement: the outcomes at or above both BATNAs. */
function dealWithoutZone({ batna, utilities, agreed }: Finished) {
  return egalitarianValue(utilities, batna) < -TOLERANCE ? truth(agreed !== undefined) : undefined
}

/** Shares of its best outcome; where a price is bargained over, prices above the lowest. */
function firstOffer({ state, utilities, opened, agreed }: Finished, seat: Seat) {
  if (opened === undefined || agreed === undefined || state.turns[0].seat !== seat) return undefined
  if (state.pool.length === 0) return [opened, agreed] as const
  const own = utilities[seat === 0 ? 0 : 1]
  const most = best(utilities, seat)
  return most > 0 ? ([own[opened] / most, own[agreed] / most] as const) : undefined
}
