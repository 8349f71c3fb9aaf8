import type { Plans } from '../plans.ts'
import type { Action } from './action.ts'
import { exactType } from './exact-type.ts'
import { FAMILY } from './family.ts'
import { type Outlook, outlook } from './outlook.ts'
import { policyType } from './policy-type.ts'
import type { Prior } from './prior.ts'
import { negotiationProposals } from './proposals.ts'
import type { Rules } from './settings.ts'
import { planTypeOf } from './strategy-type.ts'
import type { NegotiationView } from './view.ts'

/** The planning form of negotiation. @param prior what the rules say of the values */
export function negotiationPlans(settings: Rules, prior: Prior): Plans<NegotiationView, Action> {
  let last: Outlook | undefined
  const look = (view: NegotiationView) => {
    if (last?.view !== view) last = outlook(prior, view)
    return last
  }
  return {
    family: FAMILY.map((type) => planTypeOf(type, look)),
    proposals: negotiationProposals(settings, look),
    typeOf: (policy) => exactType(policy, look) ?? policyType(policy, look),
    exactTypeOf: (policy) => exactType(policy, look),
    position: look,
    truth(view, other) {
      const at = look(view).hidden.findIndex(({ name }) => name === other.values.join())
      return at < 0 ? undefined : at
    },
  }
}
