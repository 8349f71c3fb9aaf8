import type { HiddenState, OfferDecision, Position } from '../plans.ts'
import type { Action } from './action.ts'
import { answerableOffers, legalActions } from './course.ts'
import type { Domain } from './domain.ts'
import { itemNames } from './items.ts'
import type { Preferences, Values } from './preferences.ts'
import type { Prior } from './prior.ts'
import type { Situation } from './situation.ts'
import { domainOfView, type NegotiationView } from './view.ts'

/** A position with what the game's own types look at. */
export interface Outlook extends Position<Action> {
  readonly view: NegotiationView
  readonly domain: Domain
  /** The seat of the opponent. */
  readonly other: 0 | 1
  /** The values that the opponent may have, and its preferences with each. */
  readonly values: readonly Values[]
  readonly preferences: readonly Preferences[]
  /** The outcomes offered so far, oldest first. */
  readonly offers: readonly number[]
}

/** Hidden states that are told apart, at most: of longer lists every k-th is taken. */
const MOST_HIDDEN = 2000

/** How moves stray: as the house player `random` moves. */
const STRAY_ACCEPT = 0.25
const STRAY_WALK = 0.02

/** Sees a view as a position to plan from. */
export function outlook(prior: Prior, view: NegotiationView): Outlook {
  const { settings, seat, maxOffers } = view
  const domain = domainOfView(view)
  const other = seat === 0 ? 1 : 0
  const { outcomes } = domain
  const values = thinned(prior.others(view.pool, view.values))
  const preferences = values.map((vector) => domain.preferences(other, vector))
  const { offers, decisions } = movesOf(view, domain)
  const actions = view.toAct === seat ? legalActions(settings, domain, view) : []
  const ends = view.standing === null ? [outcomes + 1] : [outcomes, outcomes + 1]
  const offered = actions.length - ends.length
  return {
    view,
    domain,
    other,
    values,
    preferences,
    offers,
    outcomes,
    maxOffers,
    answerable: answerableOffers(settings, maxOffers),
    discount: settings.discount,
    endProbability: settings.endProbability,
    batna: { own: settings.batna[seat], other: settings.batna[other] },
    made: offers.length,
    standing: view.standing === null ? undefined : offers[offers.length - 1],
    own: domain.preferences(seat, view.values).utilities,
    hidden: values.map(
      (vector, i): HiddenState => ({
        name: vector.join(),
        className: className(view, vector),
        weight: 1,
        worth: preferences[i].utilities,
      }),
    ),
    decisions,
    actions,
    slots: actions.length === 0 ? [] : [...Array(offered).keys(), ...ends],
    stray(made) {
      const accept = made === 0 ? 0 : STRAY_ACCEPT
      const offer = made < maxOffers ? 1 - STRAY_ACCEPT - STRAY_WALK : 0
      const total = accept + STRAY_WALK + offer
      return { accept: accept / total, walk: STRAY_WALK / total, offer: offer / total / outcomes }
    },
    reply(slot, made) {
      if (slot < outcomes) return domain.proposals[other][slot]
      return slot === outcomes ? { type: 'accept', offer: made } : { type: 'walk' }
    },
  }
}

/** The situation of the opponent after these offers, with these preferences. */
export function situationOfOther(
  { other, view, maxOffers, answerable }: Outlook,
  preferences: Preferences,
  offers: readonly number[],
): Situation {
  const { batna, discount } = view.settings
  return { seat: other, preferences, batna, discount, offers, maxOffers, answerable }
}

function movesOf(view: NegotiationView, domain: Domain): { offers: number[]; decisions: OfferDecision[] } {
  const { seat, pool, values, maxOffers, turns } = view
  const offers: number[] = []
  const decisions: OfferDecision[] = []
  let key = `${seat} ${pool.join()} ${values.join()} ${maxOffers}`
  for (const turn of turns) {
    const made = offers.length
    const { action } = turn
    const slot =
      action.type === 'propose'
        ? domain.outcomeOf(turn.seat, action)
        : domain.outcomes + (action.type === 'accept' ? 0 : 1)
    key += ` ${slot}`
    if (turn.seat !== seat) decisions.push({ made, slot, key })
    if (action.type === 'propose') offers.push(slot)
  }
  return { offers, decisions }
}

function thinned(values: readonly Values[]): readonly Values[] {
  const step = Math.ceil(values.length / MOST_HIDDEN)
  return step <= 1 ? values : values.filter((_, i) => i % step === step >> 1)
}

/** What a seat with these values wants most, or the tenth of the prices that its own lies in. */
function className({ settings, pool }: NegotiationView, values: Values): string {
  const { preset, lowest = 0, highest = 0 } = settings
  if (pool.length === 0) {
    const width = Math.max(1, Math.ceil((highest - lowest + 1) / 10))
    const from = lowest + Math.floor((values[0] - lowest) / width) * width
    return `${from} to ${Math.min(highest, from + width - 1)}`
  }
  const names = itemNames(preset, pool.length).map(({ many }) => many)
  const worth = values.map((value, i) => value * pool[i])
  const most = Math.max(...worth)
  return `most for ${names.filter((_, i) => worth[i] === most).join(' and ')}`
}
