import type { Policy } from '../game.ts'
import type { MixedReplies } from '../plans.ts'
import type { Action } from './action.ts'
import { type Course, legalActions, type Turn } from './course.ts'
import type { Outlook } from './outlook.ts'
import { type NegotiationView, viewOf } from './view.ts'

/**
 * The replies of any policy. The next one is exact; for those after it the history is taken to go on with both sides'
 * last offers again, so that the policy sees the right time and the right standing offer.
 */
export function policyReplies(look: Outlook, policy: Policy<NegotiationView, Action>): MixedReplies {
  const { outcomes, offers } = look
  return {
    kind: 'mixed',
    memories: 1,
    memory: 0,
    mix(hidden, made, out) {
      out.fill(0)
      const history = [...offers]
      while (history.length < made)
        history.push(history[history.length - 2] ?? look.preferences[hidden].order[0])
      for (let outcome = 0; outcome < outcomes; outcome++)
        writeChances(look, policy, hidden, [...history, outcome], out.subarray(outcome * (outcomes + 2)))
    },
  }
}

/** Writes the chances of a policy's moves, by slot, after these offers. */
export function writeChances(
  { view, domain, other, values, outcomes }: Outlook,
  policy: Policy<NegotiationView, Action>,
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
  for (let i = 0; i < actions.length; i++) {
    const ending = actions[i].type === 'accept' ? outcomes : outcomes + 1
    out[i < proposing ? i : ending] = chances[i]
  }
}
