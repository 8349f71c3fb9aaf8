import type { Policy } from '../game.ts'
import type { OpponentType } from '../ranges.ts'
import type { Action } from './betting.ts'
import { CARD_NAMES, HOLDINGS } from './cards.ts'
import type { Choice } from './choices.ts'
import { ACTIONS } from './line.ts'
import { PARTITIONS, STRENGTH } from './partitions.ts'
import { choiceOf } from './policies.ts'
import { policyType } from './policy-type.ts'
import type { HoldemSettings } from './settings.ts'
import { HoldemSpot } from './spot.ts'
import { strengths } from './strength.ts'
import { typeBehind } from './type-policy.ts'
import type { HoldemView } from './view.ts'

/** Share of uniform play in a type that strays. */
const STRAYING = 0.01

/**
 * A policy as the type that it is, to the letter: it never does what the policy never does. A house player is asked for
 * its choice with each holding, which is quick; any other policy is shown every view.
 */
export function exactType(settings: HoldemSettings, policy: Policy<HoldemView, Action>): OpponentType {
  const choice = choiceOf(policy)
  if (choice !== undefined && !policy.blind) return choosingType(choice, 0)
  return typeBehind(policy) ?? (policy.blind ? blindType(settings, policy) : policyType(settings, policy, 0))
}

/**
 * A policy as a type that strays now and then, so that nothing observed is impossible. One that was made of a type is
 * that type.
 */
export function strayingType(settings: HoldemSettings, policy: Policy<HoldemView, Action>): OpponentType {
  const choice = choiceOf(policy)
  if (choice !== undefined) return choosingType(choice, STRAYING)
  return typeBehind(policy) ?? policyType(settings, policy, STRAYING)
}

/** Any holding stands for all of one that looks at none. */
function blindType(settings: HoldemSettings, policy: Policy<HoldemView, Action>): OpponentType {
  const { parts } = PARTITIONS[STRENGTH]
  return {
    name: policy.name,
    partition: STRENGTH,
    table(spot) {
      if (!(spot instanceof HoldemSpot)) throw new RangeError('this is no spot of Limit Hold’em')
      const { table, actions } = spot.line
      const [low, high] = CARD_NAMES.filter((_, card) => !spot.board.includes(card))
      const board = spot.board.map((card) => CARD_NAMES[card])
      const shown = table.spent.map(() => null)
      const hole = [low, high] as const
      const view = {
        game: 'limit-holdem',
        settings,
        seat: table.toAct,
        hole,
        board,
        table,
        actions,
        shown,
      } as const
      const chances = policy.distribution(view, actions)
      const out = new Float64Array(ACTIONS.length * parts)
      actions.forEach((action, i) => {
        out.fill(chances[i], ACTIONS.indexOf(action) * parts, (ACTIONS.indexOf(action) + 1) * parts)
      })
      return out
    },
  }
}

/** A house player as a type. @param noise share of uniform play */
function choosingType(choice: Choice, noise: number): OpponentType {
  return {
    name: choice.name,
    respond(spot, out) {
      if (!(spot instanceof HoldemSpot)) throw new RangeError('this is no spot of Limit Hold’em')
      const { street, toCall, pot, raises } = spot.line.table
      const [canFold, , canRaise] = spot.legal
      const seen = { street, toCall, pot, raises, canFold, canRaise }
      const { board } = spot
      const equities = choice.weighs ? strengths(board) : undefined
      const stray = noise / spot.legal.filter(Boolean).length
      spot.legal.forEach((legal, slot) => {
        out.fill(legal ? stray : 0, slot * HOLDINGS, (slot + 1) * HOLDINGS)
      })
      // What a holding that the board rules out would do bears on nothing.
      for (let h = 0; h < HOLDINGS; h++)
        out[ACTIONS.indexOf(choice.choose(seen, board, h, equities?.[h] ?? 0, 1)) * HOLDINGS + h] += 1 - noise
    },
  }
}
