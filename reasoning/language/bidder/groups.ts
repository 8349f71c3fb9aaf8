import { z } from 'zod'
import { IllegalAction } from '../../../environments/errors.ts'
import type { Groups } from '../../reckon/reckoning.ts'
import { brief, type Posed, posedInJson } from '../posed.ts'
import { promptNamed } from '../prompt.ts'

const likelihoodPrompt = promptNamed('bidder-likelihood')
const inferPrompt = promptNamed('bidder-infer')

/** The least that a group is given, of 100: no answer rules out what the rules leave open. */
const LEAST = 0.5

/** What is asked about what is hidden. */
export interface Lookback {
  readonly game: string
  readonly unit: string
  readonly view: string
  /** What is thought of the opponent. */
  readonly opponent: string
}

/** What an answer makes of the hidden states. */
export interface Inferred {
  /** Chances that sum to 1. */
  readonly hidden: Float64Array
  readonly thoughts: string
  /** What was said of each group, in percent. */
  readonly groups: Readonly<Record<string, number>>
}

/**
 * How likely would it have acted so, by group? By Bayes' rule each hidden state counts by its weight under the rules
 * times what is said of its group.
 */
export function posedLikelihoods(asked: Lookback, groups: Groups): Posed<unknown, Inferred> {
  return posed(likelihoodPrompt, asked, groups, 'percent, that it would have acted so', (percent) =>
    groups.possible.map((weight, h) => weight * Math.max(LEAST, percent[groups.of[h]])),
  )
}

/** How likely is each group? Within a group hidden states keep the proportions that the rules give them. */
export function posedBeliefs(asked: Lookback, groups: Groups): Posed<unknown, Inferred> {
  const sizes = sizesOf(groups)
  return posed(inferPrompt, asked, groups, 'chance, percent', (percent) =>
    groups.possible.map((weight, h) => {
      const group = groups.of[h]
      return sizes[group] > 0 ? (weight / sizes[group]) * Math.max(LEAST, percent[group]) : 0
    }),
  )
}

function posed(
  prompt: typeof inferPrompt,
  asked: Lookback,
  groups: Groups,
  meaning: string,
  weigh: (percent: readonly number[]) => Float64Array,
): Posed<unknown, Inferred> {
  const sizes = sizesOf(groups)
  const open = groups.names.filter((_, group) => sizes[group] > 0)
  const share = z.number().min(0).max(100)
  const schema = z.strictObject({
    thoughts: z.string().describe('your thoughts, step by step'),
    groups: z.strictObject(Object.fromEntries(open.map((name) => [name, share]))).describe(meaning),
  })
  const question = posedInJson(prompt, { ...asked }, schema)
  return {
    ...question,
    read(said) {
      const { thoughts, groups: percent } = schema.parse(said)
      if (Object.values(percent).every((each) => each === 0))
        throw new IllegalAction(percent, [], 'every number is 0, so that nothing would be possible')
      const weights = weigh(groups.names.map((name) => percent[name] ?? 0))
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      return {
        hidden: weights.map((weight) => weight / total),
        thoughts: brief(thoughts),
        groups: percent,
      }
    },
  }
}

function sizesOf({ names, of, possible }: Groups): number[] {
  const sizes = names.map(() => 0)
  possible.forEach((weight, h) => {
    sizes[of[h]] += weight
  })
  return sizes
}
