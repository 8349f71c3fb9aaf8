import type { Turn } from '../environments/agent.ts'
import type { Json } from '../environments/game.ts'
import type { Guest } from './guest.ts'

/**
 * A player made of a function from what its seat sees to an action, for the `guests` of a tournament. What it answers is
 * read like any other's: an action that is not legal is refused with the reason, and asked for again.
 *
 * @param name in results, and among the agents
 * @param choose may take its time, and be told of the legal actions, its stream of chance and the signal that ends its time
 * @param timeLimitMs for one answer, ms, where the usual is not enough: it can only lengthen that; `timeLimitMs` of the tournament sets it
 */
export function guestOf<View = unknown>(
  name: string,
  choose: (view: View, turn: Turn<View, Json>) => Json | Promise<Json>,
  { timeLimitMs }: { readonly timeLimitMs?: number } = {},
): Guest<View> {
  return {
    name,
    remembers: false,
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
    make: () => ({ name, decide: async (turn) => ({ action: await choose(turn.view, turn) }) }),
  }
}
