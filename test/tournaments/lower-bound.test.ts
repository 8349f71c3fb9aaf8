import { describe, expect, it } from 'vitest'
import { policyAgent } from '../../agents/house.ts'
import { housePolicies } from '../../environments/kuhn/policies.ts'
import { kuhn } from '../../environments/kuhn/rules.ts'
import { expectedValues } from '../../reasoning/solve/best-response.ts'
import { gameTree } from '../../reasoning/solve/game-tree.ts'
import { strategyOf } from '../../reasoning/solve/strategy.ts'
import { lowerBound } from '../../tournaments/lower-bound.ts'

const game = kuhn()
const house = (name: string) => {
  const found = housePolicies.find((policy) => policy.name === name)
  if (found === undefined) throw new Error(`there is a ${name}`)
  return found.create()
}

describe('A lower bound on what can be won', () => {
  it('is what the best of the challengers wins, measured on deals that did not choose it', async () => {
    const challengers = ['fold', 'call', 'raise'].map(house)
    const bound = await lowerBound(game, policyAgent(house('fold')), challengers, { deals: 240, seed: 1 })
    // Every raise takes the ante of 1.
    expect(bound).toEqual({ by: 'raise', values: [1, 1], mean: 1, ci95: [1, 1], deals: 180 })
  })

  it('has an interval that holds the exact value', async () => {
    const [random, myopic] = ['random', 'myopic'].map(house)
    const bound = await lowerBound(game, policyAgent(random), [myopic], { deals: 400, seed: 1 })
    const tree = gameTree(game)
    const exact = ([0, 1] as const).map((seat) => {
      const own = strategyOf(tree.sides[seat], myopic)
      const other = strategyOf(tree.sides[1 - seat], random)
      return expectedValues(tree, seat === 0 ? [own, other] : [other, own])[seat]
    })
    expect(bound.ci95?.[0]).toBeLessThan((exact[0] + exact[1]) / 2)
    expect(bound.ci95?.[1]).toBeGreaterThan((exact[0] + exact[1]) / 2)
    expect(bound.mean).toBeCloseTo((bound.values[0] + bound.values[1]) / 2, 9)
  })

  it('tells the agent of no finished game, and every deal to who watches', async () => {
    let told = 0
    let deals = 0
    const agent = { ...policyAgent(house('call')), observe: () => told++ }
    await lowerBound(game, agent, [house('call'), house('raise')], { deals: 40, seed: 1 }, () => deals++)
    expect([told, deals]).toEqual([0, 40])
  })
})
