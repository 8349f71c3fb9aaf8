import { IllegalAction } from '../errors.ts'
import type { Seat } from '../game.ts'
import { type Action, type Proposal, WALK, whyUnspeakable } from './action.ts'
import type { Domain } from './domain.ts'
import type { Rules } from './settings.ts'

/** Where a negotiation stands: nothing offered yet, an offer to be answered, or over in one of three ways. */
export type Phase = 'opening' | 'answering' | 'agreed' | 'walkedAway' | 'expired'

/** One move of the history. `offer` numbers the offers from 1. */
export type Turn = {
  readonly seat: Seat
  readonly action: Action
  readonly offer?: number
}

/** The course of a negotiation: all of it that both sides see. */
export interface Course {
  /** How many offers may be made in this game. */
  readonly maxOffers: number
  readonly turns: readonly Turn[]
  readonly phase: Phase
}

/** Who acts; undefined when the negotiation is over. */
export function toAct({ first }: Rules, { phase, turns }: Course): Seat | undefined {
  if (phase !== 'opening' && phase !== 'answering') return undefined
  return turns.length % 2 === 0 ? first : 1 - first
}

/** How many offers have been made. */
export function offersMade({ turns }: Course): number {
  return turns.length > 0 && turns[turns.length - 1].offer === undefined ? turns.length - 1 : turns.length
}

/** How many offers of a game can be answered. */
export function answerableOffers({ finalResponse }: Pick<Rules, 'finalResponse'>, maxOffers: number): number {
  return finalResponse ? maxOffers : maxOffers - 1
}

/** The offer that may be accepted, with its number and who made it. */
export interface Standing {
  readonly seat: Seat
  readonly offer: number
  readonly proposal: Proposal
}

/** The last offer; while the negotiation goes on it is the one that stands. */
export function lastOffer({ turns }: Course): Standing | undefined {
  for (let i = turns.length - 1; i >= 0; i--) {
    const { seat, offer, action } = turns[i]
    if (offer !== undefined && action.type === 'propose') return { seat, offer, proposal: action }
  }
  return undefined
}

/**
 * What the seat to act may do, without words: every offer, by what seat 0 would get from nothing to everything (or
 * by rising price), unless all offers have been made; then to accept the standing offer, if there is one; then to walk.
 */
export function legalActions(rules: Rules, domain: Domain, course: Course): readonly Action[] {
  const seat = toAct(rules, course)
  if (seat === undefined) return []
  const { turns, maxOffers } = course
  const offers = turns.length < maxOffers ? domain.proposals[seat === 0 ? 0 : 1] : []
  if (turns.length === 0) return [...offers, WALK]
  return [...offers, { type: 'accept', offer: turns.length }, WALK]
}

/**
 * The legal action that untrusted JSON means, in the game's own form: terms are copied, words are kept to the letter.
 * Throws `IllegalAction` with the reason. @param seat who says it
 */
export function readAction(rules: Rules, domain: Domain, course: Course, seat: Seat, json: unknown): Action {
  const illegal = (reason: string) =>
    new IllegalAction(json, toAct(rules, course) === seat ? legalActions(rules, domain, course) : [], reason)
  if (toAct(rules, course) !== seat)
    throw illegal(
      toAct(rules, course) === undefined ? 'the negotiation is over' : `seat ${seat} is not to act`,
    )
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw illegal('an action is an object whose type is propose, accept or walk')
  const { type, utterance, ...terms }: Record<string, unknown> = { ...json }
  const action = readBare(domain, course, seat, type, terms)
  if (typeof action === 'string') throw illegal(action)
  if (utterance === undefined) return action
  const why = whyUnspeakable(utterance, rules.talk, rules.talkLimit)
  if (why !== undefined || typeof utterance !== 'string') throw illegal(why ?? 'utterance is not text')
  return { ...action, utterance }
}

/** The action without words, or why it is none. */
function readBare(
  domain: Domain,
  { turns, maxOffers }: Course,
  seat: Seat,
  type: unknown,
  terms: Record<string, unknown>,
): Action | string {
  if (type === 'propose') {
    if (turns.length >= maxOffers) return `all ${maxOffers} offers have been made`
    const outcome = domain.readTerms(seat, terms)
    return typeof outcome === 'string' ? outcome : domain.proposals[seat === 0 ? 0 : 1][outcome]
  }
  if (type !== 'accept' && type !== 'walk') {
    const said = typeof type === 'string' ? JSON.stringify(type.slice(0, 20)) : `a ${typeof type}`
    return `type is ${type === undefined ? 'missing' : said}: it is propose, accept or walk`
  }
  const { offer, ...rest } = terms
  const [unknown] = Object.keys(type === 'walk' ? terms : rest)
  if (unknown !== undefined) return `there is no field ${JSON.stringify(unknown.slice(0, 20))} in ${type}`
  return type === 'walk' ? WALK : (whyNotAccept(seat, turns, offer) ?? { type, offer: turns.length })
}

function whyNotAccept(seat: Seat, turns: readonly Turn[], offer: unknown): string | undefined {
  const standing = turns.length
  if (standing === 0) return 'there is no offer to accept yet'
  if (offer === standing) return undefined
  const stands = `offer ${standing} stands`
  if (offer === undefined)
    return `offer is missing: it is the number of the offer that is accepted; ${stands}`
  if (typeof offer !== 'number' || !Number.isInteger(offer))
    return `offer is not the number of an offer; ${stands}`
  const made = turns[offer - 1]
  if (made === undefined) return `there is no offer ${offer}; ${stands}`
  return made.seat === seat
    ? `offer ${offer} is one's own; ${stands}`
    : `offer ${offer} is withdrawn; ${stands}`
}

/** The course after a legal action. @param ends whether chance ends the game after this offer */
export function after(rules: Rules, course: Course, seat: Seat, action: Action, ends: boolean): Course {
  const { turns, maxOffers } = course
  if (action.type !== 'propose') {
    const phase = action.type === 'accept' ? 'agreed' : 'walkedAway'
    return { maxOffers, turns: [...turns, { seat, action }], phase }
  }
  const offer = turns.length + 1
  const over = ends || offer > answerableOffers(rules, maxOffers)
  return {
    maxOffers,
    turns: [...turns, { seat, action, offer }],
    phase: over ? 'expired' : 'answering',
  }
}
