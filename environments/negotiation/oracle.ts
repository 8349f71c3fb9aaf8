import type { HouseOracle, Oracle } from '../game.ts'
import { plain } from '../plain-player.ts'
import type { Action } from './action.ts'
import { acceptsInEquilibrium, equilibrium } from './equilibrium.ts'
import type { Utilities } from './frontier.ts'
import { certainly } from './policies.ts'
import { situationOf } from './situation.ts'
import { acceptSlot, walkSlot } from './strategy.ts'
import { domainOfView, type NegotiationView } from './view.ts'

/** Plays the subgame-perfect equilibrium with complete information, on its path and off it: it knows both sides' values. */
const equilibriumOracle: Oracle<NegotiationView, Action> = {
  name: 'equilibrium',
  told: true,
  distribution(view, _, views) {
    const domain = domainOfView(view)
    const situation = situationOf(view, domain)
    const utilities: Utilities = [
      domain.preferences(0, views[0].values).utilities,
      domain.preferences(1, views[1].values).utilities,
    ]
    const timing = { ...view.settings, maxOffers: view.maxOffers }
    const continuations = equilibrium(utilities, timing)
    const { offers } = situation
    const made = offers.length
    if (made > 0 && acceptsInEquilibrium(utilities, timing, continuations, made, offers[made - 1]))
      return certainly(situation, acceptSlot(situation))
    return certainly(situation, continuations[made].outcome ?? walkSlot(situation))
  },
}

/** The players of negotiation that are told everything. */
export const houseOracles: readonly HouseOracle<NegotiationView, Action>[] = [
  plain(
    equilibriumOracle,
    "an oracle, told everything: plays the subgame-perfect equilibrium of both sides' values",
  ),
]
