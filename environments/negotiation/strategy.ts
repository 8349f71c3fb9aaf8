import { TOLERANCE } from './frontier.ts'
import { countWorth, type Preferences } from './preferences.ts'
import { floors, mayPropose, type Situation, standingWorth } from './situation.ts'

/**
 * A move as a number: the outcome that is proposed, or one of two more beyond the outcomes (`acceptSlot`, `walkSlot`).
 */
export type Slot = number

/** A way to negotiate that never mixes: a function of the situation alone. */
export interface PureStrategy {
  readonly name: string
  choose(situation: Situation): Slot
}

/** A way to negotiate that mixes. */
export interface MixedStrategy {
  readonly name: string
  /** Writes the chance of every move, by slot. @param out two longer than there are outcomes */
  respond(situation: Situation, out: Float64Array): void
}

/**
 * A way to negotiate by a target: it accepts what is worth it, else asks for it (see `aspire`). The target depends on
 * time and on what it has done, never on the standing offer: what it would offer next is the same whatever it refuses.
 */
export interface AspiringStrategy extends PureStrategy {
  /** Points, undiscounted. @param floor the least that still pays the BATNA */
  target(situation: Situation, floor: number): number
}

export function aspiring(
  name: string,
  target: (situation: Situation, floor: number) => number,
): AspiringStrategy {
  return {
    name,
    target,
    choose: (situation) => aspire(situation, (floor) => target(situation, floor)),
  }
}

export type Strategy = PureStrategy | AspiringStrategy | MixedStrategy

export const acceptSlot = ({ preferences }: Situation): Slot => preferences.utilities.length
export const walkSlot = ({ preferences }: Situation): Slot => preferences.utilities.length + 1

/** Writes the chances of a strategy's moves. */
export function respond(strategy: Strategy, situation: Situation, out: Float64Array): void {
  if ('respond' in strategy) {
    strategy.respond(situation, out)
    return
  }
  out.fill(0)
  out[strategy.choose(situation)] = 1
}

/**
 * Accepts what is worth at least the target, else offers the outcome that is worth least of those worth as much, else
 * walks away. It never goes below its BATNA: where the target is lower, the BATNA takes its place.
 *
 * @param target points, undiscounted; told the least that still pays the BATNA
 */
export function aspire(situation: Situation, target: (floor: number) => number): Slot {
  const { accept, propose } = floors(situation)
  const standing = standingWorth(situation)
  if (standing !== undefined && standing >= Math.max(accept, target(accept)) - TOLERANCE)
    return acceptSlot(situation)
  return offer(situation, propose, leastWorth(situation.preferences, Math.max(propose, target(propose))))
}

/** The move that offers an outcome, or walks away where it may not be made or is worth less than the floor. */
export function offer(situation: Situation, floor: number, outcome: number): Slot {
  const worth = situation.preferences.utilities[outcome]
  return mayPropose(situation) && worth >= floor - TOLERANCE ? outcome : walkSlot(situation)
}

/** The outcome of least worth that is worth the target, the first of equals; the best where none is. */
export function leastWorth(preferences: Preferences, target: number): number {
  const { utilities, order } = preferences
  let at = Math.max(0, countWorth(preferences, target - TOLERANCE) - 1)
  while (at > 0 && utilities[order[at - 1]] === utilities[order[at]]) at--
  return order[at]
}
