import type { z } from 'zod'
import { BadInput } from '../environments/errors.ts'
import type { Reasoning } from '../reasoning/deliberate.ts'
import type { Planning } from '../reasoning/plan.ts'
import { argmax, type DecisionRule, softmax } from '../reasoning/score/decision-rule.ts'
import { nashProduct, type SocialUtility, selfish, social } from '../reasoning/score/social.ts'
import { cara, linear } from '../reasoning/score/utility.ts'
import type { reasonerOptions, Steps } from './bidder-options.ts'

/** What the sums go by. */
export type Sums = z.output<z.ZodObject<ReturnType<typeof reasonerOptions>>>

/** Worth of a point of the other's, where only one's own count: enough to settle what is nearly a tie. */
const COURTESY = 0.06

/** Code decides so: the best, or near it. */
export function ruleOf({ temperature }: Sums, decide: Steps['decide']): DecisionRule {
  return decide === 'softmax' ? softmax(temperature) : argmax
}

/** What deliberations go by. Throws `BadInput` for a utility that only goes with offers. */
export function reasoningOf(game: string, sums: Sums, decide: DecisionRule): Reasoning {
  const { utility, aversion, flops, turns } = sums
  if (utility === 'social' || utility === 'nash')
    throw new BadInput(`bidder: utility: ${utility} goes with games of offers, not ${game}`)
  return {
    utility: utility === 'linear' ? undefined : cara(aversion),
    decide,
    widths: [[flops, 1, 1], [turns, 2], [46], []],
  }
}

/** What planning goes by. */
export function planningOf(sums: Sums, decide: DecisionRule): Planning {
  return { score: (batna) => socialUtility(sums, batna), decide, lookahead: sums.lookahead }
}

function socialUtility(
  { utility, aversion, weight }: Sums,
  batna: { readonly own: number; readonly other: number },
): SocialUtility {
  if (utility === 'social') return social(weight)
  if (utility === 'nash') return nashProduct(batna)
  return selfish(utility === 'linear' ? linear : cara(aversion), COURTESY)
}
