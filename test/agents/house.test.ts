import { describe, expect, it } from 'vitest'
import { policyAgent } from '../../agents/house.ts'
import { housePolicies } from '../../environments/holdem/policies.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { randomOf } from '../../environments/random.ts'
import { agentConformance } from '../../testing/agent-conformance.ts'

for (const policy of housePolicies) {
  agentConformance(
    policy.name,
    () => policyAgent(policy.create()),
    () => limitHoldem(),
  )
  agentConformance(
    policy.name,
    () => policyAgent(policy.create()),
    () => limitHoldem({ seats: 4, profile: 'rlcard' }),
  )
}

describe('A policy as an agent', () => {
  it('takes each action as often as the policy gives it a chance', async () => {
    const agent = policyAgent({ name: 'mixer', distribution: () => [0.2, 0.5, 0.3] })
    const actions = ['fold', 'call', 'raise']
    const random = randomOf(1)
    const { signal } = new AbortController()
    const counts = { fold: 0, call: 0, raise: 0 }
    for (let i = 0; i < 10_000; i++) {
      const { action } = await agent.decide({ view: null, actions, random, signal })
      if (action === 'fold' || action === 'call' || action === 'raise') counts[action]++
    }
    // Three standard errors are 150 of 10,000.
    expect(Math.abs(counts.fold - 2000)).toBeLessThan(150)
    expect(Math.abs(counts.call - 5000)).toBeLessThan(150)
    expect(Math.abs(counts.raise - 3000)).toBeLessThan(150)
  })
})
