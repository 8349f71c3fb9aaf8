import { z } from 'zod'
import type { Seat } from '../game.ts'
import type { Hosted } from '../host.ts'
import type { Measure } from '../measures.ts'
import { once } from '../once.ts'
import type { Action } from './action.ts'
import type { Values } from './preferences.ts'
import type { Prior } from './prior.ts'
import type { NegotiationState } from './rules.ts'

/** Own decisions whose belief is scored: the first, the third and the fifth. */
const TURNS = [1, 3, 5]

/** A chance below this counts as this: a single game must not make a mean infinite. About -20 bits. */
const LEAST = 1e-6

/** What is read of a deliberation: the belief over the other's values, as instance files write them. */
const schema = once(() =>
  z.looseObject({
    belief: z.looseObject({
      hidden: z.array(
        z.looseObject({
          hidden: z.string(),
          after: z
            .number()
            .min(0)
            .max(1 + 1e-6),
        }),
      ),
    }),
  }),
)

/**
 * The chance that a belief gives the true values. What it does not list shares evenly in the chance that is left.
 * @param deliberation of any form; one without such a belief has no score
 * @param count how many values the rules allow
 */
export function chanceOfTruth(deliberation: unknown, truth: Values, count: number): number | undefined {
  const read = schema().safeParse(deliberation)
  if (!read.success) return undefined
  const { hidden } = read.data.belief
  const listed = hidden.find((row) => row.hidden === truth.join())
  if (listed !== undefined) return listed.after
  const rest = 1 - hidden.reduce((sum, { after }) => sum + after, 0)
  return Math.max(0, rest) / Math.max(1, count - hidden.length)
}

/**
 * The logarithmic score (Good 1952) of what an agent believed of the other's true values when it took its decisions,
 * and how much better that is than the rules alone, by which all values are equally likely.
 */
export function beliefMeasures(prior: Prior): Measure<NegotiationState, Action>[] {
  const count = ({ pool, values }: NegotiationState, seat: Seat) => prior.others(pool, values[seat]).length
  function score(finished: Hosted<NegotiationState, Action>, seat: Seat, turn: number): number | undefined {
    const { state, decisions } = finished
    const decision = decisions.filter((made) => made.seat === seat)[turn - 1]
    const truth = state.values[seat === 0 ? 1 : 0]
    const chance = chanceOfTruth(decision?.deliberation, truth, count(state, seat))
    return chance === undefined ? undefined : Math.log2(Math.max(LEAST, Math.min(1, chance)))
  }
  return TURNS.flatMap((turn): Measure<NegotiationState, Action>[] => [
    {
      name: `belief-score-${turn}`,
      summary: `log2 of the chance that its belief gave the true values at its decision ${turn}; 0 is certainty`,
      unit: 'bits',
      aggregate: 'mean',
      of: (finished, seat) => score(finished, seat, turn),
    },
    {
      name: `belief-gain-${turn}`,
      summary: `the same above the rules' prior: what it had learned by its decision ${turn}`,
      unit: 'bits',
      aggregate: 'mean',
      of(finished, seat) {
        const bits = score(finished, seat, turn)
        return bits === undefined ? undefined : bits + Math.log2(count(finished.state, seat))
      },
    },
  ])
}
