import { z } from 'zod'

const count = z.number().int().min(0)

const agent = z.strictObject({
  /** As it plays: with its samples. */
  agent: z.string(),
  samples: count,
  tokensPerDecision: z.number(),
})

export const matchedSchema = z.strictObject({
  /** The agent whose spend is the measure. */
  to: z.string(),
  /** Its mean tokens, in and out, for one decision in the pilot. */
  tokensPerDecision: z.number(),
  /** What the others spend with the samples that they get: more than the measure only where one sample takes more. */
  agents: z.array(agent),
  /** What the pilot spent, answers from a recording included. */
  pilot: z.strictObject({ calls: count, inputTokens: count, outputTokens: count }),
})

/** How agents were held to the tokens of another. Plain JSON, recorded. */
export type Matched = z.output<typeof matchedSchema>

/** One agent with its samples. */
export type MatchedAgent = z.output<typeof agent>
