import { nashOutcomes } from './bargaining-solutions.ts'
import type { Domain } from './domain.ts'
import { TOLERANCE } from './frontier.ts'
import type { Preferences, Values } from './preferences.ts'
import { type Prior, priorOf } from './prior.ts'
import type { Rules } from './settings.ts'
import { floors, isLastAnswer, type Situation, standingWorth } from './situation.ts'
import { acceptSlot, offer, type Slot, walkSlot } from './strategy.ts'

/**
 * Aims at the Nash point of its own guess: the other's values are taken to be the mean of all that the rules leave
 * open and with which a deal is possible. It offers that outcome, accepts what is worth as much to it, and in answer
 * to the last offer that counts takes anything that is not below its BATNA.
 */
export function chooseFair(
  rules: Rules,
  domain: Domain,
  pool: readonly number[],
  own: Values,
  situation: Situation,
): Slot {
  const { seat, preferences, batna } = situation
  const other = 1 - seat
  const possible = rememberedPrior(rules)
    .others(pool, own)
    .filter((values) => dealIsPossible(preferences, domain.preferences(other, values), seat, batna))
  if (possible.length === 0) return walkSlot(situation)
  const mean = own.map((_, i) => possible.reduce((sum, values) => sum + values[i], 0) / possible.length)
  // Worth is linear in values: the mean worth is the worth at the mean.
  const guess = domain.preferences(other, mean).utilities
  const [aim] = nashOutcomes(
    seat === 0 ? [preferences.utilities, guess] : [guess, preferences.utilities],
    batna,
  )
  if (aim === undefined) return walkSlot(situation)
  const { accept, propose } = floors(situation)
  const least = isLastAnswer(situation) ? accept : Math.max(accept, preferences.utilities[aim])
  const standing = standingWorth(situation)
  if (standing !== undefined && standing >= least - TOLERANCE) return acceptSlot(situation)
  return offer(situation, propose, aim)
}

function dealIsPossible(
  own: Preferences,
  other: Preferences,
  seat: number,
  batna: readonly [number, number],
): boolean {
  return own.utilities.some(
    (points, outcome) => points >= batna[seat] && other.utilities[outcome] >= batna[1 - seat],
  )
}

const priors = new WeakMap<Rules, Prior>()

/** The prior of rules that come with every view of a game. */
function rememberedPrior(rules: Rules): Prior {
  const prior = priors.get(rules) ?? priorOf(rules)
  priors.set(rules, prior)
  return prior
}
