import { z } from 'zod'
import type { Agent } from '../environments/agent.ts'
import { BadInput } from '../environments/errors.ts'
import type { Game, Json, Policy } from '../environments/game.ts'
import type { Plans } from '../environments/plans.ts'
import { drawIndex } from '../environments/random.ts'
import type { OpponentType, Ranges } from '../environments/ranges.ts'
import { checkedSettings } from '../environments/settings.ts'
import { deliberate, type Reasoning } from '../reasoning/deliberate.ts'
import { rollOut } from '../reasoning/explore/rollouts.ts'
import { uniformResponses } from '../reasoning/explore/uniform.ts'
import { Hypotheses } from '../reasoning/infer/hypotheses.ts'
import { UnreadHypotheses, UnreadOpponent } from '../reasoning/infer/uniform.ts'
import { Opponent } from '../reasoning/opponents/opponent.ts'
import { type Planning, plan } from '../reasoning/plan.ts'
import { argmax, softmax } from '../reasoning/score/decision-rule.ts'
import { nashProduct, type SocialUtility, selfish, social } from '../reasoning/score/social.ts'
import { cara, linear } from '../reasoning/score/utility.ts'
import { isSolvable } from '../reasoning/solve/game-tree.ts'
import { straying } from '../reasoning/solve/strategy.ts'
import { equilibrium } from './equilibrium.ts'
import { type SafePlay, safePlay } from './safety.ts'

const schema = z.strictObject({
  types: z
    .string()
    .default('all')
    .describe(
      'opponents it thinks possible, by name and separated by commas; -name leaves one out of all; in an exam, known is the one that is met',
    ),
  learn: z
    .enum(['yes', 'no'])
    .default('yes')
    .describe('whether it also keeps a model learned from this opponent alone'),
  infer: z
    .enum(['exact', 'uniform'])
    .default('exact')
    .describe(
      'with two seats: by Bayes from all that was done, or nothing is inferred and the rules alone count',
    ),
  explore: z
    .enum(['exact', 'uniform'])
    .default('exact')
    .describe(
      'with two seats, except negotiation: the opponent goes on as is believed of it, or takes any action equally likely',
    ),
  utility: z
    .enum(['linear', 'cara', 'social', 'nash'])
    .default('linear')
    .describe(
      'what a payoff is worth: itself, or less with risk; in negotiation also own plus weight x other, or the Nash product',
    ),
  aversion: z.coerce
    .number()
    .positive()
    .default(0.0001)
    .describe('risk aversion of cara, per unit of payoff'),
  weight: z.coerce.number().min(0).max(100).default(0.5).describe("of the other's payoff in social"),
  lookahead: z
    .literal(['0', '1', 0, 1])
    .default(1)
    .transform((turns) => (Number(turns) === 0 ? 0 : 1))
    .describe('negotiation: turns for which the belief is carried ahead, 0 or 1'),
  decide: z.enum(['argmax', 'softmax']).default('argmax').describe('takes the best action, or draws near it'),
  temperature: z.coerce.number().positive().default(100).describe('of softmax, in the unit of payoffs'),
  safety: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe(
      'where the game can be solved: 0 a best response to what it thinks of the opponent, 1 the equilibrium, between them a mixture that can lose less',
    ),
  flops: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(5)
    .describe('flops looked at before the flop, each with a turn and a river'),
  turns: z.coerce
    .number()
    .int()
    .min(1)
    .max(47)
    .default(8)
    .describe('turns looked at on the flop, each with two rivers; on the turn all rivers are'),
  rollouts: z.coerce
    .number()
    .int()
    .min(2)
    .max(10_000)
    .default(40)
    .describe('joint holdings drawn with three seats or more'),
})

/** Worth of a point of the other's, where only one's own count: enough to settle what is nearly a tie. */
const COURTESY = 0.06

type BidderSettings = z.output<typeof schema>

/**
 * The exact reasoner as an agent: it infers, explores and scores; heads-up it remembers its opponent across a match.
 *
 * @param options see `bidder agents`
 * @param opponents policies that it thinks possible besides the types that the game knows
 * Throws `BadInput` for an option that is unknown or out of range.
 */
export function bidder<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  options: Record<string, unknown> = {},
  opponents: readonly Policy<View, Action>[] = [],
): Agent<View, Action> {
  const settings = checkedSettings('bidder', schema, options)
  const safe = settings.safety === 0 ? undefined : safePlay(game, settings.safety)
  const { infer, explore } = settings
  if (explore === 'uniform' && game.ranges === undefined)
    throw new BadInput(
      `bidder: explore: uniform goes with two seats and a game in vector form, which ${game.name} with ${game.seats} seats is not`,
    )
  if (infer === 'uniform' && game.ranges === undefined && game.plans === undefined)
    throw new BadInput(`bidder: infer: uniform goes with two seats, and ${game.name} has ${game.seats}`)
  if (game.plans !== undefined) return planner(game.unit, game.plans, settings, opponents)
  if (settings.utility === 'social' || settings.utility === 'nash')
    throw new BadInput(`bidder: utility: ${settings.utility} goes with games of offers, not ${game.name}`)
  const reasoning: Reasoning = {
    utility: settings.utility === 'linear' ? undefined : cara(settings.aversion),
    decide: settings.decide === 'argmax' ? argmax : softmax(settings.temperature),
    widths: [[settings.flops, 1, 1], [settings.turns, 2], [46], []],
  }
  return game.ranges === undefined
    ? sampling(game, settings, reasoning, opponents)
    : exact(game.unit, game.ranges, settings, reasoning, solvedTypes(game, game.ranges), opponents, safe)
}

