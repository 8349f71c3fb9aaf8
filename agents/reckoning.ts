import { z } from 'zod'
import { BadInput } from '../environments/errors.ts'
import type { Game, Json, Policy } from '../environments/game.ts'
import type { OpponentType, Ranges } from '../environments/ranges.ts'
import type { Reasoning } from '../reasoning/deliberate.ts'
import { uniformResponses } from '../reasoning/explore/uniform.ts'
import type { Planning } from '../reasoning/plan.ts'
import { plansReckoner, strayingType } from '../reasoning/reckon/plans.ts'
import { rangesReckoner } from '../reasoning/reckon/ranges.ts'
import type { Reckoner } from '../reasoning/reckon/reckoning.ts'
import { rolloutReckoner } from '../reasoning/reckon/rollouts.ts'
import { treeReckoner } from '../reasoning/reckon/tree.ts'
import { argmax, type DecisionRule, softmax } from '../reasoning/score/decision-rule.ts'
import { nashProduct, type SocialUtility, selfish, social } from '../reasoning/score/social.ts'
import { cara, linear } from '../reasoning/score/utility.ts'
import { type GameTree, gameTree, isSolvable } from '../reasoning/solve/game-tree.ts'
import { straying } from '../reasoning/solve/strategy.ts'
import { reasonerOptions, type Steps } from './bidder-options.ts'
import { equilibrium } from './equilibrium.ts'

const settings = z.object(reasonerOptions)

/** What the sums go by. */
export type Sums = z.output<typeof settings>

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

/** Share of uniform play in an opponent that knows the equilibrium and strays from it. */
const STRAYING = 0.1

/** The equilibrium as a type of opponent, where it can be computed. */
export function solvedTypes<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  ranges: Ranges<View, Action>,
): OpponentType[] {
  if (!isSolvable(game)) return []
  const policy = equilibrium(game)
  return [policy, straying(policy, STRAYING)].map(ranges.typeOf)
}

/** The name, among the types, of the opponents that the reasoner is told of besides its own types. */
const KNOWN = 'known'

/**
 * The types of that list of names.
 * @param opponents told of besides: `known` stands for them
 * Throws `BadInput` for a name that is none.
 */
export function chosen<Type extends { readonly name: string }>(
  text: string,
  family: readonly Type[],
  opponents: readonly unknown[],
): Type[] {
  const names = text.split(',')
  for (const name of names) {
    const bare = name.replace(/^-/, '')
    if (name === KNOWN && opponents.length === 0)
      throw new BadInput('bidder: types: known is the opponent of an exam; elsewhere name the types')
    if (bare !== 'all' && name !== KNOWN && !family.some((type) => type.name === bare))
      throw new BadInput(
        `bidder: types: no type is called "${bare}"; there are ${family.map((type) => type.name).join(', ')}`,
      )
  }
  const left = names.filter((name) => name.startsWith('-')).map((name) => name.slice(1))
  const all = names.includes('all') || left.length === names.length
  return family.filter(({ name }) => (all || names.includes(name)) && !left.includes(name))
}

/** A reckoner with the language in which opponents are proposed to it, for games that have one. */
export interface Table<View> {
  readonly reckoner: Reckoner<View>
  readonly proposing?: {
    readonly guide: string
    readonly form: z.ZodType
    /** Takes proposals beside those of before that are still likely; the names are told apart. */
    take(proposed: readonly { readonly name: string; readonly policy: unknown }[]): void
  }
}

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
): Table<View> {
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

/** Histories up to which a game without a form of its own is walked through rather than sampled. */
const MOST_WALKED = 200_000

/** Whom to expect in a game that names no players. */
const anybody: Policy<unknown, unknown> = {
  name: 'random',
  distribution: (_, actions) => actions.map(() => 1 / actions.length),
}

/**
 * For games without a form of their own: exactly where the game is small, has two seats and lists its deals, else over
 * sampled joint hidden states, with any number of seats.
 */
export function sampled<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  sums: Sums,
  { utility = linear, decide }: Reasoning,
  opponents: readonly Policy<View, Action>[],
): Reckoner<View> {
  const population = game.population ?? [anybody]
  const policies = [...chosen(sums.types, population, opponents), ...opponents]
  const make = () => {
    const tree = utility === linear ? walked(game) : undefined
    if (tree !== undefined) return treeReckoner(tree, policies, decide, game.unit)
    const self = population.find(({ name }) => name === 'myopic') ?? policies[0]
    return rolloutReckoner(game, { policies, self, samples: sums.rollouts, utility, decide })
  }
  // A tree is worth its time only to a player that is asked something.
  let made: Reckoner<View> | undefined
  return {
    reckon(view, infer, spread, random) {
      made ??= make()
      return made.reckon(view, infer, spread, random)
    },
    observe: () => ({ bits: 0, decisions: 0 }),
  }
}

/** A small game enumerated; undefined for any other. */
function walked<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
): GameTree<View, Action> | undefined {
  if (!isSolvable(game)) return undefined
  try {
    return gameTree(game, MOST_WALKED)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Joined types below this chance are dropped when others come. */
const DROPPED = 0.01
/** How many are kept, at most: the likeliest. */
const KEPT = 8

function proposable<View, Type extends { readonly name: string }>(
  reckoner: Required<Reckoner<View, Type>>,
  proposals:
    | { readonly guide: string; readonly form: z.ZodType; typeOf(name: string, policy: unknown): Type }
    | undefined,
): Table<View> {
  if (proposals === undefined) return { reckoner }
  let taken: { readonly type: Type; readonly number: number }[] = []
  let numbered = 0
  return {
    reckoner,
    proposing: {
      guide: proposals.guide,
      form: proposals.form,
      take(proposed) {
        const chances = new Map(reckoner.joined().map(({ name, chance }) => [name, chance]))
        const chanceOf = ({ type }: (typeof taken)[number]) => chances.get(type.name) ?? 0
        const kept = taken
          .filter((each) => chanceOf(each) >= DROPPED)
          .toSorted((a, b) => chanceOf(b) - chanceOf(a))
          .slice(0, KEPT)
        const added = proposed.map(({ name, policy }) => {
          const number = ++numbered
          return { number, type: proposals.typeOf(`proposed ${number}: ${name}`, policy) }
        })
        taken = [...kept, ...added]
        reckoner.join(taken.map(({ type }) => type))
      },
    },
  }
}
