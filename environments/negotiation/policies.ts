import { z } from 'zod'
import type { HousePolicy, Policy } from '../game.ts'
import { once } from '../once.ts'
import { plain } from '../plain-player.ts'
import { checkedSettings } from '../settings.ts'
import type { Action } from './action.ts'
import { random, straying } from './chance.ts'
import { chooseFair } from './fair.ts'
import { micro, titForTat } from './reciprocal.ts'
import { mayPropose, type Situation, situationOf } from './situation.ts'
import { myopic, nice, timeDependent, tough } from './strategies.ts'
import { acceptSlot, respond, type Slot, type Strategy, walkSlot } from './strategy.ts'
import type { NegotiationView } from './view.ts'

type NegotiationPolicy = Policy<NegotiationView, Action>

const strategies = new WeakMap<object, Strategy>()

/** The strategy that a policy goes by, where it goes by one. */
export const strategyOf = (policy: object): Strategy | undefined => strategies.get(policy)

/** A strategy as a policy over views. */
export function strategyPolicy(strategy: Strategy): NegotiationPolicy {
  const policy: NegotiationPolicy = {
    name: strategy.name,
    distribution(view) {
      const situation = situationOf(view)
      const chances = new Float64Array(situation.preferences.utilities.length + 2)
      respond(strategy, situation, chances)
      return overActions(situation, chances)
    },
  }
  strategies.set(policy, strategy)
  return policy
}

/** Chances by slot as chances of the legal actions: offers where one may be made, acceptance where one stands, walking. */
function overActions(situation: Situation, chances: Float64Array): Float64Array {
  const accept = acceptSlot(situation)
  if (mayPropose(situation) && situation.offers.length > 0) return chances
  if (!mayPropose(situation)) return chances.subarray(accept)
  const opening = chances.slice(0, accept + 1)
  opening[accept] = chances[walkSlot(situation)]
  return opening
}

/** Certainty of one slot as chances of the legal actions. */
export function certainly(situation: Situation, slot: Slot): Float64Array {
  const chances = new Float64Array(situation.preferences.utilities.length + 2)
  chances[slot] = 1
  return overActions(situation, chances)
}

const fair: NegotiationPolicy = {
  name: 'fair',
  distribution(view) {
    const { situation, slot } = chooseFair(view)
    return certainly(situation, slot)
  },
}

const share = () => z.coerce.number().min(0).max(1)
const reserve = () => share().default(0).describe('share of its best outcome below which it never goes')
const exponent = (usual: number) =>
  z.coerce
    .number()
    .gt(0)
    .max(1000)
    .default(usual)
    .describe('how late it concedes: above 1 late, below 1 early')
const none = () => z.strictObject({})
const chances = () =>
  z
    .strictObject({
      accept: share().default(0.25).describe('chance that it accepts where it may'),
      walk: share().default(0.02).describe('chance that it walks away'),
    })
    .refine(({ accept, walk }) => accept + walk <= 1, 'accept and walk are more than 1 together')

/** Lists a strategy whose options the schema checks. */
function house<Options extends Record<string, number>>(
  name: string,
  summary: string,
  form: () => z.ZodType<Options, Record<string, unknown>>,
  make: (options: Options) => Strategy,
): HousePolicy<NegotiationView, Action> {
  const schema = once(form)
  return {
    name,
    summary,
    get schema() {
      return schema()
    },
    create: (options = {}) => strategyPolicy(make(checkedSettings(name, schema(), options))),
  }
}

/** The house players that a reasoner may expect to meet. */
export const familyPolicies: readonly HousePolicy<NegotiationView, Action>[] = [
  house(
    'random',
    'accepts or walks away with fixed chances, else makes any offer, all equally likely',
    chances,
    ({ accept, walk }) => random(accept, walk),
  ),
  house('nice', 'accepts anything; opens with its best outcome', none, () => nice),
  house('tough', 'asks for its best outcome to the end', none, () => tough),
  house(
    'boulware',
    'concedes with time, late',
    () => z.strictObject({ exponent: exponent(4), reserve: reserve() }),
    ({ exponent, reserve }) => timeDependent('boulware', exponent, reserve),
  ),
  house(
    'linear',
    'concedes with time, evenly',
    () => z.strictObject({ reserve: reserve() }),
    ({ reserve }) => timeDependent('linear', 1, reserve),
  ),
  house(
    'conceder',
    'concedes with time, early',
    () => z.strictObject({ exponent: exponent(0.25), reserve: reserve() }),
    ({ exponent, reserve }) => timeDependent('conceder', exponent, reserve),
  ),
  house('tit-for-tat', 'concedes what the other has conceded, in its own points', none, () => titForTat),
  house('micro', 'concedes one offer at a time, for each new offer of the other', none, () => micro),
  house(
    'myopic',
    'holds to one aspiration; no belief, no look ahead',
    () =>
      z.strictObject({
        aspiration: share().default(0.6).describe('share of its best outcome that it asks for'),
      }),
    ({ aspiration }) => myopic(aspiration),
  ),
]

/** House players outside that family: how well a reasoner does against those it does not expect. */
const outsiders: readonly HousePolicy<NegotiationView, Action>[] = [
  house(
    'noisy',
    'concedes late like boulware, but some of its moves are random',
    () =>
      z.strictObject({
        noise: share().default(0.2).describe('chance that a move is random'),
        exponent: exponent(4),
        reserve: reserve(),
      }),
    ({ noise, exponent, reserve }) =>
      straying('noisy', timeDependent('boulware', exponent, reserve), random(0.25, 0.02), noise),
  ),
  plain(fair, 'aims at the Nash point of its own guess: the mean of what the other may value'),
]

/** All house players of negotiation. */
export const housePolicies: readonly HousePolicy<NegotiationView, Action>[] = [
  ...familyPolicies,
  ...outsiders,
]
