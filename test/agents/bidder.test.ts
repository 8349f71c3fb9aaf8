import { describe, expect, it } from 'vitest'
import { bidder } from '../../agents/bidder.ts'
import type { Action } from '../../environments/holdem/betting.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import type { HoldemView } from '../../environments/holdem/view.ts'
import { randomOf } from '../../environments/random.ts'
import { agentConformance } from '../conformance/agent.ts'

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

  it('names the types there are where one does not exist', () => {
    expect(() => bidder(game, { types: 'maniac' })).toThrow(/"maniac"; there are random, call/)
  })
})
