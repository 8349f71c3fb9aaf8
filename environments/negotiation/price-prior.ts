import type { Random } from '../random.ts'
import type { Values } from './preferences.ts'
import type { Instance, Prior } from './prior.ts'
import type { NegotiationSettings } from './settings.ts'

/**
 * The seller's cost and the buyer's limit are drawn apart, each uniformly from all prices, as the theory of bilateral
 * trade has it: of n prices, (n - 1) / 2n of the instances have the limit below the cost, a quarter or more.
 */
export function pricePrior({ lowest = 0, highest = 0, cost, limit }: NegotiationSettings): Prior {
  const all: readonly Values[] = Array.from({ length: highest - lowest + 1 }, (_, i) => [lowest + i])
  const drawn = (fixed: number | undefined, random: Random): Values =>
    fixed === undefined ? all[random.int(all.length)] : [fixed]
  return {
    draw: (random): Instance => ({ pool: [], values: [drawn(cost, random), drawn(limit, random)] }),
    // A cost or limit that is not drawn is a secret still: the other side is to think any price possible.
    others: () => all,
    problem(pool, values) {
      if (pool.length > 0) return 'there is no pool where a price is bargained over'
      for (const own of values)
        if (own.length !== 1 || own[0] < lowest || own[0] > highest)
          return `the value ${own.join()} is not one price within ${lowest} to ${highest}`
      return undefined
    },
  }
}
