import type { PlanType, PureReplies } from '../plans.ts'
import { type Outlook, situationOfOther } from './outlook.ts'
import { chanceOfOffer, type Saying } from './sayings.ts'
import type { PureStrategy } from './strategy.ts'
import type { NegotiationView } from './view.ts'

/** A strategy as a type of opponent. */
export interface StrategyType {
  readonly name: string
  /** How likely it is before anything is seen, beside the others. */
  readonly weight: number
  /** The share of its moves that are those of the house player `random`. */
  readonly noise: number
  /** What its offers say of its values. */
  readonly saying: Saying
  readonly strategy: PureStrategy
  /** Its replies, straying left aside, in the form that planning takes. */
  readonly replies: (look: Outlook) => PureReplies
}

/** @param look sees a view as a position to plan from */
export function planTypeOf(
  { name, weight, noise, saying, strategy, replies }: StrategyType,
  look: (view: NegotiationView) => Outlook,
): PlanType<NegotiationView> {
  return {
    name,
    weight,
    noise,
    chances(view, decision) {
      const seen = look(view)
      const { outcomes } = seen
      const { made, slot } = seen.decisions[decision]
      const { accept, walk, offer } = seen.stray(made)
      const stray = slot < outcomes ? offer : slot === outcomes ? accept : walk
      const chances = new Float64Array(seen.hidden.length)
      if (saying === 'nothing') return chances.fill(stray)
      const offers = seen.offers.slice(0, made)
      seen.preferences.forEach((preferences, hidden) => {
        const chosen = strategy.choose(situationOfOther(seen, preferences, offers))
        let plain = chosen === slot ? 1 : 0
        if (chosen < outcomes && slot < outcomes)
          plain = chanceOfOffer(saying, preferences, chosen, slot, offers[made - 2])
        chances[hidden] = (1 - noise) * plain + noise * stray
      })
      return chances
    },
    replies: (view) => replies(look(view)),
  }
}
