import { describe, expect, test } from 'vitest'
import type { Action } from '../../environments/holdem/betting.ts'
import {
  CARD_NAMES,
  card,
  HAND_CLASS,
  HIGH,
  HOLDINGS,
  holdingIndex,
  LOW,
} from '../../environments/holdem/cards.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { strengths } from '../../environments/holdem/strength.ts'
import type { HoldemView } from '../../environments/holdem/view.ts'
import { type Random, randomOf } from '../../environments/random.ts'
import type { OpponentType } from '../../environments/ranges.ts'
import { deliberate, type Reasoning } from '../../reasoning/deliberate.ts'
import { Opponent } from '../../reasoning/opponents/opponent.ts'
import { argmax } from '../../reasoning/score/decision-rule.ts'

const game = limitHoldem()
const ranges = (() => {
  if (game.ranges === undefined) throw new Error('heads-up hold’em has a vector form')
  return game.ranges
})()
const CALL = 1

/** Always checks or calls, without any noise. */
const caller: OpponentType = {
  name: 'caller',
  partition: 0,
  table() {
    const { parts } = ranges.partitions[0]
    return new Float64Array(ranges.actions.length * parts).fill(1, CALL * parts, (CALL + 1) * parts)
  },
}
const reasoning: Reasoning = { decide: argmax, widths: [[6, 1, 1], [8, 2], [46], []] }
const decide = (view: HoldemView, random: Random) =>
  deliberate(ranges, view, new Opponent(ranges, [caller], []), reasoning, game.unit, random)

describe('told that the opponent always calls,', () => {
  test('the value at the root, over all hands and both seats, is the exact 1163.476 mbb/hand', () => {
    const first = new Map<number, number>()
    const size = new Map<number, number>()
    for (let h = 0; h < HOLDINGS; h++) {
      first.set(HAND_CLASS[h], h)
      size.set(HAND_CLASS[h], (size.get(HAND_CLASS[h]) ?? 0) + 1)
    }
    expect(first.size).toBe(169)
    let value = 0
    let variance = 0
    for (const [seat, history] of [
      [1, ''],
      [0, 'c'],
    ] as const)
      for (const [cell, h] of first) {
        const hole = [CARD_NAMES[HIGH[h]], CARD_NAMES[LOW[h]]]
        const view = game.readView({ seat, hole, board: [], table: { history } })
        const { deliberation } = decide(view, randomOf(2, 'root', seat, cell))
        const { expectedUtility, standardError } = deliberation.actions[deliberation.choice]
        const weight = (size.get(cell) ?? 0) / HOLDINGS / 2
        value += weight * expectedUtility
        variance += (weight * standardError) ** 2
      }
    // The best of two sampled sums is a little too good: a part of what the error states.
    expect(Math.abs(value - 1163.476)).toBeLessThan(2 * Math.sqrt(variance))
    expect(Math.sqrt(variance)).toBeLessThan(40)
  }, 120_000)

  test('its decisions give up less than 2 mbb each, by the exact equities', () => {
    const random = randomOf(4, 'regret')
    const regrets: number[] = []
    while (regrets.length < 300) {
      let state = game.initialState(random)
      const own = random.int(2)
      for (let seat = game.currentPlayer(state); seat !== undefined; seat = game.currentPlayer(state)) {
        const actions = game.legalActions(state)
        let action: Action = 'call'
        if (seat === own) {
          const view = game.view(state, seat)
          const equity = strengths(view.board.map(card))[holdingIndex(card(view.hole[0]), card(view.hole[1]))]
          const { action: chosen } = decide(view, random)
          // The worst hand has 29 % against a random one: five more chips for ten are never too dear.
          expect(chosen).not.toBe('fold')
          const rivals: readonly Action[] = actions.includes('raise') ? ['call', 'raise'] : ['call']
          const best = Math.max(...rivals.map((rival) => worth(view, rival, equity)))
          regrets.push(100 * (best - worth(view, chosen, equity)))
          // What it meets next is what any play leads to.
          action = rivals[random.int(rivals.length)]
        }
        state = game.apply(state, action)
      }
    }
    const mean = regrets.reduce((sum, regret) => sum + regret, 0) / regrets.length
    expect(mean).toBeLessThan(2)
  }, 120_000)
})

/** What the stake after a call or raise is worth, in chips: against a caller, what later bets bring is the same. */
function worth({ table }: HoldemView, action: Action, equity: number): number {
  const size = table.street < 2 ? 10 : 20
  return (2 * equity - 1) * (table.bet + (action === 'raise' ? size : 0))
}
