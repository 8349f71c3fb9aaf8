import type { Agent } from '../environments/agent.ts'
import type { Policy } from '../environments/game.ts'
import { drawIndex } from '../environments/random.ts'

/** A policy as an agent: it draws its action with the player's own stream, and remembers nothing. */
export function policyAgent<View, Action>(policy: Policy<View, Action>): Agent<View, Action> {
  return {
    name: policy.name,
    async decide({ view, actions, random }) {
      return { action: actions[drawIndex(policy.distribution(view, actions), random)] }
    },
  }
}
