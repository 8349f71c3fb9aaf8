import { z } from 'zod'

/** How agents were held to the tokens of another. Plain JSON, recorded. */
export type Matched = {
  /** The agent whose spend is the measure. */
  readonly to: string
  /** Its mean tokens, in and out, for one decision in the pilot. */
  readonly tokensPerDecision: number
  /** What the others spend with the samples that they get: more than the measure only where one sample takes more. */
  readonly agents: readonly MatchedAgent[]
  /** What the pilot spent, answers from a recording included. */
  readonly pilot: {
    readonly calls: number
    readonly inputTokens: number
    readonly outputTokens: number
  }
}

/** One agent with its samples. */
export type MatchedAgent = {
  /** As it plays: with its samples. */
  readonly agent: string
  readonly samples: number
  /** In and out. */
  readonly tokensPerDecision: number
}

const count = z.number().int().min(0)

export const matchedSchema: z.ZodType<Matched> = z.strictObject({
  to: z.string(),
  tokensPerDecision: z.number(),
  agents: z.array(z.strictObject({ agent: z.string(), samples: count, tokensPerDecision: z.number() })),
  pilot: z.strictObject({ calls: count, inputTokens: count, outputTokens: count }),
})
