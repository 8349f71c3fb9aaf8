import { expect, test } from 'vitest'
import { z } from 'zod'
import { Models } from '../../reasoning/language/models.ts'
import { readPrices } from '../../reasoning/language/prices.ts'
import { modelOptions } from '../../reasoning/language/settings.ts'
import type { PlayedGame } from '../../tournaments/match.ts'
import { ProgressCount } from '../../tournaments/progress.ts'
import { schedule } from '../../tournaments/schedule.ts'

const game = (deal: number, tokens: number): PlayedGame => ({
  deal,
  payoffs: [0, 0],
  decisions: [
    {
      seat: 0,
      action: 'call',
      faults: [],
      forfeit: false,
      usage: { calls: 1, inputTokens: tokens, outputTokens: 0 },
    },
    { seat: 1, action: 'call', faults: [{ kind: 'illegal', reason: '' }], forfeit: true },
  ],
})

test('cost is projected from what games of each pairing have cost, and from all for one that has not begun', () => {
  const prices = readPrices('prices', { 'openai/a': { input: 1, output: 1 } })
  const models = new Models({ prices })
  for (const agent of ['a', 'b', 'c']) models.open('openai/a', z.object(modelOptions()).parse({}), agent)
  const matches = schedule(3, 2, 2, 2)
  const count = new ProgressCount(matches, ['a', 'b', 'c'], { models })
  expect(count.cost).toEqual({ spent: 0, projected: 0 })
  const [first, second] = [matches[0], matches.find(({ pairing }) => pairing === 1) ?? matches[0]]
  count.add(first, [game(0, 1_000_000), game(1, 3_000_000)])
  count.add(second, [game(0, 500_000)])
  expect(count.finished).toBe(3)
  expect(count.faults).toBe(6)
  expect(count.tokens).toBe(4_500_000)
  // Four games each: 2 USD a game, 0.50 USD a game, and 1.50 USD a game as usual.
  expect(count.cost).toEqual({ spent: 4.5, projected: 8 + 2 + 6 })
})

test('without prices there is no cost', () => {
  const count = new ProgressCount(schedule(2, 2, 2, 2), ['a', 'b'], { models: new Models() })
  expect(count.cost).toBeUndefined()
})
