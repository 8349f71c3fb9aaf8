import { describe, expect, it } from 'vitest'
import { askedStrategy } from '../../agents/asked.ts'
import { bidder } from '../../agents/bidder.ts'
import { equilibrium } from '../../agents/equilibrium.ts'
import { policyAgent } from '../../agents/house.ts'
import { rosterOf, seatAgent } from '../../agents/roster.ts'
import { BadInput } from '../../environments/errors.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { housePolicies as kuhnPolicies } from '../../environments/kuhn/policies.ts'
import { kuhn } from '../../environments/kuhn/rules.ts'
import { housePolicies as leducPolicies } from '../../environments/leduc/policies.ts'
import { leduc } from '../../environments/leduc/rules.ts'
import { exploitability } from '../../reasoning/solve/best-response.ts'
import { gameTree } from '../../reasoning/solve/game-tree.ts'
import { strategyOf } from '../../reasoning/solve/strategy.ts'
import { agentConformance } from '../../testing/agent-conformance.ts'

agentConformance(
  'equilibrium',
  (game) => policyAgent(equilibrium(game, { iterations: 20 })),
  () => leduc(),
)
for (const seats of [2, 3])
  agentConformance(
    'bidder',
    (game) => bidder(game, { rollouts: 4 }),
    () => kuhn({ seats }),
  )
agentConformance(
  'bidder',
  (game) => bidder(game, { rollouts: 4 }),
  () => leduc(),
)
for (const policy of leducPolicies)
  agentConformance(
    policy.name,
    () => policyAgent(policy.create()),
    () => leduc(),
  )

describe('The equilibrium agent', () => {
  it('gets nearer to an equilibrium with more iterations, 1000 unless it is told', () => {
    const tree = gameTree(kuhn())
    const exploited = (options: Record<string, unknown>) => {
      const policy = equilibrium(kuhn(), options)
      return exploitability(tree, [strategyOf(tree.sides[0], policy), strategyOf(tree.sides[1], policy)])
        .exploitability
    }
    expect(exploited({ iterations: '10' })).toBeCloseTo(0.032687091, 8)
    expect(exploited({})).toBeCloseTo(0.000087365, 8)
  })

  it('is listed where the game can be solved, and nowhere else', () => {
    const listed = (game: Parameters<typeof rosterOf>[0]) => rosterOf(game, []).map(({ name }) => name)
    expect(listed(kuhn())).toContain('equilibrium')
    for (const game of [kuhn({ seats: 3 }), limitHoldem()]) expect(listed(game)).not.toContain('equilibrium')
    expect(() => seatAgent('equilibrium', kuhn({ seats: 3 }), kuhnPolicies)).toThrow(BadInput)
    expect(() => equilibrium(limitHoldem())).toThrow(BadInput)
  })

  it('is one policy for all its matches, so that it is solved once', () => {
    const { policy, kind, remembers } = seatAgent('equilibrium?iterations=5', leduc(), leducPolicies)
    expect(policy?.name).toBe('equilibrium')
    expect([kind, remembers]).toEqual(['house', false])
    expect(seatAgent('bidder', leduc(), leducPolicies).policy).toBeUndefined()
  })
})

describe('An agent that is asked at every information set', () => {
  const tree = gameTree(kuhn())

  it('is measured as the policy that it follows', async () => {
    const [myopic] = kuhnPolicies.filter(({ name }) => name === 'myopic').map((house) => house.create())
    for (const side of tree.sides)
      expect(await askedStrategy(side, policyAgent(myopic), 1)).toEqual(strategyOf(side, myopic))
  })

  it('draws the same lots again for the same seed, others at other information sets', async () => {
    const [random] = kuhnPolicies.map((house) => house.create())
    const asked = (seed: number) => askedStrategy(tree.sides[0], policyAgent(random), seed)
    const first = await asked(1)
    expect(await asked(1)).toEqual(first)
    expect(await asked(2)).not.toEqual(first)
    expect(new Set(first.filter((_, s) => s % 2 === 1)).size).toBe(2)
  })
})
