import { z } from 'zod'
import { BadInput } from '../../environments/errors.ts'
import { once } from '../../environments/once.ts'
import { batchName, recordedName } from './batch/batch-name.ts'

/** What a model costs. */
export interface Price {
  /** US dollars. */
  of(inputTokens: number, outputTokens: number): number
}

const rate = () => z.number().min(0)
const schema = once(() => z.record(z.string(), z.strictObject({ input: rate(), output: rate() })))

/**
 * Prices from JSON: for every model, as it is named to agents, US dollars for a million tokens in and out:
 * `{"openai/gpt-5-mini": {"input": 0.25, "output": 2}}`. Throws `BadInput` naming what is wrong.
 * @param source where they are from, as a message begins
 */
export function readPrices(source: string, json: unknown): ReadonlyMap<string, Price> {
  const read = schema().safeParse(json)
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

/**
 * The price of a model as it is named to agents, if there is one. What goes through an API in batches costs half of what
 * it costs directly, unless the batch has a price of its own.
 */
export function priceOf(name: string, prices: ReadonlyMap<string, Price> | undefined): Price | undefined {
  const own = prices?.get(name)
  if (own !== undefined || batchName(name)?.by !== 'api') return own
  const direct = prices?.get(recordedName(name))
  return direct && { of: (inputTokens, outputTokens) => direct.of(inputTokens, outputTokens) / 2 }
}
