import { describe, expect, it } from 'vitest'
import type { Action } from '../../environments/holdem/betting.ts'
import { card } from '../../environments/holdem/cards.ts'
import { housePolicies } from '../../environments/holdem/policies.ts'
import { rank } from '../../environments/holdem/ranks.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { randomOf } from '../../environments/random.ts'
import { truthAgainst } from '../../reasoning/truth/against.ts'

/** A bet on the turn and river, mbb. */
const BET = 2000

/** The share of what an own hand wins less what it loses, for each river that can come, over every hand that the other can hold. */
function edges(hole: readonly number[], board: readonly number[]): number[] {
  const unseen = Array.from({ length: 52 }, (_, c) => c).filter(
    (c) => !hole.includes(c) && !board.includes(c),
  )
  return unseen.map((river) => {
    const all = [...board, river]
    const own = rank([...all, ...hole])
    const rest = unseen.filter((c) => c !== river)
    let edge = 0
    let hands = 0
    rest.forEach((a, i) => {
      for (const b of rest.slice(i + 1)) {
        edge += Math.sign(own - rank([...all, a, b]))
        hands++
      }
    })
    return edge / hands
  })
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** What each has put in comes to so much by the showdown, and is won or lost. */
const atShowdown = (edge: number, paid: number) => edge * paid

/** Against who always calls: on each street one bet of one's own, or none. */
function againstCall(rivers: readonly number[], paid: number): Record<string, number> {
  const river = (paid: number) =>
    mean(rivers.map((edge) => Math.max(atShowdown(edge, paid), atShowdown(edge, paid + BET))))
  return { call: river(paid), raise: river(paid + BET) }
}

/** Against who always raises: a street costs from one bet to four, as one likes, or one folds. */
function againstRaise(rivers: readonly number[], paid: number): Record<string, number> {
  const river = (paid: number) =>
    mean(
      rivers.map((edge) =>
        Math.max(-paid, ...[1, 2, 3, 4].map((bets) => atShowdown(edge, paid + bets * BET))),
      ),
    )
  return {
    call: Math.max(-paid, ...[1, 3, 4].map((bets) => river(paid + bets * BET))),
    raise: Math.max(-(paid + BET), ...[2, 4].map((bets) => river(paid + bets * BET))),
  }
}

describe('The truth on the turn of Limit Hold’em is what counting every river and every hand comes to', () => {
  const game = limitHoldem()
  it.each([
    // Each has paid 1,000 before the flop; or twice that, and a bet of 1,000 on it.
    ['call', againstCall, ['call', 'call', 'call', 'call'], 1000],
    ['raise', againstRaise, ['raise', 'call', 'call', 'raise', 'call'], 3000],
  ] as const)('against who always does %s', (name, counted, moves, paid) => {
    const policy = housePolicies.find((house) => house.name === name)?.create({})
    const truth = policy && truthAgainst(game, policy)
    if (truth === undefined) throw new Error(`${name} is known`)
    for (let deal = 0; deal < 2; deal++) {
      let state = game.initialState(randomOf('turn', deal))
      for (const move of moves) state = game.apply(state, move)
      const view = game.view(state, 0)
      expect(view.board).toHaveLength(4)
      expect(game.currentPlayer(state)).toBe(0)
      const values = counted(edges(view.hole.map(card), view.board.map(card)), paid)
      const { actions } = truth(view, randomOf('truth', deal))
      expect(actions.map(({ action }) => action)).toEqual(['call', 'raise'] satisfies Action[])
      for (const { action, value, standardError } of actions) {
        expect(value).toBeCloseTo(values[String(action)], 6)
        expect(standardError).toBe(0)
      }
    }
  })
})
