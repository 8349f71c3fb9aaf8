/**
 * Negotiation: two seats make each other offers in turn until one accepts, one walks away, or the offers run out.
 *
 * What is bargained over is a pool of items, of which each offer says how many of each its proposer keeps (the rest
 * goes to the other), or a price (seat 0 sells, seat 1 buys). Both know the pool; each knows its own values alone.
 * An offer replaces the one before it: only the other's latest offer stands and can be accepted. Words may go with
 * every action; the other reads them, and they bind nobody.
 *
 * A deal after N offers pays each seat discount^max(0, N - 1) times its worth; no deal pays each its BATNA (the best
 * alternative to a negotiated agreement), which is not discounted. With `finalResponse` the last offer may still be
 * accepted or refused; without (OpenSpiel) it ends the game, so that the offer before it is the last that counts. With
 * an `endProbability` the game may end without a deal after each offer from the second on. A player that gives no
 * acceptable answer walks away.
 *
 * Payoffs are points of utility, and each seat is after its own: the sum is not zero.
 */
import type { DealSource, Game, GameFamily } from '../game.ts'
import { checkedSettings } from '../settings.ts'
import type { Action } from './action.ts'
import { attainable } from './attainable.ts'
import { cast } from './cast.ts'
import { after, type Course, legalActions, readAction, toAct } from './course.ts'
import { domainOf } from './domain.ts'
import { completeEnd, drawEnd, type Hidden, valuesBySeat } from './hidden.ts'
import { readInstances } from './instances.ts'
import { negotiationMeasures } from './measures.ts'
import { drawOfferCount } from './offer-count.ts'
import { pastDecisions } from './past.ts'
import { negotiationPlans } from './plans.ts'
import { familyPolicies } from './policies.ts'
import { type Instance, priorOf } from './prior.ts'
import { rulesOf, settingsSchema } from './settings.ts'
import { domainOfView, type NegotiationView, payoffOf, viewOf } from './view.ts'
import { readView } from './view-reading.ts'
import { words } from './words.ts'

/** All of a negotiation. Plain JSON. */
export type NegotiationState = Instance &
  Course & {
    /** The offer after which chance ends the game; null where it does not. */
    readonly endsAfter: number | null
  }

/** A table at which two bargain. */
export type NegotiationGame = Game<NegotiationState, Action, NegotiationView, Hidden>

/**
 * Makes a negotiation. Throws `BadInput` for unknown or impossible settings, and for a bad line of instances.
 * @param given settings that differ from their defaults: see `Rules`, and `cost` and `limit` where they are not drawn
 * @param source instances to deal instead of drawing them, from the first again after the last
 */
export function negotiation(given: Record<string, unknown> = {}, source: DealSource = {}): NegotiationGame {
  const settings = checkedSettings('negotiation', settingsSchema(), given)
  const rules = rulesOf(settings)
  const prior = priorOf(settings)
  const instances =
    source.instances === undefined ? undefined : readInstances(source.instances, settings, prior)

  const game: NegotiationGame = {
    name: 'negotiation',
    seats: 2,
    unit: 'points/game',
    zeroSum: false,
    ...(instances === undefined ? {} : { deals: instances.length }),
    settings,
    words,
    initialState(random, deal = 0) {
      const instance = instances?.[deal % instances.length].instance ?? prior.draw(random)
      const maxOffers = drawOfferCount(rules, random)
      const endsAfter = drawEnd(rules, maxOffers, 2, random)
      return { ...instance, endsAfter, maxOffers, turns: [], phase: 'opening' }
    },
    currentPlayer: (state) => toAct(rules, state),
    legalActions: (state) => legalActions(rules, domainOf(rules, state.pool), state),
    apply(state, said) {
      const seat = toAct(rules, state) ?? 0
      const action = readAction(rules, domainOf(rules, state.pool), state, seat, said)
      const { pool, values, endsAfter, turns } = state
      return { pool, values, endsAfter, ...after(rules, state, seat, action, endsAfter === turns.length + 1) }
    },
    returns(state) {
      if (toAct(rules, state) !== undefined)
        throw new RangeError('the negotiation is not over: it has no returns yet')
      const domain = domainOf(rules, state.pool)
      return state.values.map((values, seat) => payoffOf(rules, domain, values, state, seat))
    },
    view: (state, seat) =>
      viewOf(rules, domainOf(rules, state.pool), state.pool, state.values[seat], state, seat),
    viewActions: (view) => (view.toAct === view.seat ? legalActions(rules, domainOfView(view), view) : []),
    readAction: (view, json) => readAction(rules, domainOfView(view), view, view.seat, json),
    hiddenStates: ({ pool, values }) => prior.others(pool, values),
    sampleHidden({ pool, values }, random) {
      const others = prior.others(pool, values)
      return others[random.int(others.length)]
    },
    complete: (view, hidden, random) => ({
      pool: view.pool,
      values: valuesBySeat(view, hidden),
      endsAfter: completeEnd(rules, view, random),
      maxOffers: view.maxOffers,
      turns: view.turns,
      phase: view.phase,
    }),
    past: pastDecisions,
    population: familyPolicies.map((policy) => policy.create()),
    plans: negotiationPlans(settings, prior),
    cast,
    readView: (json) => readView(rules, prior, json),
    attainable: (end) => attainable(rules, end),
    measures: negotiationMeasures(rules, prior),
  }
  return game
}

/** Negotiation with its settings still open. */
export const negotiationFamily: GameFamily<NegotiationState, Action, NegotiationView, Hidden> = {
  name: 'negotiation',
  summary: 'alternating offers over a pool of items or a price; the values of the other are hidden',
  seats: [2, 2],
  unit: 'points/game',
  get schema() {
    return settingsSchema()
  },
  create: negotiation,
}
