import type { Json } from '../environments/game.ts'
import type { Plans, PlanType, Position } from '../environments/plans.ts'
import type { Random } from '../environments/random.ts'
import { type Belief, beliefOf } from './belief.ts'
import { explain, type OfferDeliberation } from './explain.ts'
import { offerValues } from './explore/belief-lookahead.ts'
import { foresee, type Prospects } from './explore/offers.ts'
import type { Hypotheses } from './infer/hypotheses.ts'
import type { DecisionRule } from './score/decision-rule.ts'
import type { SocialUtility } from './score/social.ts'

/**
 * Utility of a point that an offer asks for, beyond what it promises. It tells apart nothing but equals: the offers that
 * ask for less are kept for later turns, in which they are still new to an opponent that counts them.
 */
const NUDGE = 1e-9

/** What may be set in a decision by planning. */
export interface Planning {
  /** The worth of an ending. @param batna what no deal pays both */
  readonly score: (batna: Position<unknown>['batna']) => SocialUtility
  readonly decide: DecisionRule
  /** Turns for which the belief is carried ahead before every hypothesis is taken as known. */
  readonly lookahead: 0 | 1
}

/**
 * Decides where offers are made in turn, by the same three steps: infer hidden states and type from what the opponent
 * has done, explore what every offer leads to under each hypothesis, score and choose.
 *
 * Throws `RangeError` where the seat is not to act.
 *
 * @param view where the seat is to act
 * @param hypotheses what has been learned of the other side
 * @param unit of payoffs, for the deliberation
 * @param random the stream that a decision rule draws from
 */
export function plan<View, Action extends Json>(
  plans: Plans<View, Action>,
  view: View,
  hypotheses: Hypotheses<View, Action>,
  planning: Planning,
  unit: string,
  random: Random,
): { action: Action; deliberation: OfferDeliberation } {
  const position = plans.position(view)
  // Infer: look back.
  const beliefs = [hypotheses.before(view, position), ...hypotheses.infer(view, position)]
  return weighOffers(view, position, { types: hypotheses.types, beliefs }, planning, unit, random)
}

/** What is believed where offers are made in turn. */
export interface Suspected<View> {
  readonly types: readonly PlanType<View>[]
  /** Before the opponent's first decision and after each; the last one counts. */
  readonly beliefs: readonly Belief[]
  /** Whom the futures are explored against, where it is not who is believed in. */
  readonly against?: PlanType<View> | undefined
}

/** The second and the third step, from a belief. Throws `RangeError` where the seat is not to act. */
export function weighOffers<View, Action extends Json>(
  view: View,
  position: Position<Action>,
  { types, beliefs, against }: Suspected<View>,
  { score, decide, lookahead }: Planning,
  unit: string,
  random: Random,
): { action: Action; deliberation: OfferDeliberation } {
  if (position.actions.length === 0)
    throw new RangeError('there is nothing to decide: this seat is not to act')
  const belief = beliefs[beliefs.length - 1]

  // Explore: look ahead.
  const prospects =
    against === undefined
      ? foresee(view, position, types, belief, score(position.batna))
      : foresee(view, position, [against], beliefOf([belief.hidden.slice()]), score(position.batna))
  const offers = offerValues(position, prospects, lookahead)

  // Score: weigh, and choose.
  const values = position.slots.map((slot) => worthOf(slot, position, prospects, belief, offers))
  const choice = decide(
    values.map((value, i) => value + NUDGE * (position.own[position.slots[i]] ?? 0)),
    random,
  )
  return {
    action: position.actions[choice],
    deliberation: explain(position, types, beliefs, prospects, values, choice, unit),
  }
}

function worthOf(
  slot: number,
  { outcomes, made, standing }: Position<unknown>,
  { endings }: Prospects,
  { hidden }: Belief,
  offers: Float64Array,
): number {
  if (slot < outcomes) return offers[slot]
  if (slot > outcomes || standing === undefined) return endings.nothing
  let value = 0
  hidden.forEach((chance, h) => {
    if (chance > 0) value += chance * endings.deals(h, made - 1)[standing]
  })
  return value
}
