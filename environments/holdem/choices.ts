import type { Action, Street } from './betting.ts'
import { type Card, HIGH, LOW } from './cards.ts'
import { ruleWish } from './rule-v1.ts'

/** All that a house player looks at besides cards. Chips. */
export interface Spot {
  readonly street: Street
  readonly toCall: number
  readonly pot: number
  readonly raises: number
  readonly canFold: boolean
  readonly canRaise: boolean
}

/** What a player that never mixes does with one holding, always legal. */
export interface Choice {
  readonly name: string
  /** Whether `choose` looks at the equity; where not, 0 is passed. */
  readonly weighs: boolean
  /**
   * @param equity of the holding against one random holding
   * @param opponents how many others have not folded
   */
  choose(spot: Spot, board: readonly Card[], holding: number, equity: number, opponents: number): Action
}

/** The wish made legal: a raise that is not allowed is a call, a fold with nothing to call a check. */
function legal(spot: Spot, wish: Action): Action {
  if (wish === 'raise') return spot.canRaise ? 'raise' : 'call'
  return wish === 'fold' && spot.toCall === 0 ? 'call' : wish
}

const always = (action: Action): Choice => ({
  name: action,
  weighs: false,
  choose: (spot) => legal(spot, action),
})

export const callChoice = always('call')
export const raiseChoice = always('raise')
export const foldChoice = always('fold')

/** Raises above one equity, calls above the other, else folds. */
export function thresholdChoice(raise: number, call: number): Choice {
  return {
    name: 'threshold',
    weighs: true,
    choose: (spot, _board, _holding, equity) =>
      legal(spot, equity > raise ? 'raise' : equity > call ? 'call' : 'fold'),
  }
}

/**
 * The one-directional reasoner: its own hand against random hands, no belief, no look ahead. It raises when each
 * chip gains at once if all call it, and calls when the pot odds pay.
 */
export const myopicChoice: Choice = {
  name: 'myopic',
  weighs: true,
  choose(spot, _board, _holding, equity, opponents) {
    const { pot, toCall } = spot
    const winsAll = opponents === 1 ? equity : equity ** opponents
    if (winsAll > 1 / (opponents + 1)) return legal(spot, 'raise')
    return legal(spot, winsAll * (pot + toCall) >= toCall ? 'call' : 'fold')
  },
}

/** RLCard's rule bot, made legal as RLCard does: raise becomes call, check fold, and a call of nothing a raise. */
export const ruleChoice: Choice = {
  name: 'rule-v1',
  weighs: false,
  choose(spot, board, holding) {
    const wish = ruleWish(LOW[holding], HIGH[holding], board)
    const free = spot.toCall === 0
    // A check is spelt `call` here, and RLCard lets a bot fold although it could check.
    if (wish === 'check') return free ? 'call' : 'fold'
    if (wish === 'fold') return spot.canFold ? 'fold' : 'call'
    return spot.canRaise && (wish === 'raise' || free) ? 'raise' : 'call'
  },
}
