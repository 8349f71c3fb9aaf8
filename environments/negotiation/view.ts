import type { Seat } from '../game.ts'
import type { Proposal } from './action.ts'
import {
  answerableOffers,
  type Course,
  lastOffer,
  offersMade,
  type Phase,
  type Turn,
  toAct,
} from './course.ts'
import { type Domain, domainOf } from './domain.ts'
import type { Values } from './preferences.ts'
import type { Rules } from './settings.ts'

/** All that one seat may know of a negotiation. */
export interface NegotiationView {
  readonly game: 'negotiation'
  /** The rules in force. */
  readonly settings: Rules
  readonly seat: Seat
  /** How many there are of each item; empty where a price is bargained over. */
  readonly pool: readonly number[]
  /** What is known to this seat alone: see `Values`. */
  readonly values: Values
  /** Offers that may be made in this game. */
  readonly maxOffers: number
  /** Every move so far, with the words that went with it. */
  readonly turns: readonly Turn[]
  readonly phase: Phase
  /** Who is to act, or null when the negotiation is over. */
  readonly toAct: Seat | null
  /** The number of the offer that stands, or null. */
  readonly standing: number | null
  /** Offers that may still be made, and how many of them can be answered. */
  readonly offersLeft: number
  readonly answerableLeft: number
  /** Who makes the last offer that can be answered: a final offer, to be taken or left. */
  readonly lastWord: Seat
  /** What this seat got, once the negotiation is over; null before. */
  readonly payoff: number | null
}

/** What the seat may know. @param values its own */
export function viewOf(
  rules: Rules,
  domain: Domain,
  pool: readonly number[],
  values: Values,
  course: Course,
  seat: Seat,
): NegotiationView {
  const { maxOffers, turns, phase } = course
  const acting = toAct(rules, course)
  const made = offersMade(course)
  const answerable = answerableOffers(rules, maxOffers)
  return {
    game: 'negotiation',
    settings: rules,
    seat,
    pool,
    values,
    maxOffers,
    turns,
    phase,
    toAct: acting ?? null,
    standing: phase === 'answering' ? made : null,
    offersLeft: acting === undefined ? 0 : maxOffers - made,
    answerableLeft: acting === undefined ? 0 : Math.max(0, answerable - made),
    lastWord: answerable % 2 === 1 ? rules.first : 1 - rules.first,
    payoff: acting === undefined ? payoffOf(rules, domain, values, course, seat) : null,
  }
}

/** What a seat with these values gets of a negotiation that is over, in points. */
export function payoffOf(rules: Rules, domain: Domain, values: Values, course: Course, seat: Seat): number {
  const last = lastOffer(course)
  if (course.phase !== 'agreed' || last === undefined) return rules.batna[seat]
  return dealWorth(rules, domain, values, seat, last.proposal, last.seat, last.offer)
}

/** What a deal on an offer pays a seat: from the second offer on, each one takes its discount. */
export function dealWorth(
  rules: Rules,
  domain: Domain,
  values: Values,
  seat: Seat,
  proposal: Proposal,
  proposer: Seat,
  offer: number,
): number {
  const outcome = domain.outcomeOf(proposer, proposal)
  return rules.discount ** Math.max(0, offer - 1) * domain.preferences(seat, values).utilities[outcome]
}

/** The domain of a view. */
export const domainOfView = (view: NegotiationView): Domain => domainOf(view.settings, view.pool)
