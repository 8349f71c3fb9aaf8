import { agentSpecOf } from '../../agents/spec.ts'
import { type Price, priceOf } from '../../reasoning/language/prices.ts'
import type { UsageRow } from '../statistics/standings.ts'

/**
 * What models cost, US dollars by agent; agents without a price, and those that asked nothing, are left out.
 * @param model of agents that name none @param prices by model, as `readPrices` gives them
 */
export function costsOf(
  usage: readonly UsageRow[],
  model: string | undefined,
  prices: ReadonlyMap<string, Price> | undefined,
): Map<string, number> {
  const costs = new Map<string, number>()
  for (const { agent, inputTokens, outputTokens } of usage) {
    const asked = agentSpecOf(agent)?.model ?? model
    const price = asked === undefined ? undefined : priceOf(asked, prices)
    if (price !== undefined && inputTokens + outputTokens > 0)
      costs.set(agent, price.of(inputTokens, outputTokens))
  }
  return costs
}
