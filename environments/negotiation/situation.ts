import type { Seat } from '../game.ts'
import { answerableOffers } from './course.ts'
import type { Domain } from './domain.ts'
import type { Preferences } from './preferences.ts'
import { domainOfView, type NegotiationView } from './view.ts'

/**
 * All that a strategy looks at: what its seat gets of each outcome, and the offers so far. It holds no words and no
 * view, so that one can be made for every hypothesis about the other's values: only the preferences differ.
 */
export interface Situation {
  readonly seat: Seat
  readonly preferences: Preferences
  /** What both get without a deal, by seat. */
  readonly batna: readonly [number, number]
  readonly discount: number
  /** The outcomes offered so far, oldest first, by both in turn: the last one is the other's and stands. */
  readonly offers: readonly number[]
  /** How many offers may be made in all, and how many of them can be answered. */
  readonly maxOffers: number
  readonly answerable: number
}

/** The situation of a seat that is to act. @param preferences its own, or what they are if a hypothesis is right */
export function situationOf(
  view: NegotiationView,
  domain: Domain = domainOfView(view),
  preferences: Preferences = domain.preferences(view.seat, view.values),
): Situation {
  const { settings, seat, maxOffers, turns } = view
  const offers: number[] = []
  for (const turn of turns)
    if (turn.action.type === 'propose') offers.push(domain.outcomeOf(turn.seat, turn.action))
  return {
    seat,
    preferences,
    batna: settings.batna,
    discount: settings.discount,
    offers,
    maxOffers,
    answerable: answerableOffers(settings, maxOffers),
  }
}

/** What the standing offer is worth to the seat to act, undiscounted; undefined where none stands. */
export function standingWorth({ offers, preferences }: Situation): number | undefined {
  return offers.length === 0 ? undefined : preferences.utilities[offers[offers.length - 1]]
}

export const mayPropose = ({ offers, maxOffers }: Situation): boolean => offers.length < maxOffers

/** The other's offers, oldest first. */
export function received({ offers }: Situation): number[] {
  return offers.filter((_, i) => (offers.length - i) % 2 === 1)
}

/** One's own offers, oldest first. */
export function made({ offers }: Situation): number[] {
  return offers.filter((_, i) => (offers.length - i) % 2 === 0)
}

/** What a deal must be worth, undiscounted, to pay the BATNA: if the standing offer is accepted, and if the next is. */
export function floors({ seat, batna, discount, offers }: Situation): {
  readonly accept: number
  readonly propose: number
} {
  const least = batna[seat]
  if (discount === 1 || least === 0) return { accept: least, propose: least }
  return {
    accept: least / discount ** Math.max(0, offers.length - 1),
    propose: least / discount ** offers.length,
  }
}

/** Whether no later offer can be accepted. */
export const isLastAnswer = ({ offers, answerable }: Situation): boolean => offers.length >= answerable
