import { z } from 'zod'
import type { Agent } from '../environments/agent.ts'
import { once } from '../environments/once.ts'
import type { SeatedAgent } from './seated.ts'

const schema = once(() => z.strictObject({}))

/** How the roster lists a person. */
export const humanEntry = {
  name: 'human',
  kind: 'human',
  summary: 'a person at the terminal: sits down at `bidder play`',
  get schema() {
    return schema()
  },
} as const

/**
 * A person's seat. Whatever comes through the door is judged by the rules like any other player's answer.
 *
 * @param door puts each turn to the person and brings the answer back; it should heed the turn's signal
 * @param observe told of every finished game
 */
export function humanSeat<View, Action>(
  door: Agent<View, Action>['decide'],
  observe: NonNullable<Agent<View, Action>['observe']> = () => {},
): SeatedAgent<View, Action> {
  const { name, kind } = humanEntry
  return { name, kind, remembers: true, make: () => ({ name, decide: door, observe }) }
}
