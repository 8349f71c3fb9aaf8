import { describe, expect, it } from 'vitest'
import { deliberate } from '../../agents/advice.ts'
import { bidder } from '../../agents/bidder.ts'
import { agentConformance } from '../../testing/agent-conformance.ts'
import { gameConformance } from '../../testing/game-conformance.ts'
import { answerWith } from '../../tournaments/training/conversation.ts'
import { agentAsking, decided } from '../agents/asking.ts'
import { obedientModel } from '../server/obedient-model.ts'
import { sealedBid, shading } from './sealed-bid.ts'

const two = sealedBid(2, 3)
const three = sealedBid(3, 3)

gameConformance('a sealed-bid auction', () => two, 4)
gameConformance('a sealed-bid auction of three', () => three, 4)
agentConformance(
  'bidder',
  (game) => bidder(game, { rollouts: 20 }),
  () => three,
  { games: 6 },
)

describe('the reasoner in a game whose actions are objects that nobody sees', () => {
  /** What a bid earns on average, by all values of the others, each of whom bids one less than its value. */
  function worth(value: number, bid: number, others: number): number {
    const bids = [0, 1, 2, 3].map((other) => Math.max(0, other - 1))
    let sum = 0
    for (const one of bids)
      for (const two of others === 2 ? bids : [-1]) {
        const best = Math.max(bid, one, two)
        const ties = [bid, one, two].filter((each) => each === best).length
        sum += bid === best ? (value - bid) / ties : 0
      }
    return sum / 4 ** others
  }

  it.each([
    [2, 0, two],
    [2, 1, two],
    [3, 0, three],
    [3, 2, three],
  ])('of %i seats, in seat %i, comes as near to the true worths as it says', async (seats, seat, game) => {
    const view = game.readView({ seat, value: 3, made: seat, own: null, opened: null })
    const { deliberation } = await deliberate(game, view, { opponents: [shading(1)] })
    const rows: readonly { expectedUtility: number; standardError: number }[] = Object(deliberation).actions
    expect(rows).toHaveLength(4)
    for (const [bid, { expectedUtility, standardError }] of rows.entries())
      expect(Math.abs(expectedUtility - worth(3, bid, seats - 1))).toBeLessThanOrEqual(4 * standardError)
  })
})

describe('language agents in a game whose actions are objects', () => {
  const view = three.readView({ seat: 1, value: 3, made: 1, own: null, opened: null })

  it.each(['direct', 'cot', 'tot', 'bidder'])('%s names them in the words of the game', async (name) => {
    const model = obedientModel()
    const { action } = await decided(agentAsking(name, three, model), three, view)
    expect(three.viewActions(view)).toContainEqual(action)
    expect(JSON.stringify(model.asked)).toContain(JSON.stringify('- "bid 2"').slice(1, -1))
  })

  it('what is learned from is an answer in these words', () => {
    expect(answerWith(three, view, { bid: 2 })).toBe('{"action":"bid 2"}')
  })
})
