import type { Random } from '../random.ts'
import { answerableOffers, type Course, offersMade } from './course.ts'
import type { Values } from './preferences.ts'
import type { Rules } from './settings.ts'
import type { NegotiationView } from './view.ts'

/** What a view leaves open of the other seat: its values. */
export type Hidden = Values

/**
 * Draws after which offer chance ends the game: the same chance after each from the second on. Null where it does not
 * end it. @param from the first offer that it may still follow
 */
export function drawEnd(
  { endProbability }: Rules,
  maxOffers: number,
  from: number,
  random: Random,
): number | null {
  if (endProbability === 0) return null
  for (let offer = Math.max(2, from); offer <= maxOffers; offer++)
    if (random.unit() < endProbability) return offer
  return null
}

/** Draws the end again so that it agrees with what has been seen. */
export function completeEnd(rules: Rules, course: Course, random: Random): number | null {
  const made = offersMade(course)
  const unanswerable = made > answerableOffers(rules, course.maxOffers)
  if (course.phase === 'expired' && !unanswerable) return made
  return drawEnd(rules, course.maxOffers, made + 1, random)
}

/** The values of both seats, by seat. */
export function valuesBySeat({ seat, values }: NegotiationView, hidden: Hidden): readonly [Values, Values] {
  return seat === 0 ? [values, hidden] : [hidden, values]
}
