import type { Agent } from '../environments/agent.ts'
import { placeOf } from '../environments/listed-action.ts'
import { randomOf } from '../environments/random.ts'
import type { Side } from '../reasoning/solve/information-sets.ts'
import type { Strategy } from '../reasoning/solve/strategy.ts'

/**
 * What an agent without a stated policy does at every information set of a seat. It is told of no finished game, so that
 * it learns nothing on the way, and has a stream for each set that depends on the seed and the view alone. Where it says
 * with what chances it drew its action, these count; else the action does: of an agent that draws lots in silence this is
 * the player that draws these.
 */
export async function askedStrategy<View, Action>(
  { sets, first }: Side<View, Action>,
  agent: Agent<View, Action>,
  seed: number,
): Promise<Strategy> {
  const strategy = new Float64Array(first[sets.length])
  strategy[0] = 1
  const { signal } = new AbortController()
  for (const [i, { view, actions }] of sets.entries()) {
    const random = randomOf(seed, 'player', JSON.stringify(view))
    const { action, chances } = await agent.decide({ view, actions, random, signal })
    if (chances !== undefined) {
      strategy.set(chances, first[i])
      continue
    }
    const chosen = placeOf(actions, action)
    if (chosen < 0)
      throw new RangeError(`${agent.name} answered with ${JSON.stringify(action)}, which is not legal`)
    strategy[first[i] + chosen] = 1
  }
  return strategy
}
