import { TOLERANCE } from './frontier.ts'
import type { Preferences } from './preferences.ts'
import type { Aims } from './reciprocal-replies.ts'
import { floors, received, standingWorth } from './situation.ts'
import { acceptSlot, leastWorth, offer, type PureStrategy } from './strategy.ts'

/** A plan for a whole negotiation. Shares are of the player's best outcome, 0 to 1. */
export interface Plan {
  /** What it asks for at the first offer, and at the last that can be answered. */
  readonly opening: number
  readonly closing: number
  /** How late it comes down from one to the other: below 1 early, above 1 late. */
  readonly exponent: number
  /** The least that it accepts of the first offer, and of the last. */
  readonly acceptsFirst: number
  readonly acceptsLast: number
  /** What comes off all of these for each point by which the other's last offer betters its first, in its own points. */
  readonly reaction: number
}

/**
 * What the plan asks for and accepts.
 * @param time share of the answerable offers that has been made, 0 to 1
 * @param first what the first offer received is worth to it @param last the last
 */
export function aimsOf(plan: Plan, { best }: Preferences, time: number, first: number, last: number): Aims {
  const held = 1 - Math.min(1, time) ** plan.exponent
  const at = (from: number, to: number) => (to + (from - to) * held) * best
  const conceded = plan.reaction * Math.max(0, last - first)
  return {
    asks: at(plan.opening, plan.closing) - conceded,
    accepts: at(plan.acceptsFirst, plan.acceptsLast) - conceded,
  }
}

/** The plan as a strategy. It never goes below its BATNA. */
export function planned(name: string, plan: Plan): PureStrategy {
  return {
    name,
    choose(situation) {
      const { preferences, offers, answerable } = situation
      const theirs = received(situation)
      const worth = (outcome: number | undefined) =>
        outcome === undefined ? 0 : preferences.utilities[outcome]
      const aims = aimsOf(
        plan,
        preferences,
        offers.length / answerable,
        worth(theirs[0]),
        worth(theirs.at(-1)),
      )
      const { accept, propose } = floors(situation)
      const standing = standingWorth(situation)
      if (standing !== undefined && standing >= Math.max(accept, aims.accepts) - TOLERANCE)
        return acceptSlot(situation)
      return offer(situation, propose, leastWorth(preferences, Math.max(propose, aims.asks)))
    },
  }
}
