import type { Action } from './betting.ts'
import { type Card, HOLDINGS } from './cards.ts'
import {
  type Choice,
  callChoice,
  foldChoice,
  myopicChoice,
  raiseChoice,
  ruleChoice,
  type Spot,
  thresholdChoice,
} from './choices.ts'
import { strengths } from './strength.ts'

export type { Spot } from './choices.ts'

/** A heads-up policy that answers for all holdings at once. */
export interface RangePolicy {
  readonly name: string
  /**
   * The chances of fold, call and raise for every holding: `out[action * 1326 + holding]`. Every place is
   * written; those of holdings that touch the board mean nothing.
   */
  respond(board: readonly Card[], spot: Spot, out: Float64Array): void
}

const SLOT: Readonly<Record<Action, number>> = { fold: 0, call: HOLDINGS, raise: 2 * HOLDINGS }

function ranged(choice: Choice): RangePolicy {
  return {
    name: choice.name,
    respond(board, spot, out) {
      const equities = choice.weighs ? strengths(board) : undefined
      out.fill(0)
      for (let h = 0; h < HOLDINGS; h++)
        out[SLOT[choice.choose(spot, board, h, equities === undefined ? 0 : equities[h], 1)] + h] = 1
    },
  }
}

const random: RangePolicy = {
  name: 'random',
  respond(_board, { canFold, canRaise }, out) {
    const each = 1 / (1 + Number(canFold) + Number(canRaise))
    out.fill(canFold ? each : 0, 0, HOLDINGS)
    out.fill(each, HOLDINGS, 2 * HOLDINGS)
    out.fill(canRaise ? each : 0, 2 * HOLDINGS, 3 * HOLDINGS)
  },
}

/** The house players in vector form, equal to `housePolicies` for every holding. */
export const rangePolicies = {
  random,
  call: ranged(callChoice),
  raise: ranged(raiseChoice),
  fold: ranged(foldChoice),
  ruleV1: ranged(ruleChoice),
  myopic: ranged(myopicChoice),
  threshold: (raise: number, call: number): RangePolicy => ranged(thresholdChoice(raise, call)),
}
