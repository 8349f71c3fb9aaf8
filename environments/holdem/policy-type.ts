import type { Policy } from '../game.ts'
import type { OpponentType } from '../ranges.ts'
import type { Action } from './betting.ts'
import { CARD_NAMES, HIGH, HOLDINGS, LOW } from './cards.ts'
import { ACTIONS } from './line.ts'
import type { HoldemSettings } from './settings.ts'
import { HoldemSpot } from './spot.ts'
import type { HoldemView } from './view.ts'

/**
 * Any policy as a type of opponent: it is asked what it would do with each of the 1,326 holdings. That costs as much
 * as asking it so often at every node of the search: tables are the faster way where a policy has one.
 *
 * @param noise share of uniform play
 */
export function policyType(
  settings: HoldemSettings,
  policy: Policy<HoldemView, Action>,
  noise: number,
): OpponentType {
  return {
    name: policy.name,
    respond(spot, out) {
      if (!(spot instanceof HoldemSpot)) throw new RangeError('this is no spot of Limit Hold’em')
      const { table, actions } = spot.line
      const board = spot.board.map((card) => CARD_NAMES[card])
      const seat = table.toAct
      const shown = table.spent.map(() => null)
      out.fill(0)
      for (let h = 0; h < HOLDINGS; h++) {
        if (spot.board.includes(LOW[h]) || spot.board.includes(HIGH[h])) continue
        const hole = [CARD_NAMES[LOW[h]], CARD_NAMES[HIGH[h]]] as const
        const view = { game: 'limit-holdem', settings, seat, hole, board, table, actions, shown } as const
        const chances = policy.distribution(view, actions)
        actions.forEach((action, i) => {
          out[ACTIONS.indexOf(action) * HOLDINGS + h] = (1 - noise) * chances[i] + noise / actions.length
        })
      }
    },
  }
}
