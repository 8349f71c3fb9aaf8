import type { Policy } from '../game.ts'
import type { OpponentType } from '../ranges.ts'
import type { Action, BettingRules } from './betting.ts'
import { card, holdingIndex } from './cards.ts'
import { ACTIONS, Line } from './line.ts'
import { PARTITIONS, partsOn } from './partitions.ts'
import { HoldemSpot } from './spot.ts'
import { boardOf } from './spot-board.ts'
import type { HoldemView } from './view.ts'

type Table = Extract<OpponentType, { table: unknown }>

const types = new WeakMap<object, OpponentType>()

/** A type that goes by a table, as a policy that can be seated. */
export function tablePolicy(rules: BettingRules, type: Table): Policy<HoldemView, Action> {
  const policy: Policy<HoldemView, Action> = {
    name: type.name,
    distribution({ hole, board, table }, actions) {
      const cards = board.map(card)
      const chances = type.table(new HoldemSpot(new Line(rules, table), boardOf(cards)))
      const part = partsOn(cards, type.partition)[holdingIndex(card(hole[0]), card(hole[1]))]
      return actions.map(
        (action) => chances[ACTIONS.indexOf(action) * PARTITIONS[type.partition].parts + part],
      )
    },
  }
  types.set(policy, type)
  return policy
}

/** The type that a policy was made of, if it was. */
export const typeBehind = (policy: object): OpponentType | undefined => types.get(policy)
