import { mayPropose, standingWorth } from './situation.ts'
import { acceptSlot, type MixedStrategy, type PureStrategy, walkSlot } from './strategy.ts'

/**
 * Moves by chance: accepts and walks away with fixed chances, else makes any offer, all equally likely. What is not
 * legal leaves its chance to the rest.
 */
export function random(accept: number, walk: number): MixedStrategy {
  return {
    name: 'random',
    respond(situation, out) {
      const outcomes = situation.preferences.utilities.length
      const accepts = standingWorth(situation) === undefined ? 0 : accept
      const offers = mayPropose(situation) ? 1 - accept - walk : 0
      const total = accepts + walk + offers
      // All chances may be on what is not legal.
      const scale = total > 0 ? 1 / total : 0
      out.fill((offers * scale) / outcomes)
      out[acceptSlot(situation)] = accepts * scale
      out[walkSlot(situation)] = total > 0 ? walk * scale : 1
    },
  }
}

/** Follows one strategy, but each move is another's with some chance. */
export function straying(
  name: string,
  strategy: PureStrategy,
  stray: MixedStrategy,
  chance: number,
): MixedStrategy {
  return {
    name,
    respond(situation, out) {
      stray.respond(situation, out)
      for (let slot = 0; slot < out.length; slot++) out[slot] *= chance
      out[strategy.choose(situation)] += 1 - chance
    },
  }
}
