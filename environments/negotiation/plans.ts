import type { Plans } from '../plans.ts'
import type { Action } from './action.ts'
import { FAMILY } from './family.ts'
import { type Outlook, outlook } from './outlook.ts'
import { policyType } from './policy-type.ts'
import type { Prior } from './prior.ts'
import { planTypeOf } from './strategy-type.ts'
import type { NegotiationView } from './view.ts'

/** The planning form of negotiation. @param prior what the rules say of the values */
export function negotiationPlans(prior: Prior): Plans<NegotiationView, Action> {
  let last: Outlook | undefined
  const look = (view: NegotiationView) => {
    if (last?.view !== view) last = outlook(prior, view)
    return last
  }
  return {
    family: FAMILY.map((type) => planTypeOf(type, look)),
    typeOf: (policy) => policyType(policy, look),
    position: look,
  }
}
