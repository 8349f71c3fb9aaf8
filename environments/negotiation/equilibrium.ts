import type { Seat } from '../game.ts'
import { answerableOffers } from './course.ts'
import { type Payoffs, payoffsOf, TOLERANCE, type Utilities } from './frontier.ts'
import type { Rules } from './settings.ts'

/** What the equilibrium depends on besides what the outcomes are worth. */
export type Timing = Pick<Rules, 'finalResponse' | 'discount' | 'endProbability' | 'batna' | 'first'> & {
  readonly maxOffers: number
}

/** What the seat does that has refused the standing offer, or has none before it. */
export interface Continuation {
  readonly seat: Seat
  /** The outcome that it proposes; undefined where it walks away. */
  readonly outcome: number | undefined
  /** What both seats get from here on, in points as they are paid: expected, where chance may end the game. */
  readonly payoffs: Payoffs
}

/**
 * The subgame-perfect equilibrium with complete information, by backward induction over the offers. A seat that is
 * indifferent accepts. A proposer takes what pays it most; of equals what pays the other most; then an offer before
 * walking away, and the earlier outcome.
 *
 * @returns by the number of offers made: entry n is the continuation from there on, entry 0 the whole game
 */
export function equilibrium(utilities: Utilities, timing: Timing): Continuation[] {
  const { maxOffers, batna, discount, endProbability, first } = timing
  const nobody: Payoffs = [batna[0], batna[1]]
  const continuations: Continuation[] = []
  // After the last offer there is nothing left but to walk away.
  let later: Continuation = { seat: seatAfter(first, maxOffers), outcome: undefined, payoffs: nobody }
  continuations[maxOffers] = later
  for (let made = maxOffers - 1; made >= 0; made--) {
    const seat = seatAfter(first, made)
    const other = 1 - seat
    const answerable = made + 1 <= answerableOffers(timing, maxOffers)
    const ending = made >= 1 ? endProbability : 0
    let best: Continuation | undefined
    for (let outcome = 0; outcome < utilities[0].length; outcome++) {
      const deal = payoffsOf(utilities, outcome).map((points) => points * discount ** made)
      const accepted = answerable && deal[other] >= later.payoffs[other] - TOLERANCE
      const answered = accepted ? deal : answerable ? later.payoffs : nobody
      const payoffs: Payoffs = [
        (1 - ending) * answered[0] + ending * batna[0],
        (1 - ending) * answered[1] + ending * batna[1],
      ]
      if (best === undefined || isBetter(payoffs, best.payoffs, seat)) best = { seat, outcome, payoffs }
    }
    if (best === undefined || isBetter(nobody, best.payoffs, seat))
      best = { seat, outcome: undefined, payoffs: nobody }
    later = best
    continuations[made] = later
  }
  return continuations
}

/** Who acts after so many offers. */
const seatAfter = (first: Seat, made: number): Seat => (made % 2 === 0 ? first : 1 - first)

function isBetter(payoffs: Payoffs, known: Payoffs, seat: Seat): boolean {
  const own = payoffs[seat] - known[seat]
  if (Math.abs(own) > TOLERANCE) return own > 0
  return payoffs[1 - seat] - known[1 - seat] > TOLERANCE
}

/**
 * Whether the seat to act accepts, in equilibrium, the outcome that stands after so many offers.
 * @param continuations what `equilibrium` found
 */
export function acceptsInEquilibrium(
  utilities: Utilities,
  { discount }: Timing,
  continuations: readonly Continuation[],
  made: number,
  standing: number,
): boolean {
  const { seat, payoffs } = continuations[made]
  const deal = payoffsOf(utilities, standing)[seat] * discount ** Math.max(0, made - 1)
  return deal >= payoffs[seat] - TOLERANCE
}
