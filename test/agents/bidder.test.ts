import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bidder } from '../../agents/bidder.ts'
import type { Action } from '../../environments/holdem/betting.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import type { HoldemView } from '../../environments/holdem/view.ts'
import { randomOf } from '../../environments/random.ts'
import { agentConformance } from '../../testing/agent-conformance.ts'

const shift = z.object({ before: z.number(), after: z.number() })
const schema = z.object({
  belief: z.object({ groups: z.array(shift) }),
  actions: z.array(z.object({ action: z.string(), predicted: z.array(z.unknown()) })),
})
const narrow = { flops: 1, turns: 1, rollouts: 2 }

agentConformance(
  'bidder',
  (game) => bidder(game, narrow),
  () => limitHoldem(),
  { games: 4 },
)
agentConformance(
  'bidder',
  (game) => bidder(game, narrow),
  () => limitHoldem({ seats: 3, profile: 'rlcard' }),
  { games: 4 },
)

describe('BIDDER', () => {
  const game = limitHoldem()
  const facingBet = { seat: 1, hole: ['Kh', '9d'], board: ['As', 'Kc', '4d', '7h', '2c'] }
  const view = game.readView({ ...facingBet, table: { history: 'rc/cc/cc/r' } })
  const ask = (agent: ReturnType<typeof bidder<unknown, Action, HoldemView, unknown>>) =>
    agent.decide({
      view,
      actions: game.viewActions(view),
      random: randomOf(1),
      signal: new AbortController().signal,
    })

  it('takes a policy of the user for one more type of opponent', async () => {
    const aceOnly = {
      name: 'bets the river with an ace only',
      distribution: ({ hole, board }: HoldemView, actions: readonly Action[]) => {
        const ace = board.length === 5 && hole.some((card) => card.startsWith('A'))
        return actions.map((action) =>
          action === (ace && actions.includes('raise') ? 'raise' : 'call') ? 1 : 0,
        )
      },
    }
    const told = await ask(bidder(game, { types: 'raise', learn: 'no' }))
    expect(told.action).not.toBe('fold')
    const warned = await ask(bidder(game, { types: 'fold', learn: 'no' }, [aceOnly]))
    expect(warned.action).toBe('fold')
    expect(JSON.stringify(warned.deliberation)).toContain('bets the river with an ace only')
  })

  it('leaves a type out that it is told to leave out', async () => {
    const { deliberation } = await ask(bidder(game, { types: '-rule-v1' }))
    expect(JSON.stringify(deliberation)).toContain('"threshold"')
    expect(JSON.stringify(deliberation)).not.toContain('"rule-v1"')
  })

  it('believes what the rules alone leave open where nothing is to be inferred', async () => {
    const { deliberation } = await ask(bidder(game, { infer: 'uniform' }))
    expect(deliberation).toHaveProperty('belief.groups')
    const { belief } = schema.parse(deliberation)
    expect(belief.groups.length).toBeGreaterThan(5)
    for (const { before, after } of belief.groups) expect(after).toBeCloseTo(before, 12)
    const read = schema.parse((await ask(bidder(game))).deliberation).belief
    expect(read.groups.some(({ before, after }) => Math.abs(after - before) > 0.01)).toBe(true)
  })

  it('expects every answer alike where it is to look ahead without a thought of the other', async () => {
    const { deliberation } = await ask(bidder(game, { explore: 'uniform' }))
    const raise = schema.parse(deliberation).actions.find(({ action }) => action === 'raise')
    expect(raise?.predicted).toEqual(
      ['fold', 'call', 'raise'].map((action) => ({ action, chance: expect.closeTo(1 / 3, 9) })),
    )
  })

  it('says in one line where a step cannot be taken so', () => {
    const three = limitHoldem({ seats: 3 })
    expect(() => bidder(three, { infer: 'uniform' })).toThrow(/with 3 seats.*infer=uniform.*need two/)
    expect(() => bidder(game, { infer: 'propose' })).toThrow(/infer=propose needs a model: write bidder@/)
    expect(() => bidder(game, { decide: 'agree' })).toThrow(/decide=agree needs a model/)
    expect(() => bidder(game, { every: 5 })).toThrow(/every is about what a model proposes/)
    expect(() => bidder(game, { infer: 'oracle' })).toThrow(/oracle is told.*say analysis=yes/)
    expect(() => bidder(game, { explore: 'oracle', analysis: 'yes' })).toThrow(/needs against=TYPE/)
  })

  it('names the types there are where one does not exist', () => {
    expect(() => bidder(game, { types: 'maniac' })).toThrow(/"maniac"; there are random, call/)
  })
})
