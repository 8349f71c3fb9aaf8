import { expect, test } from 'vitest'
import { bidder } from '../../agents/bidder.ts'
import { seatAgent } from '../../agents/roster.ts'
import type { Policy } from '../../environments/game.ts'
import { randomOf } from '../../environments/random.ts'
import { type Action, liarsDice, type View } from '../../examples/liars-dice.ts'
import { bestResponse, exploitability } from '../../reasoning/solve/best-response.ts'
import { RegretMinimizer } from '../../reasoning/solve/cfr.ts'
import { gameTree } from '../../reasoning/solve/game-tree.ts'
import { strategyOf, straying } from '../../reasoning/solve/strategy.ts'
import { gameConformance } from '../../testing/game-conformance.ts'
import { obedient } from '../../testing/server/obedient.ts'
import { serve } from '../server/serve.ts'

gameConformance("liar's dice", () => liarsDice())

const game = liarsDice()
const random: Policy<View, Action> = {
  name: 'random',
  distribution: (_, actions) => actions.map(() => 1 / actions.length),
}
const view = (fields: Partial<View>): View => ({
  seat: 0,
  dealt: 1,
  history: [],
  shown: [null, null],
  ...fields,
})
const asked = (view: View) => ({
  view,
  actions: game.viewActions(view),
  random: randomOf(1, 'player'),
  signal: AbortSignal.timeout(60_000),
})

test("a game of one's own is solved", () => {
  const tree = gameTree(game)
  const minimizer = new RegretMinimizer(tree, 'cfr+')
  minimizer.run(300)
  expect(exploitability(tree, minimizer.average()).exploitability).toBeLessThan(0.001)
})

test('without a form of its own the reasoner is exact in it: it expects what a best response earns', async () => {
  const agent = bidder(game)
  const best = await Promise.all(
    [1, 2, 3].map(async (dealt) => {
      const { deliberation } = await agent.decide(asked(view({ dealt })))
      return Math.max(
        ...Object(deliberation).actions.map((row: { expectedUtility: number }) => row.expectedUtility),
      )
    }),
  )
  const [cautious] = game.population ?? []
  const tree = gameTree(game)
  const { value } = bestResponse(tree, 0, strategyOf(tree.sides[1], straying(cautious, 0.05)))
  expect((best[0] + best[1] + best[2]) / 3).toBeCloseTo(value, 12)
})

test("it weighs the players that it expects by Bayes' rule", async () => {
  // The cautious player opens with 1x1, but for one game in twenty, when it says anything: 1 of 6 bids.
  const { deliberation } = await bidder(game, {}, [random]).decide(asked(view({ seat: 1, history: ['2x2'] })))
  const odds = 1 / 6 / (1 / 6 + 0.05 / 6)
  expect(Object(deliberation).belief.types).toEqual([
    { type: 'random', before: 0.5, after: expect.closeTo(odds, 12) },
    { type: 'cautious', before: 0.5, after: expect.closeTo(1 - odds, 12) },
  ])
})

test('it samples where a utility bends the payoffs', async () => {
  const { deliberation } = await bidder(game, { utility: 'cara', aversion: 0.5 }).decide(asked(view({})))
  const errors = Object(deliberation).actions.map((row: { standardError: number }) => row.standardError)
  expect(Math.max(...errors)).toBeGreaterThan(0)
})

test('a language model plays it from the words and the actions of the game alone', async () => {
  const server = await serve(obedient)
  const agent = seatAgent('cot@openai/any', game, []).make()
  const { action } = await agent.decide(asked(view({ dealt: 2, history: ['1x3'], seat: 1 })))
  expect(['liar', '2x1', '2x2', '2x3']).toContain(action)
  expect(JSON.stringify(server.requests[0].messages)).toContain('You hold a die that shows 2.')
})
