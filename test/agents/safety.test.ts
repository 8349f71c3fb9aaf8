import { describe, expect, it } from 'vitest'
import { askedStrategy } from '../../agents/asked.ts'
import { bidder } from '../../agents/bidder.ts'
import { familyNamed } from '../../environments/catalog.ts'
import { kuhn } from '../../environments/kuhn/rules.ts'
import { leduc } from '../../environments/leduc/rules.ts'
import { randomOf } from '../../environments/random.ts'
import { exploitability } from '../../reasoning/solve/best-response.ts'
import { gameTree } from '../../reasoning/solve/game-tree.ts'

describe('BIDDER with safety', () => {
  const game = kuhn()
  const tree = gameTree(game)
  const exploited = async (safety: number) =>
    exploitability(tree, [
      await askedStrategy(tree.sides[0], bidder(game, { safety }), 1),
      await askedStrategy(tree.sides[1], bidder(game, { safety }), 1),
    ]).exploitability

  it('can be exploited for less the safer it is', async () => {
    const figures = await Promise.all([0, 0.5, 1].map(exploited))
    expect(figures[0]).toBeGreaterThan(figures[1] + 0.1)
    expect(figures[1]).toBeGreaterThan(figures[2] + 0.01)
  })

  it('loses at most 0.01 chips a hand in Leduc poker where it is 1', async () => {
    const large = gameTree(leduc())
    const safe = bidder(leduc(), { safety: 1 })
    const [first, second] = large.sides
    const strategies = [await askedStrategy(first, safe, 1), await askedStrategy(second, safe, 1)] as const
    expect(exploitability(large, strategies).exploitability).toBeLessThan(0.01)
  })

  it('says with what chances it drew its action, and records them', async () => {
    const view = game.readView({ seat: 0, card: 'Q', table: { history: '' } })
    const actions = game.viewActions(view)
    const { signal } = new AbortController()
    const { action, chances, deliberation } = await bidder(game, { safety: 0.4 }).decide({
      view,
      actions,
      random: randomOf(1),
      signal,
    })
    expect(chances?.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12)
    expect(deliberation).toMatchObject({ safety: 0.4, chances, choice: actions.indexOf(action) })
  })

  it('responds anew to what a game has taught it', async () => {
    const safe = bidder(game, { safety: 0.2 })
    const ask = () => askedStrategy(tree.sides[0], safe, 1)
    const before = await ask()
    // The other folds to every bet, whatever it holds.
    for (let i = 0; i < 40; i++)
      safe.observe?.({ view: game.readView({ seat: 0, card: 'J', table: { history: 'rf' } }), payoff: 1 })
    expect(await ask()).not.toEqual(before)
  })

  it.each([
    ['limit-holdem', {}],
    ['kuhn', { seats: 3 }],
    ['negotiation', {}],
  ])('is refused in one line in %s %j, where nothing says what is safe', (name, settings) => {
    const seat = () => familyNamed(name).open(settings, (playable) => bidder(playable.game, { safety: 0.5 }))
    expect(seat).toThrow(/^bidder: safety: .* cannot be solved/)
  })
})
