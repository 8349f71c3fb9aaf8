import { z } from 'zod'
import { BadInput } from '../../environments/errors.ts'

/** What a model costs. */
export interface Price {
  /** US dollars. */
  of(inputTokens: number, outputTokens: number): number
}

const rate = z.number().min(0)
const schema = z.record(z.string(), z.strictObject({ input: rate, output: rate }))

/**
 * Prices from JSON: for every model, as it is named to agents, US dollars for a million tokens in and out:
 * `{"openai/gpt-5-mini": {"input": 0.25, "output": 2}}`. Throws `BadInput` naming what is wrong.
 */
export function readPrices(source: string, json: unknown): ReadonlyMap<string, Price> {
  const read = schema.safeParse(json)
  if (!read.success) {
    const [{ path, message }] = read.error.issues
    throw new BadInput(
      `${source}: ${[...path.map(String), message].join(': ')}; it is written {"provider/model": {"input": USD, "output": USD}}, for a million tokens each`,
    )
  }
  return new Map(
    Object.entries(read.data).map(([model, { input, output }]) => [
      model,
      { of: (inputTokens, outputTokens) => (inputTokens * input + outputTokens * output) / 1e6 },
    ]),
  )
}
