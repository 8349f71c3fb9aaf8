import { expect, test } from 'vitest'
import type { RecordedGame } from '../../../tournaments/recorded-games.ts'
import { Predictions } from '../../../tournaments/report/predictions.ts'

/** A game of one decision that expected so much. */
function game(deal: number, expected: number, payoff: number, unit = 'chips'): RecordedGame {
  const deliberation = {
    choice: 1,
    unit,
    actions: [{ expectedUtility: -99 }, { expectedUtility: expected }],
  }
  const decision = { seat: 0, agent: 'a', action: 'x', faults: [], forfeit: false, deliberation }
  return {
    match: 0,
    game: deal,
    deal,
    seats: ['a', 'b'],
    payoffs: { a: payoff, b: -payoff },
    decisions: [decision],
  }
}

test('what was expected of the chosen action is held against what came of the game, in bins', () => {
  const predictions = new Predictions(['a', 'b'], 'chips', 1)
  for (let deal = 0; deal < 16; deal++) predictions.add(game(deal, deal, deal + (deal < 8 ? 1 : 3)))
  const [{ agent, decisions, bias, bins }, ...rest] = predictions.predictions()
  expect(rest).toEqual([])
  expect({ agent, decisions }).toEqual({ agent: 'a', decisions: 16 })
  expect(bias.mean).toBe(2)
  expect(bins.map(({ predicted, realised, decisions }) => [predicted, realised, decisions])).toEqual([
    [3.5, 4.5, 8],
    [11.5, 14.5, 8],
  ])
})

test('decisions of one block of deals are one observation', () => {
  const predictions = new Predictions(['a'], 'chips', 100)
  for (let deal = 0; deal < 16; deal++) predictions.add(game(deal, deal, deal))
  const [{ bias }] = predictions.predictions()
  expect(bias).toEqual({ mean: 0, ci95: null })
})

test('what is stated in another unit, and what is no number for each action, predicts nothing', () => {
  const predictions = new Predictions(['a'], 'chips', 1)
  predictions.add(game(0, 1, 1, 'utility'))
  const { decisions, ...rest } = game(1, 1, 1)
  predictions.add({
    ...rest,
    decisions: decisions.map((each) => ({ ...each, deliberation: { thoughts: 'hm' } })),
  })
  expect(predictions.predictions()).toEqual([])
})
