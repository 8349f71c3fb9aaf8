import { blindPolicies, certainly, madeLegal } from '../blind-policies.ts'
import type { HousePolicy, Policy } from '../game.ts'
import { plain } from '../plain-player.ts'
import type { Action } from './betting.ts'
import { cardOf } from './cards.ts'
import type { KuhnView } from './view.ts'

/**
 * The one-directional reasoner: its own card against random cards, no belief, no look ahead. It bets when each chip
 * gains at once if all call it, and calls when the pot odds pay.
 */
const myopic: Policy<KuhnView, Action> = {
  name: 'myopic',
  distribution({ card, seat, settings, table }, actions) {
    const opponents = table.live.filter((still, other) => still && other !== seat).length
    let wins = 1
    for (let i = 0; i < opponents; i++) wins *= Math.max(0, cardOf(card) - i) / (settings.seats - i)
    if (wins > 1 / (opponents + 1)) return certainly(actions, madeLegal(actions, 'raise'))
    const calls = wins * (table.pot + table.toCall) >= table.toCall
    return certainly(actions, madeLegal(actions, calls ? 'call' : 'fold'))
  },
}

/** The house players of Kuhn poker. */
export const housePolicies: readonly HousePolicy<KuhnView, Action>[] = [
  ...blindPolicies,
  plain(myopic, 'its own card against random cards and the pot odds: no belief, no look ahead'),
]
