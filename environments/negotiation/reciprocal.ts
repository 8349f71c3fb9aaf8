import { TOLERANCE } from './frontier.ts'
import { floors, made, received, standingWorth } from './situation.ts'
import { acceptSlot, aspire, offer, type PureStrategy } from './strategy.ts'

/**
 * Concedes as much as the other has, counted in its own points: what the other's last offer is worth to it beyond the
 * other's first one comes off its best outcome.
 */
export const titForTat: PureStrategy = {
  name: 'tit-for-tat',
  choose(situation) {
    const { utilities, best } = situation.preferences
    const theirs = received(situation)
    const conceded = theirs.length === 0 ? 0 : utilities[theirs[theirs.length - 1]] - utilities[theirs[0]]
    // Where the other has gone back on its first offer this is above the best, and it asks for the best.
    return aspire(situation, () => best - conceded)
  },
}

/**
 * MiCRO (de Jonge 2022): offers its outcomes from the best down, a new one only if it has made no more different offers
 * than it has received, else its last again. It accepts what is worth at least what it would offer next.
 */
export const micro: PureStrategy = {
  name: 'micro',
  choose(situation) {
    const { utilities, order } = situation.preferences
    const { accept, propose } = floors(situation)
    const own = new Set(made(situation)).size
    const concedes = own <= new Set(received(situation)).size && own < order.length
    const next = order[concedes && utilities[order[own]] >= propose - TOLERANCE ? own : Math.max(0, own - 1)]
    const standing = standingWorth(situation)
    if (standing !== undefined && standing >= Math.max(accept, utilities[next]) - TOLERANCE)
      return acceptSlot(situation)
    return offer(situation, propose, next)
  },
}
