import type { PureReplies } from '../plans.ts'
import { type Outlook, situationOfOther } from './outlook.ts'
import { acceptSlot, type PureStrategy } from './strategy.ts'

/**
 * The replies of a strategy that looks at the time and at the worth of the standing offer, and at nothing else: it
 * accepts from some worth up, and its counter-offer is the same for all that it refuses. The strategy itself is asked,
 * for few offers: the least that it accepts is found by bisection.
 */
export function timedReplies(look: Outlook, strategy: PureStrategy): PureReplies {
  return {
    kind: 'pure',
    memories: 1,
    memory: 0,
    respond(hidden, made, _, { slots, memory }) {
      const preferences = look.preferences[hidden]
      const { order } = preferences
      const offers = Array<number>(made + 1).fill(0)
      const situation = situationOfOther(look, preferences, offers)
      const accept = acceptSlot(situation)
      const answer = (outcome: number) => {
        offers[made] = outcome
        return strategy.choose(situation)
      }
      const counter = answer(order[order.length - 1])
      // How many of its outcomes, from the best, it accepts.
      let low = 0
      let high = counter === accept ? order.length : order.length - 1
      if (counter === accept) low = high
      while (low < high) {
        const middle = (low + high) >> 1
        if (answer(order[middle]) === accept) low = middle + 1
        else high = middle
      }
      memory.fill(0)
      for (let at = 0; at < order.length; at++) slots[order[at]] = at < low ? accept : counter
    },
  }
}
