import { BadInput } from '../environments/errors.ts'
import type { Game, Json, Policy } from '../environments/game.ts'
import { uniformResponses } from '../reasoning/explore/uniform.ts'
import { plansReckoner, strayingType } from '../reasoning/reckon/plans.ts'
import { rangesReckoner } from '../reasoning/reckon/ranges.ts'
import type { Steps } from './bidder-options.ts'
import { chosen, solvedTypes } from './opponent-types.ts'
import { type Proposable, proposable } from './proposable.ts'
import { sampled } from './sampled.ts'
import { planningOf, reasoningOf, ruleOf, type Sums } from './sums.ts'

/**
 * The code that reckons for a player of a game, by its settings.
 * @param against of explore=oracle
 * Throws `BadInput` where a step cannot be taken in this game.
 */
export function reckonerOf<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  sums: Sums,
  steps: Steps,
  against: string | undefined,
  opponents: readonly Policy<View, Action>[] = [],
): Proposable<View> {
  const { plans, ranges, unit } = game
  const rule = ruleOf(sums, steps.decide)
  const opponent = <Type extends { readonly name: string }>(family: readonly Type[], uniform: () => Type) =>
    steps.explore === 'uniform'
      ? uniform()
      : steps.explore === 'oracle' && against !== undefined
        ? chosen(against, family, [])[0]
        : undefined
  if (plans !== undefined) {
    const reckoner = plansReckoner(plans, {
      types: [...chosen(sums.types, plans.family, opponents), ...opponents.map(plans.typeOf)],
      planning: planningOf(sums, rule),
      unit,
      against: opponent(plans.family, () => strayingType(plans)),
    })
    return proposable(reckoner, plans.proposals)
  }
  const reasoning = reasoningOf(game.name, sums, rule)
  if (ranges !== undefined) {
    const family = [...ranges.family, ...solvedTypes(game, ranges)]
    const reckoner = rangesReckoner(ranges, {
      types: [...chosen(sums.types, family, opponents), ...opponents.map(ranges.typeOf)],
      learned: sums.learn === 'yes' && steps.infer !== 'uniform' ? ranges.learnable : [],
      reasoning,
      unit,
      against: opponent(family, () => uniformResponses(0, ranges.partitions[0].parts)),
    })
    return proposable(reckoner, ranges.proposals)
  }
  const taken = ['exact', 'propose'].includes(steps.infer) && ['exact', 'language'].includes(steps.explore)
  if (!taken && steps.infer !== 'verbal')
    throw new BadInput(
      `bidder: with ${game.seats} seats hidden states are sampled: infer=${steps.infer} and explore=${steps.explore} need two`,
    )
  return { reckoner: sampled(game, sums, reasoning, opponents) }
}
