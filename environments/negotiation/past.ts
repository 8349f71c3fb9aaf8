import type { PastDecision } from '../game.ts'
import type { Action } from './action.ts'
import { type Course, legalActions, type Turn } from './course.ts'
import { type Domain, domainOf } from './domain.ts'
import type { Hidden } from './hidden.ts'
import { type NegotiationView, viewOf } from './view.ts'

/**
 * What the other seat has decided so far, with what it saw if these are its values. Words are left out of the actions
 * (not of the views), so that each is one of the legal ones.
 */
export function pastDecisions(
  { settings, pool, maxOffers, turns, seat }: NegotiationView,
  hidden: Hidden,
): PastDecision<NegotiationView, Action>[] {
  const domain = domainOf(settings, pool)
  const decisions: PastDecision<NegotiationView, Action>[] = []
  for (const [at, turn] of turns.entries()) {
    if (turn.seat === seat) continue
    const course: Course = { maxOffers, turns: turns.slice(0, at), phase: at === 0 ? 'opening' : 'answering' }
    const actions = legalActions(settings, domain, course)
    const view = viewOf(settings, domain, pool, hidden, course, turn.seat)
    decisions.push({ seat: turn.seat, view, actions, action: bare(domain, turn, actions) })
  }
  return decisions
}

/** The listed action that a move is, words aside: offers are listed by outcome, then acceptance, then walking away. */
function bare(domain: Domain, { seat, action }: Turn, actions: readonly Action[]): Action {
  if (action.type === 'propose') return actions[domain.outcomeOf(seat, action)]
  return actions[actions.length - (action.type === 'accept' ? 2 : 1)]
}
