import { expect, test } from 'vitest'
import { closingText } from '../../cli/closing-text.ts'
import { families } from '../../environments/catalog.ts'
import { runTournament } from '../../tournaments/run.ts'

const play = (game: string, agents: string[], deals: number) =>
  runTournament({ game, agents, deals, match: 10, seed: 7, concurrency: 1 })

test('tournaments of all games end in one paragraph: what was seen, how sure, what next', async () => {
  const cards = await play('limit-holdem', ['call', 'random', 'fold'], 40)
  const bargains = await play('negotiation', ['tough', 'nice', 'conceder'], 20)
  const text = closingText('tough', [bargains], 7)
  expect(text).toMatch(
    /^In negotiation tough came first with \+\d\.\d\d points\/game \[.*\], which is more than /,
  )
  expect(text).toContain('beyond what chance explains; it got least against')
  expect(text).toContain('covers the true value 19 times in 20')
  expect(text).toMatch(
    /--game negotiation --agents tough,(nice|conceder) --deals 80 --seed 8` for a surer answer/,
  )
  const both = closingText('random', [cards, await play('negotiation', ['random', 'nice'], 4)], 7)
  expect(both.match(/ for a surer answer there/g)).toHaveLength(2)
  expect(both).not.toContain('\n')
})

test('what so few games cannot tell apart is not called more', async () => {
  const result = await play('negotiation', ['boulware', 'boulware?exponent=3.99'], 4)
  expect(closingText('boulware', [result], 1)).toMatch(
    /which so few games cannot tell from boulware\?exponent=3.99 /,
  )
})

test('every game has opponents to show, and deals enough for an interval', () => {
  for (const { name, policies, oracles = [], showcase } of families) {
    const known = [...policies, ...oracles].map((policy) => policy.name)
    expect(known, name).toEqual(expect.arrayContaining([...showcase.opponents]))
    expect(showcase.deals / showcase.match).toBeGreaterThanOrEqual(1)
    expect(showcase.deals).toBeGreaterThanOrEqual(20)
  }
})
