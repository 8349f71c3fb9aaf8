import type { Game, Json } from '../../environments/game.ts'
import { statedBelief } from '../calibration/stated-belief.ts'
import type { Key } from './spot.ts'

/** A chance below this counts as this: a single decision must not make a mean infinite. About -20 bits. */
const LEAST = 1e-6

/**
 * The expected log score of a stated belief, bits: the mean, over what is truly how likely, of log2 of the chance that
 * was given to it (Good 1952). It is about the few named groups of hidden states, or the values, that are spoken of.
 * Undefined where no belief is stated.
 *
 * @param belief the true one
 */
export function beliefLogScore<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  belief: Key['belief'],
  deliberation: Json | undefined,
): number | undefined {
  if (deliberation === undefined) return undefined
  const truth = new Map(belief.map(({ hidden, chance }) => [hidden, chance]))
  const question = questionOf(game, view, (hidden) => truth.get(hidden) ?? 0)
  const stated = question && statedBelief(deliberation, question)
  if (question === undefined || stated === undefined) return undefined
  const total = question.chances.reduce((sum, chance) => sum + chance, 0)
  return question.chances.reduce(
    (sum, chance, i) => sum + (chance / total) * Math.log2(Math.min(1, Math.max(LEAST, stated[i]))),
    0,
  )
}

/** What may be said of what is hidden, its chances by the rules, and the true ones. */
function questionOf<State, Action, View, Hidden>(
  { ranges, plans }: Game<State, Action, View, Hidden>,
  view: View,
  chanceOf: (hidden: string) => number,
): { names: readonly string[]; prior: readonly number[]; chances: readonly number[] } | undefined {
  if (ranges !== undefined) {
    const { names, of } = ranges.groups(view)
    const prior = names.map(() => 0)
    const chances = names.map(() => 0)
    ranges.possible(view).forEach((weight, hidden) => {
      prior[of[hidden]] += weight
      if (weight > 0) chances[of[hidden]] += chanceOf(ranges.hiddenName(hidden))
    })
    return { names, prior, chances }
  }
  if (plans === undefined) return undefined
  const { hidden } = plans.position(view)
  const names = hidden.map(({ name }) => name)
  return { names, prior: hidden.map(({ weight }) => weight), chances: names.map(chanceOf) }
}
