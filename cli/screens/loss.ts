import type { Json } from '../../environments/game.ts'
import type { Thought } from './thought.ts'

/** What an action gives up against the best, in expected utility; undefined for one that was not weighed. */
export function lossOf({ actions = [] }: Thought, action: Json): number | undefined {
  const text = JSON.stringify(action)
  const taken = actions.find((row) => JSON.stringify(row.action) === text)
  if (taken === undefined) return undefined
  return Math.max(...actions.map((row) => row.expectedUtility)) - taken.expectedUtility
}
