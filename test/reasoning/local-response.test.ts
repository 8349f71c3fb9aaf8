import { describe, expect, it } from 'vitest'
import { policyAgent } from '../../agents/house.ts'
import { housePolicies } from '../../environments/holdem/policies.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { housePolicies as kuhnPolicies } from '../../environments/kuhn/policies.ts'
import { kuhn } from '../../environments/kuhn/rules.ts'
import { localResponse } from '../../reasoning/local-response.ts'
import { bestResponse, expectedValues, type Profile } from '../../reasoning/solve/best-response.ts'
import { gameTree } from '../../reasoning/solve/game-tree.ts'
import { strategyOf } from '../../reasoning/solve/strategy.ts'
import { lowerBound } from '../../tournaments/lower-bound.ts'

describe('The local best response', () => {
  it('wins what a best response does in a game of one round', () => {
    const game = kuhn()
    const tree = gameTree(game)
    if (game.ranges === undefined) throw new Error('Kuhn poker has a vector form')
    for (const house of kuhnPolicies) {
      const policy = house.create()
      const local = localResponse(game.ranges, policy, game.unit)
      for (const seat of [0, 1] as const) {
        const own = strategyOf(tree.sides[seat], local)
        const other = strategyOf(tree.sides[1 - seat], policy)
        const profile: Profile = seat === 0 ? [own, other] : [other, own]
        expect(expectedValues(tree, profile)[seat]).toBeCloseTo(bestResponse(tree, seat, other).value, 9)
      }
    }
  })

  const game = limitHoldem()
  const { ranges } = game
  const against = async (name: string, deals: number) => {
    const [policy] = housePolicies.filter((house) => house.name === name).map((house) => house.create())
    if (ranges === undefined) throw new Error('heads-up hold’em has a vector form')
    return lowerBound(game, policyAgent(policy), [localResponse(ranges, policy, game.unit)], {
      deals,
      seed: 3,
    })
  }

  it('takes every blind of one who folds to any bet: 500 and 1000 mbb, 750 on average', async () => {
    expect(await against('fold', 4)).toMatchObject({ values: [500, 1000], mean: 750, ci95: [750, 750] })
  })

  it('wins from a caller what the exact 1163 does not contradict', async () => {
    const { ci95 } = await against('call', 60)
    expect(ci95?.[0]).toBeGreaterThan(0)
    expect(ci95?.[0]).toBeLessThan(1163.476)
  })
})
