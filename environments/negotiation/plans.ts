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
  const { name, weight, noise, says, strategy } = type
  return {
    name,
    weight,
    noise,
    chances(view, decision) {
      const seen = look(view)
      const { made, slot } = seen.decisions[decision]
      const offers = seen.offers.slice(0, made)
      const { accept, walk, offer } = seen.stray(made)
      const stray = slot < seen.outcomes ? offer : slot === seen.outcomes ? accept : walk
      const strays = noise * stray
      return Float64Array.from(seen.preferences, (preferences) => {
        if (says === 'nothing') return stray
        const chosen = strategy.choose(situationOfOther(seen, preferences, offers))
        const exact = chosen === slot ? 1 : 0
        if (says === 'exactly' || chosen >= seen.outcomes || slot >= seen.outcomes)
          return strays + (1 - noise) * exact
        if (says === 'nearly') return 0.5 * exact + 0.5 * nearness(preferences, chosen, slot)
        const last = offers[offers.length - 2]
        return (
          (last === undefined ? 0 : last === slot ? 0.9 : 0) +
          (last === undefined ? 1 : 0.1) * above(preferences, chosen, slot)
        )
      })
    },
    replies: (view) => type.replies(look(view)),
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

/** How fast chances of offers fall with their distance from the one aimed at, as a share of the best outcome. */
const WIDTH = Number(process.env.WIDTH ?? 0.08)

function nearness(
  { utilities, best }: { utilities: Float64Array; best: number },
  aim: number,
  offered: number,
): number {
  const kernel = (outcome: number) =>
    Math.exp(-Math.abs(utilities[outcome] - utilities[aim]) / (WIDTH * best))
  let total = 0
  for (let outcome = 0; outcome < utilities.length; outcome++) total += kernel(outcome)
  return kernel(offered) / total
}

function above({ utilities }: { utilities: Float64Array }, aim: number, offered: number): number {
  if (utilities[offered] < utilities[aim]) return 0
  let n = 0
  for (const u of utilities) if (u >= utilities[aim]) n++
  return 1 / n
}
