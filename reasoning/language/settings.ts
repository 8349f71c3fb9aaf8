import { z } from 'zod'
import { once } from '../../environments/once.ts'

const count = () => z.coerce.number().int()

/** What can be set of a model that an agent asks: options of every language agent. */
export const modelOptions = once(() => ({
  temperature: z.coerce
    .number()
    .min(0)
    .max(2)
    .optional()
    .describe("how freely words are drawn; the provider's own unless set"),
  topP: z.coerce
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('draws from the likeliest words of this mass alone'),
  seed: count().optional().describe('seed of the drawing, for providers that take one'),
  effort: z
    .enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh'])
    .optional()
    .describe('reasoning effort, for models that reason'),
  maxOutput: count().min(1).optional().describe('tokens of one answer at most'),
  retries: count()
    .min(0)
    .max(10)
    .default(2)
    .describe('how often an answer that cannot be taken goes back with the reason'),
  tries: count()
    .min(1)
    .max(20)
    .default(5)
    .describe('requests for one answer while the server is busy, failing or out of reach'),
  timeout: count().min(1).max(3_600_000).default(120_000).describe('time for one request, ms'),
  api: z
    .enum(['auto', 'chat', 'responses'])
    .default('auto')
    .describe("OpenAI's protocol; auto is chat for a server of one's own"),
  schema: z.enum(['yes', 'no']).default('yes').describe('whether the JSON schema goes with the request, too'),
  maxCalls: count().min(1).optional().describe('requests that this agent may use in a run'),
  maxTokens: count().min(1).optional().describe('tokens that this agent may use in a run, in and out'),
  maxCost: z.coerce.number().positive().optional().describe('US dollars that this agent may cost in a run'),
}))

/** What is set of a model that an agent asks: the options of every language agent, with their defaults. Times are in ms. */
export type ModelSettings = z.output<z.ZodObject<ReturnType<typeof modelOptions>>>
