import type { PureReplies } from '../plans.ts'
import { TOLERANCE } from './frontier.ts'
import { type Outlook, situationOfOther } from './outlook.ts'
import { floors } from './situation.ts'
import { type AspiringStrategy, leastWorth, offer, type Slot } from './strategy.ts'

/** What a strategy that goes by a target does at one time: the least worth that it accepts, and what else it does. */
interface Stance {
  readonly least: number
  readonly counter: Slot
}

/** The replies of a strategy that goes by a target: it accepts from some worth up, else makes one counter-offer. */
export function aspiringReplies(look: Outlook, strategy: AspiringStrategy): PureReplies {
  const { outcomes, offers, made: now, maxOffers, answerable } = look
  // Of offers that are still to be made only the number counts; where there are none yet, none have been made.
  const histories = Array.from({ length: maxOffers }, (_, made) =>
    Array.from({ length: made + 1 }, (_, i) => offers[i] ?? offers[now - 2 + ((i - now) % 2)] ?? 0),
  )
  const stance = (hidden: number, made: number): Stance => {
    const preferences = look.preferences[hidden]
    const situation = situationOfOther(look, preferences, histories[made])
    const { accept, propose } = floors(situation)
    const asked = Math.max(propose, strategy.target(situation, propose))
    return {
      least: Math.max(accept, strategy.target(situation, accept)) - TOLERANCE,
      counter: offer(situation, propose, leastWorth(preferences, asked)),
    }
  }
  return {
    kind: 'pure',
    memories: 1,
    memory: 0,
    respond(hidden, made, _, { slots, memory }) {
      const { utilities } = look.preferences[hidden]
      const { least, counter } = stance(hidden, made)
      for (let outcome = 0; outcome < outcomes; outcome++)
        slots[outcome] = utilities[outcome] >= least ? outcomes : counter
      memory.fill(0)
    },
    signature(hidden) {
      const preferences = look.preferences[hidden]
      let text = ''
      for (let made = now; made < answerable; made += 2) {
        const { least, counter } = stance(hidden, made)
        // All worth between two neighbours in its order is the same threshold.
        text += ` ${preferences.best < least ? -1 : preferences.utilities[leastWorth(preferences, least)]}:${counter}`
      }
      return text
    },
  }
}

/** The replies of who accepts anything. */
export function yieldingReplies({ outcomes }: Outlook): PureReplies {
  return {
    kind: 'pure',
    memories: 1,
    memory: 0,
    respond(_hidden, _made, _memory, { slots, memory }) {
      slots.fill(outcomes)
      memory.fill(0)
    },
  }
}
