import type { Attainable } from '../attainable.ts'
import { utilitiesOf } from './analysis.ts'
import { domainOf } from './domain.ts'
import { paretoOutcomes, pointsOf } from './frontier.ts'
import type { NegotiationState } from './rules.ts'
import type { Rules } from './settings.ts'
import { dealWorth } from './view.ts'

/** What could have come of a negotiation. The frontier is undiscounted; an offer pays what it paid in its time. */
export function attainable(rules: Rules, state: NegotiationState): Attainable {
  const domain = domainOf(rules, state.pool)
  const utilities = utilitiesOf(rules, state)
  return {
    frontier: pointsOf(utilities, paretoOutcomes(utilities)),
    disagreement: rules.batna,
    offers: state.turns.flatMap(({ seat, action, offer }) =>
      action.type !== 'propose' || offer === undefined
        ? []
        : [
            {
              seat,
              payoffs: state.values.map((values, to) =>
                dealWorth(rules, domain, values, to, action, seat, offer),
              ),
            },
          ],
    ),
  }
}
