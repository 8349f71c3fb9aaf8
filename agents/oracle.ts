import type { Agent } from '../environments/agent.ts'
import type { Oracle } from '../environments/game.ts'
import { drawIndex } from '../environments/random.ts'

/** An oracle as an agent. The host hands it the views of all seats, because it says that it is told. */
export function oracleAgent<View, Action>(oracle: Oracle<View, Action>): Agent<View, Action> {
  return {
    name: oracle.name,
    told: true,
    async decide({ view, views, actions, random }) {
      if (views === undefined)
        throw new RangeError(`${oracle.name} is an oracle: it needs the views of all seats`)
      return { action: actions[drawIndex(oracle.distribution(view, actions, views), random)] }
    },
  }
}
