import type { Policy } from '../game.ts'
import type { MixedReplies, PlanType } from '../plans.ts'
import type { Action } from './action.ts'
import { type Course, legalActions, type Turn } from './course.ts'
import type { Outlook } from './outlook.ts'
import { type NegotiationView, viewOf } from './view.ts'

type Negotiator = Policy<NegotiationView, Action>

/** Any policy as a type of opponent. It costs a question to the policy for every hidden state, offer and turn to come. */
export function policyType(
  policy: Negotiator,
  look: (view: NegotiationView) => Outlook,
): PlanType<NegotiationView> {
  return {
    name: policy.name,
    weight: 10,
    noise: 0,
    chances(view, decision) {
      const seen = look(view)
      const { made, slot } = seen.decisions[decision]
      const out = new Float64Array(seen.outcomes + 2)
      return Float64Array.from(seen.values, (_, hidden) => {
        writeChances(seen, policy, hidden, seen.offers.slice(0, made), out)
        return out[slot]
      })
    },
    replies: (view) => policyReplies(look(view), policy),
  }
}

/**
 * The next reply is exact. For those after it the history is taken to go on with both sides' last offers again, so that
 * the policy sees the right time and the right standing offer.
 */
function policyReplies(look: Outlook, policy: Negotiator): MixedReplies {
  const { outcomes, offers } = look
  return {
    kind: 'mixed',
    memories: 1,
    memory: 0,
    mix(hidden, made, out) {
      const history = [...offers]
      while (history.length < made) history.push(history[history.length - 2] ?? 0)
      for (let outcome = 0; outcome < outcomes; outcome++) {
        const row = outcome * (outcomes + 2)
        writeChances(look, policy, hidden, [...history, outcome], out.subarray(row, row + outcomes + 2))
      }
    },
  }
}

/** Writes the chances of a policy's moves, by slot, after these offers. */
function writeChances(
  { view, domain, other, values, outcomes }: Outlook,
  policy: Negotiator,
  hidden: number,
  offers: readonly number[],
  out: Float64Array,
): void {
  const { settings, pool, maxOffers } = view
  const turns = offers.map((outcome, i): Turn => {
    const seat = i % 2 === 0 ? settings.first : 1 - settings.first
    return { seat, offer: i + 1, action: domain.proposals[seat === 0 ? 0 : 1][outcome] }
  })
  const course: Course = { maxOffers, turns, phase: turns.length === 0 ? 'opening' : 'answering' }
  const actions = legalActions(settings, domain, course)
  const chances = policy.distribution(viewOf(settings, domain, pool, values[hidden], course, other), actions)
  const proposing = offers.length < maxOffers ? outcomes : 0
  out.fill(0)
  for (let i = 0; i < actions.length; i++) {
    const ending = actions[i].type === 'accept' ? outcomes : outcomes + 1
    out[i < proposing ? i : ending] = chances[i]
  }
}
