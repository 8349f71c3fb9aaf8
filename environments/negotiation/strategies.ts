import { isLastAnswer, made, standingWorth } from './situation.ts'
import { type AspiringStrategy, acceptSlot, aspiring, type PureStrategy } from './strategy.ts'

/** Accepts anything, also a loss; opens with what is best for itself. */
export const nice: PureStrategy = {
  name: 'nice',
  choose: (situation) =>
    standingWorth(situation) === undefined ? situation.preferences.order[0] : acceptSlot(situation),
}

/** Asks for its best outcome to the end, and takes nothing less. */
export const tough: AspiringStrategy = aspiring('tough', ({ preferences }) => preferences.best)

/**
 * Concedes with time (Faratin, Sierra and Jennings 1998): its target falls from its best outcome to its reservation
 * value as 1 - t^exponent. Time t is the share of the answerable offers that has been made: 0 at the first offer, 1 in
 * answer to the last. (By `maxOffers` it would still hold out where its answer is the last that counts.)
 *
 * @param exponent above 1 concedes late (Boulware), below 1 early (Conceder)
 * @param reserve share of its best outcome, 0 to 1, below which it never goes; nor below its BATNA
 */
export function timeDependent(name: string, exponent: number, reserve: number): AspiringStrategy {
  return aspiring(name, ({ offers, answerable, preferences }, floor) => {
    const held = 1 - Math.min(1, offers.length / answerable) ** exponent
    const least = Math.max(floor, reserve * preferences.best)
    return least + (preferences.best - least) * held
  })
}

/**
 * Holds to one aspiration and thinks of nobody else: offers the least that is worth it, accepts what is worth it, and
 * in answer to the last offer that counts takes anything that is not below its BATNA.
 * @param aspiration share of its best outcome
 */
export function myopic(aspiration: number): AspiringStrategy {
  return aspiring('myopic', (situation, floor) =>
    isLastAnswer(situation) ? floor : aspiration * situation.preferences.best,
  )
}

/**
 * Asks for what it has asked for before, and takes no less.
 * @param share of its best outcome that it asks for first
 * @param yields whether it takes anything that is not below its BATNA in answer to the last offer that counts
 */
export function steady(name: string, share: number, yields: boolean): AspiringStrategy {
  return aspiring(name, (situation, floor) => {
    if (yields && isLastAnswer(situation)) return floor
    const { utilities, best } = situation.preferences
    const own = made(situation)
    return own.length === 0 ? share * best : utilities[own[own.length - 1]]
  })
}
