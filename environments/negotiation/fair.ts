import { nashOutcomes } from './bargaining-solutions.ts'
import type { Domain } from './domain.ts'
import { TOLERANCE } from './frontier.ts'
import type { Preferences } from './preferences.ts'
import { type Prior, priorOf } from './prior.ts'
import type { Rules } from './settings.ts'
import { floors, isLastAnswer, type Situation, situationOf, standingWorth } from './situation.ts'
import { acceptSlot, offer, type Slot, walkSlot } from './strategy.ts'
import { domainOfView, type NegotiationView } from './view.ts'

/**
 * Aims at the Nash point of its own guess: the other's values are taken to be the mean of all that the rules leave
 * open and with which a deal is possible. It offers that outcome, accepts what is worth as much to it, and in answer
 * to the last offer that counts takes anything that is not below its BATNA. Without a possible deal it walks away.
 */
export function chooseFair(view: NegotiationView): { readonly situation: Situation; readonly slot: Slot } {
  const domain = domainOfView(view)
  const situation = situationOf(view, domain)
  const aim = aimOf(view, domain, situation.preferences)
  return { situation, slot: aim === undefined ? walkSlot(situation) : towards(aim, situation) }
}

function towards(aim: number, situation: Situation): Slot {
  const { accept, propose } = floors(situation)
  const worth = situation.preferences.utilities[aim]
  const least = isLastAnswer(situation) ? accept : Math.max(accept, worth)
  const standing = standingWorth(situation)
  if (standing !== undefined && standing >= least - TOLERANCE) return acceptSlot(situation)
  return offer(situation, propose, aim)
}

/** What has been worked out under some rules. */
interface Known {
  readonly prior: Prior
  /** By one's own preferences, which are the same object for the same seat, pool and values. */
  readonly aims: WeakMap<Preferences, { readonly outcome: number | undefined }>
}

/** By the rules object that comes with every view of a game. */
const known = new WeakMap<Rules, Known>()

/** The outcome to aim at; undefined where no deal is possible. */
function aimOf(
  { settings, pool, values, seat }: NegotiationView,
  domain: Domain,
  own: Preferences,
): number | undefined {
  const { prior, aims } = known.get(settings) ?? { prior: priorOf(settings), aims: new WeakMap() }
  known.set(settings, { prior, aims })
  let aim = aims.get(own)
  if (aim === undefined) {
    aim = { outcome: guessedNash(domain, prior.others(pool, values), own, seat, settings.batna) }
    aims.set(own, aim)
  }
  return aim.outcome
}

function guessedNash(
  domain: Domain,
  others: readonly (readonly number[])[],
  own: Preferences,
  seat: number,
  batna: readonly [number, number],
): number | undefined {
  const other = 1 - seat
  const possible = others.filter((values) => {
    const { utilities } = domain.preferences(other, values)
    return own.utilities.some((points, i) => points >= batna[seat] && utilities[i] >= batna[other])
  })
  if (possible.length === 0) return undefined
  const mean = possible[0].map(
    (_, i) => possible.reduce((sum, values) => sum + values[i], 0) / possible.length,
  )
  // Worth is linear in values: the mean worth is the worth at the mean.
  const guess = domain.preferences(other, mean).utilities
  return nashOutcomes(seat === 0 ? [own.utilities, guess] : [guess, own.utilities], batna)[0]
}
