import { TOLERANCE } from './frontier.ts'
import type { Preferences } from './preferences.ts'
import { floors, made, received, standingWorth } from './situation.ts'
import { acceptSlot, aspire, offer, type PureStrategy } from './strategy.ts'

/**
 * Concedes as much as the other has, counted in its own points: what the other's last offer is worth to it beyond the
 * other's first one comes off its best outcome.
 */
export const titForTat: PureStrategy = {
  name: 'tit-for-tat',
  choose(situation) {
    const { preferences } = situation
    const { utilities } = preferences
    const theirs = received(situation)
    const [first, last] = [theirs[0], theirs[theirs.length - 1]]
    const target =
      first === undefined ? preferences.best : titForTatTarget(preferences, utilities[first], utilities[last])
    // Where the other has gone back on its first offer this is above the best, and it asks for the best.
    return aspire(situation, () => target)
  },
}

/** What tit-for-tat asks for, in points. @param first what the other's first offer is worth to it @param last the last */
export function titForTatTarget({ best }: Preferences, first: number, last: number): number {
  return best - (last - first)
}

/**
 * MiCRO (de Jonge 2022): offers its outcomes from the best down, a new one only if it has made no more different offers
 * than it has received, else its last again. It accepts what is worth at least what it would offer next.
 */
export const micro: PureStrategy = {
  name: 'micro',
  choose(situation) {
    const { preferences } = situation
    const { accept, propose } = floors(situation)
    const own = new Set(made(situation)).size
    const next = preferences.order[microNext(preferences, propose, own, new Set(received(situation)).size)]
    const standing = standingWorth(situation)
    if (standing !== undefined && standing >= Math.max(accept, preferences.utilities[next]) - TOLERANCE)
      return acceptSlot(situation)
    return offer(situation, propose, next)
  },
}

/**
 * The place in its order of what MiCRO would offer next.
 * @param propose points that an offer must be worth
 * @param own how many different offers it has made
 * @param theirs how many it has received
 */
export function microNext(
  { utilities, order }: Preferences,
  propose: number,
  own: number,
  theirs: number,
): number {
  const concedes = own <= theirs && own < order.length
  return concedes && utilities[order[own]] >= propose - TOLERANCE ? own : Math.max(0, own - 1)
}
