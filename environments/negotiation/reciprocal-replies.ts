import type { PureReplies } from '../plans.ts'
import { TOLERANCE } from './frontier.ts'
import { type Outlook, situationOfOther } from './outlook.ts'
import type { Preferences } from './preferences.ts'
import { microNext, titForTatTarget } from './reciprocal.ts'
import { floors } from './situation.ts'
import { acceptSlot, leastWorth, offer } from './strategy.ts'

/** First offers that tit-for-tat tells apart over all hidden states, times what each costs, at most. */
const FIRST_OFFERS = 4_000_000

/** What a player asks for and accepts at least, in points, before its BATNA comes in. */
export interface Aims {
  readonly asks: number
  readonly accepts: number
}

/** Tit-for-tat asks for what it accepts. */
export function titForTatReplies(look: Outlook): PureReplies {
  return reactiveReplies(look, (preferences, _, first, last) => {
    const target = titForTatTarget(preferences, first, last)
    return { asks: target, accepts: target }
  })
}

/**
 * The replies of who looks at the time, at the first offer that it has received and at the last. It remembers the first:
 * memory is 1 plus that outcome, or 0 while there is none. What is worth the same to it is remembered as the same
 * outcome; in large games also what is worth nearly the same.
 *
 * @param aims by the number of offers before its move, and what the first and the last it received are worth to it
 */
export function reactiveReplies(
  look: Outlook,
  aims: (preferences: Preferences, offers: number, first: number, last: number) => Aims,
): PureReplies {
  const { outcomes, hidden, offers, other } = look
  const first = offers[other === look.view.settings.first ? 1 : 0]
  const levels = Math.max(8, Math.floor(FIRST_OFFERS / (hidden.length * outcomes)))
  const alike: (Uint16Array | undefined)[] = []
  return {
    kind: 'pure',
    memories: outcomes + 1,
    memory: first === undefined ? 0 : first + 1,
    respond(hidden, made, remembered, { slots, memory }) {
      const preferences = look.preferences[hidden]
      const { utilities, order } = preferences
      const situation = situationOfOther(look, preferences, Array<number>(made + 1).fill(0))
      const { accept, propose } = floors(situation)
      // Equal worth, equal answer: each is worked out once.
      for (let at = 0; at < order.length; at++) {
        const worth = utilities[order[at]]
        if (at > 0 && utilities[order[at - 1]] === worth) {
          slots[order[at]] = slots[order[at - 1]]
          continue
        }
        const first = remembered === 0 ? worth : utilities[remembered - 1]
        const { asks, accepts } = aims(preferences, made + 1, first, worth)
        slots[order[at]] =
          worth >= Math.max(accept, accepts) - TOLERANCE
            ? acceptSlot(situation)
            : offer(situation, propose, leastWorth(preferences, Math.max(propose, asks)))
      }
      if (remembered > 0) memory.fill(remembered)
      else {
        alike[hidden] ??= likeOutcomes(preferences.order, utilities, levels)
        memory.set(alike[hidden])
      }
    },
  }
}

/** By outcome, 1 plus the outcome that stands for all of its worth, or of nearly its worth beyond so many levels. */
function likeOutcomes(order: Uint16Array, utilities: Float64Array, most: number): Uint16Array {
  const alike = new Uint16Array(order.length)
  const level = new Uint16Array(order.length)
  for (let at = 1; at < order.length; at++)
    level[at] = level[at - 1] + (utilities[order[at]] < utilities[order[at - 1]] ? 1 : 0)
  const width = Math.ceil((level[order.length - 1] + 1) / most)
  let stands = order[0]
  for (let at = 0; at < order.length; at++) {
    if (at > 0 && Math.floor(level[at] / width) > Math.floor(level[at - 1] / width)) stands = order[at]
    alike[order[at]] = stands + 1
  }
  return alike
}

/**
 * MiCRO remembers how many different offers it has made and received. Whether an offer is new to it is judged by what
 * has been offered where the view stands: one that a plan would make twice counts twice.
 */
export function microReplies(look: Outlook): PureReplies {
  const { outcomes, offers, other, maxOffers } = look
  const radix = maxOffers + 2
  const mine = offers.filter((_, i) => (i % 2 === 0) === (look.view.settings.first === other))
  const theirs = offers.filter((_, i) => (i % 2 === 0) !== (look.view.settings.first === other))
  const offered = new Uint8Array(outcomes)
  for (const outcome of theirs) offered[outcome] = 1
  return {
    kind: 'pure',
    memories: radix * radix,
    memory: new Set(mine).size * radix + new Set(theirs).size,
    respond(hidden, made, remembered, { slots, memory }) {
      const preferences = look.preferences[hidden]
      const { utilities, order } = preferences
      const situation = situationOfOther(look, preferences, Array<number>(made + 1).fill(0))
      const { accept, propose } = floors(situation)
      const own = Math.floor(remembered / radix)
      const stances = [0, 1].map((repeat) => {
        const received = (remembered % radix) + 1 - repeat
        const next = microNext(preferences, propose, own, received)
        return {
          least: Math.max(accept, utilities[order[next]]) - TOLERANCE,
          counter: offer(situation, propose, order[next]),
          memory: Math.max(own, next + 1) * radix + received,
        }
      })
      for (let outcome = 0; outcome < outcomes; outcome++) {
        const stance = stances[offered[outcome]]
        slots[outcome] = utilities[outcome] >= stance.least ? acceptSlot(situation) : stance.counter
        memory[outcome] = stance.memory
      }
    },
  }
}