/** Share of uniform play in an opponent that knows the equilibrium and strays from it. */
const STRAYING = 0.1

/** The equilibrium as a type of opponent, where it can be computed. */
function solvedTypes<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  ranges: Ranges<View, Action>,
): OpponentType[] {
  if (!isSolvable(game)) return []
  const policy = equilibrium(game)
  return [policy, straying(policy, STRAYING)].map(ranges.typeOf)
}

function exact<View, Action extends Json>(
  unit: string,
  ranges: Ranges<View, Action>,
  settings: BidderSettings,
  reasoning: Reasoning,
  solved: readonly OpponentType[],
  opponents: readonly Policy<View, Action>[],
  safe: SafePlay<View, Action> | undefined,
): Agent<View, Action> {
  const types = [
    ...chosen(settings.types, [...ranges.family, ...solved], opponents),
    ...opponents.map(ranges.typeOf),
  ]
  const learned = settings.learn === 'yes' ? ranges.learnable : []
  const opponent =
    settings.infer === 'exact'
      ? new Opponent(ranges, types, learned)
      : new UnreadOpponent<View, Action>(ranges, types, [])
  const [{ parts }] = ranges.partitions
  const way =
    settings.explore === 'exact' ? reasoning : { ...reasoning, responses: uniformResponses(0, parts) }
  return {
    name: 'bidder',
    async decide({ view, actions, random }) {
      const best = deliberate(ranges, view, opponent, way, unit, random)
      if (safe === undefined) return best
      const chances = safe(view, opponent)
      const choice = drawIndex(chances, random)
      const { safety } = settings
      const deliberation = { ...best.deliberation, choice, safety, chances }
      return { action: actions[choice], chances, deliberation }
    },
    observe({ view }) {
      opponent.observe(view)
    },
  }
}

/** Where offers are made in turn: the same three steps, planned to the last offer. */
function planner<View, Action extends Json>(
  unit: string,
  plans: Plans<View, Action>,
  settings: BidderSettings,
  opponents: readonly Policy<View, Action>[],
): Agent<View, Action> {
  const types = [...chosen(settings.types, plans.family, opponents), ...opponents.map(plans.typeOf)]
  const hypotheses =
    settings.infer === 'exact'
      ? new Hypotheses<View, Action>(types)
      : new UnreadHypotheses<View, Action>(types)
  const planning: Planning = {
    score: (batna) => socialUtility(settings, batna),
    decide: settings.decide === 'argmax' ? argmax : softmax(settings.temperature),
    lookahead: settings.lookahead,
  }
  return {
    name: 'bidder',
    async decide({ view, random }) {
      return plan(plans, view, hypotheses, planning, unit, random)
    },
  }
}

function socialUtility(
  { utility, aversion, weight }: BidderSettings,
  batna: { readonly own: number; readonly other: number },
): SocialUtility {
  if (utility === 'social') return social(weight)
  if (utility === 'nash') return nashProduct(batna)
  return selfish(utility === 'linear' ? linear : cara(aversion), COURTESY)
}

/** With more than one opponent: the same three steps over sampled joint hidden states. */
function sampling<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  settings: BidderSettings,
  { utility = linear, decide }: Reasoning,
  opponents: readonly Policy<View, Action>[],
): Agent<View, Action> {
  if (game.population === undefined)
    throw new BadInput(`bidder: does not play ${game.name}: it names no players to expect`)
  const policies = [...chosen(settings.types, game.population, opponents), ...opponents]
  const self = game.population.find(({ name }) => name === 'myopic') ?? policies[0]
  return {
    name: 'bidder',
    async decide({ view, actions, random }) {
      const rolled = rollOut(game, view, { policies, self, samples: settings.rollouts, utility }, random)
      const choice = decide(
        rolled.map(({ value }) => value),
        random,
      )
      const rows = rolled.map(({ value, standardError }, i) => ({
        action: actions[i],
        expectedUtility: value,
        standardError,
        predicted: [],
      }))
      return { action: actions[choice], deliberation: { choice, actions: rows, unit: game.unit } }
    },
  }
}

/** The name, among the types, of the opponents that the reasoner is told of besides its own types. */
const KNOWN = 'known'

function chosen<Type extends { readonly name: string }>(
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

/** How the roster lists it. */
export const bidderEntry = {
  name: 'bidder',
  kind: 'reasoner',
  summary: 'infers hidden states and opponent types exactly, explores the futures, acts on expected utility',
  schema,
  make: bidder,
} as const
