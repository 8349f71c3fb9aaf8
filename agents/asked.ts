import type { Agent } from '../environments/agent.ts'
import { randomOf } from '../environments/random.ts'
import type { Side } from '../reasoning/solve/information-sets.ts'
import type { Strategy } from '../reasoning/solve/strategy.ts'

/**
 * What an agent without a stated policy does at every information set of a seat. A fresh agent is asked at each, so
 * nothing is remembered from other games, and with a stream of its own that depends on the seed and the view alone. The
 * result is pure: of an agent that draws lots it is the player that draws these.
 */
export async function askedStrategy<View, Action>(
  { sets, first }: Side<View, Action>,
  make: () => Agent<View, Action>,
  seed: number,
): Promise<Strategy> {
  const strategy = new Float64Array(first[sets.length])
  strategy[0] = 1
  const { signal } = new AbortController()
  for (const [i, { view, actions }] of sets.entries()) {
    const agent = make()
    const random = randomOf(seed, 'player', JSON.stringify(view))
    const { action } = await agent.decide({ view, actions, random, signal })
    const text = JSON.stringify(action)
    const chosen = actions.findIndex((legal) => JSON.stringify(legal) === text)
    if (chosen < 0) throw new RangeError(`${agent.name} answered with ${text}, which is not legal`)
    strategy[first[i] + chosen] = 1
  }
  return strategy
}
