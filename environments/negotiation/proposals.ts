import { z } from 'zod'
import type { PlanType } from '../plans.ts'
import type { Proposals } from '../proposals.ts'
import { itemNames } from './items.ts'
import type { Outlook } from './outlook.ts'
import type { Values } from './preferences.ts'
import { aimsOf, type Plan, planned } from './proposed-strategy.ts'
import { reactiveReplies } from './reciprocal-replies.ts'
import type { Saying } from './sayings.ts'
import type { Rules } from './settings.ts'
import { planTypeOf } from './strategy-type.ts'
import type { NegotiationView } from './view.ts'

/** How likely a proposed type is before anything is seen, beside those of the family. */
const WEIGHT = 10

/** How likely values that do not fit the pattern are, beside those that do. */
const DOUBT = 0.1

/** How late a concession comes, in words, and the exponent of time that it is. */
const PACES = ['at once', 'early', 'steady', 'late', 'at the end'] as const
const EXPONENTS: Readonly<Record<(typeof PACES)[number], number>> = {
  'at once': 0.15,
  early: 0.4,
  steady: 1,
  late: 2.5,
  'at the end': 7,
}

/** How near to its plan an offer is, in words. */
const FOLLOWS = ['exactly', 'nearly', 'in worth', 'never'] as const
const SAYINGS: Readonly<Record<(typeof FOLLOWS)[number], Saying>> = {
  exactly: 'exactly',
  nearly: 'nearly',
  'in worth': 'loosely',
  never: 'nothing',
}

const ANY = 'any'

/** How opponents are proposed where these rules are in force. */
export function negotiationProposals(
  rules: Rules,
  look: (view: NegotiationView) => Outlook,
): Proposals<PlanType<NegotiationView>> {
  const pattern = patternOf(rules)
  const share = z.int().min(0).max(100)
  const form = z.strictObject({
    ...pattern.fields,
    opening: share.describe('percent of its best outcome that it asks for at the first offer'),
    closing: share.describe('percent that it asks for at the last offer that can be answered'),
    pace: z.enum(PACES).describe('when it comes down from the one to the other'),
    acceptsFirst: share.describe('percent of its best outcome that it would accept at least at once'),
    acceptsLast: share.describe('percent that it accepts at least of the last offer that can be answered'),
    reaction: z
      .int()
      .min(0)
      .max(200)
      .describe('percent of what you concede, in its points, that it concedes in turn, beyond its schedule'),
    follows: z.enum(FOLLOWS).describe('how near to this plan its offers are'),
  })
  return {
    guide: guideOf(pattern.guide),
    form,
    typeOf(name, policy) {
      const read = form.parse(policy)
      const plan: Plan = {
        opening: read.opening / 100,
        closing: read.closing / 100,
        exponent: EXPONENTS[read.pace],
        acceptsFirst: read.acceptsFirst / 100,
        acceptsLast: read.acceptsLast / 100,
        reaction: read.reaction / 100,
      }
      const fits = pattern.fits(read)
      return {
        ...planTypeOf(
          {
            name,
            weight: WEIGHT,
            noise: 0,
            saying: SAYINGS[read.follows],
            strategy: planned(name, plan),
            replies: (seen) =>
              reactiveReplies(seen, (preferences, offers, first, last) =>
                aimsOf(plan, preferences, offers / seen.answerable, first, last),
              ),
          },
          look,
        ),
        lean(view) {
          const { values } = look(view)
          const weights = Float64Array.from(values, (vector) => (fits(vector, view) ? 1 : DOUBT))
          const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length
          return weights.map((weight) => weight / mean)
        },
      }
    },
  }
}

/** What may be said of the other's values, and whether a vector of them fits it. */
interface Pattern {
  readonly fields: Readonly<Record<string, z.ZodType>>
  readonly guide: string
  fits(read: Readonly<Record<string, unknown>>): (values: Values, view: NegotiationView) => boolean
}

function patternOf({ preset, items, lowest = 0, highest = 0 }: Rules): Pattern {
  if (preset === 'price') {
    const price = z.int().min(lowest).max(highest)
    return {
      fields: {
        valueFrom: price.describe("the lowest that the other's cost or limit may well be"),
        valueTo: price.describe('the highest that it may well be'),
      },
      guide: `valueFrom and valueTo say between which prices its hidden cost or limit lies, game after game; ${lowest} and ${highest} say nothing.`,
      fits:
        ({ valueFrom, valueTo }) =>
        ([own]) =>
          own >= Number(valueFrom) && own <= Number(valueTo),
    }
  }
  const names = itemNames(preset, Array.isArray(items) ? items.length : 3).map(({ many }) => many)
  return {
    fields: {
      wants: z.enum([ANY, ...names]).describe('what it values most, taken together, or any'),
    },
    guide: `wants names the items that are worth most to it taken together, game after game; "${ANY}" says nothing, and is right where values are drawn anew for each game.`,
    fits: ({ wants }) => {
      const item = names.indexOf(String(wants))
      return (values, { pool }) =>
        item < 0 || values.every((value, i) => value * pool[i] <= values[item] * pool[item])
    },
  }
}

const guideOf = (
  pattern: string,
): string => `A policy is a plan for a whole negotiation, in shares of the best outcome that the player could get.
${pattern}
It asks for "opening" percent of its best outcome first and comes down to "closing" percent by the last offer that can be answered. The pace says when: at once, early, steady, late, at the end. Of what worth is left open it asks for the least that is worth as much, and never for less than no deal pays.
It accepts an offer that is worth acceptsFirst percent of its best outcome or more at the beginning, and acceptsLast percent at the end, at the same pace.
reaction is what it gives for what it is given: 100 gives a point for every point by which your last offer is better for it than your first, beyond its schedule; 0 looks at the time alone.
follows says how its offers keep to the plan: exactly; nearly (worth about as much); in worth (any offer that is worth as much or more to it, then mostly the same again); never (its offers tell nothing of its values, only what it accepts does).`
