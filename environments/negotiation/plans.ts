import type { Policy } from '../game.ts'
import type { Plans, PlanType } from '../plans.ts'
import type { Action } from './action.ts'
import { FAMILY, type StrategyType } from './family.ts'
import { type Outlook, outlook, situationOfOther } from './outlook.ts'
import { policyReplies, writeChances } from './policy-replies.ts'
import type { Prior } from './prior.ts'
import type { NegotiationView } from './view.ts'

type Look = (view: NegotiationView) => Outlook

/** The planning form of negotiation. @param prior what the rules say of the values */
export function negotiationPlans(prior: Prior): Plans<NegotiationView, Action> {
  let last: Outlook | undefined
  const look: Look = (view) => {
    if (last?.view !== view) last = outlook(prior, view)
    return last
  }
  return {
    family: FAMILY.map((type) => strategyType(type, look)),
    typeOf: (policy) => policyType(policy, look),
    position: look,
  }
}

function strategyType(type: StrategyType, look: Look): PlanType<NegotiationView> {
  const { name, weight, noise, strategy } = type
  return {
    name,
    weight,
    noise,
    chances(view, decision) {
      const seen = look(view)
      const { made, slot } = seen.decisions[decision]
      const offers = seen.offers.slice(0, made)
      const { accept, walk, offer } = seen.stray(made)
      const strays = noise * (slot < seen.outcomes ? offer : slot === seen.outcomes ? accept : walk)
      return Float64Array.from(seen.preferences, (preferences) => {
        const follows = noise < 1 && strategy.choose(situationOfOther(seen, preferences, offers)) === slot
        return strays + (follows ? 1 - noise : 0)
      })
    },
    replies: (view) => type.replies(look(view), strategy),
  }
}

function policyType(policy: Policy<NegotiationView, Action>, look: Look): PlanType<NegotiationView> {
  return {
    name: policy.name,
    weight: 1,
    noise: 0,
    chances(view, decision) {
      const seen = look(view)
      const { made, slot } = seen.decisions[decision]
      const out = new Float64Array(seen.outcomes + 2)
      return Float64Array.from(seen.values, (_, hidden) => {
        out.fill(0)
        writeChances(seen, policy, hidden, seen.offers.slice(0, made), out)
        return out[slot]
      })
    },
    replies: (view) => policyReplies(look(view), policy),
  }
}
