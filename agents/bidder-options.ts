import { z } from 'zod'
import { BadInput } from '../environments/errors.ts'
import { once } from '../environments/once.ts'

/** What can be set of the reasoner's sums. */
export const reasonerOptions = once(() => ({
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
  utility: z
    .enum(['linear', 'cara', 'social', 'nash'])
    .default('linear')
    .describe(
      'what a payoff is worth: itself, or less with risk; where offers are made in turn also own plus weight x other, or the Nash product',
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
    .describe('where offers are made in turn: turns for which the belief is carried ahead, 0 or 1'),
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
}))

/** How each of the three steps is taken. What is absent is as usual: exact, or with a model the model's. */
export const stepOptions = once(() => ({
  mode: z
    .enum(['mixed', 'verbal'])
    .default('mixed')
    .describe('verbal: a model takes all three steps in its own words and numbers'),
  infer: z
    .enum(['exact', 'propose', 'likelihood', 'verbal', 'uniform', 'oracle'])
    .optional()
    .describe(
      'looking back: exact; with a model also opponents that it proposes (the usual with one), how likely each group of hands acts so, or chances in its words; uniform: by the rules alone; oracle: told the truth',
    ),
  explore: z
    .enum(['exact', 'language', 'uniform', 'oracle'])
    .optional()
    .describe(
      'looking ahead: exact; language: in the words and numbers of a model; uniform: against random play; oracle: against the type named by against',
    ),
  decide: z
    .enum(['argmax', 'utility', 'softmax', 'model', 'agree'])
    .optional()
    .describe(
      'argmax and utility take the best action, softmax draws near it, model lets a model decide with the numbers before it (the usual with one), agree asks it only where the live hypotheses differ',
    ),
  analysis: z
    .enum(['no', 'yes'])
    .default('no')
    .describe('yes allows oracle: the run measures what knowing the truth would add, and is no fair play'),
  against: z.string().optional().describe('of explore=oracle: the type that the opponent truly follows'),
}))

/** When and what a model proposes. */
export const proposalOptions = once(() => ({
  hypotheses: z.coerce
    .number()
    .int()
    .min(1)
    .max(8)
    .default(3)
    .describe('opponents proposed at once, at most'),
  after: z.coerce.number().int().min(1).max(1000).default(3).describe('games seen before the first proposal'),
  every: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(40)
    .describe('games after which proposals are made anew'),
  surprise: z.coerce
    .number()
    .default(-0.25)
    .describe(
      'bits a decision: proposals are made anew, too, once what was believed has foreseen the last games better than guessing by less than this',
    ),
}))

const steps = once(() => z.object(stepOptions()))
type Given = Partial<z.output<ReturnType<typeof steps>>>

/** The three steps as they are to be taken. */
export interface Steps {
  readonly infer: NonNullable<Given['infer']>
  readonly explore: NonNullable<Given['explore']>
  readonly decide: NonNullable<Given['decide']>
}

/**
 * The steps with what is usual put in.
 * @param asked whether there is a model
 * Throws `BadInput` for a step that needs a model without one, and for an oracle in a run that is no analysis.
 */
export function stepsOf({ mode, infer, explore, decide, analysis, against }: Given, asked: boolean): Steps {
  const verbal = mode === 'verbal'
  const found: Steps = {
    infer: infer ?? (verbal ? 'verbal' : asked ? 'propose' : 'exact'),
    explore: explore ?? (verbal ? 'language' : 'exact'),
    decide: decide ?? (verbal || asked ? 'model' : 'argmax'),
  }
  const needs = needsModel(found)
  if (needs !== undefined && !asked)
    throw new BadInput(`bidder: ${needs} needs a model: write bidder@provider/model`)
  if ((found.infer === 'oracle' || found.explore === 'oracle') && analysis !== 'yes')
    throw new BadInput(
      'bidder: oracle is told what no player may know: say analysis=yes for a run that measures what knowing it would add',
    )
  if (found.explore === 'oracle' && against === undefined)
    throw new BadInput('bidder: explore=oracle needs against=TYPE, the type that the opponent truly follows')
  return found
}

/** The first step that only a model can take; undefined where there is none. */
function needsModel({ infer, explore, decide }: Steps): string | undefined {
  if (infer === 'propose' || infer === 'likelihood' || infer === 'verbal') return `infer=${infer}`
  if (explore === 'language') return 'explore=language'
  return decide === 'model' || decide === 'agree' ? `decide=${decide}` : undefined
}

/** Whether options as they are written ask for a model: then one that is named once for all will do. */
export function asksModel(options: Record<string, unknown>): boolean {
  const read = steps().partial().safeParse(options)
  return (
    read.success &&
    (read.data.mode === 'verbal' || needsModel({ ...EXACT, ...written(read.data) }) !== undefined)
  )
}

const EXACT: Steps = { infer: 'exact', explore: 'exact', decide: 'argmax' }

/** What is given of the steps. */
function written({ infer, explore, decide }: Given): Partial<Steps> {
  return {
    ...(infer === undefined ? {} : { infer }),
    ...(explore === undefined ? {} : { explore }),
    ...(decide === undefined ? {} : { decide }),
  }
}
