import { BadInput } from '../errors.ts'
import { drawIndex, type Random } from '../random.ts'
import type { Values } from './preferences.ts'
import { pricePrior } from './price-prior.ts'
import type { NegotiationSettings } from './settings.ts'
import { boundedPools, freeVectors, rankVectors, totalVectors } from './value-vectors.ts'

/** What is drawn before a negotiation: the pool, and the values of each seat. */
export type Instance = {
  /** How many there are of each item; empty where a price is bargained over. */
  readonly pool: readonly number[]
  readonly values: readonly [Values, Values]
}

/** What the rules, and nothing else, say of pools and values. */
export interface Prior {
  /** Draws an instance; all legal ones are equally likely. */
  draw(random: Random): Instance
  /**
   * Every vector of values that the other seat may have beside one's own, in a fixed order, all equally likely.
   * Empty where one's own cannot be. Remembered; not to be written to.
   */
  others(pool: readonly number[], own: Values): readonly Values[]
  /** Why a pool and the values of one seat or both cannot be, or undefined where they can. */
  problem(pool: readonly number[], values: readonly Values[]): string | undefined
}

/** The prior that the settings give. Throws `BadInput` where no values fit the items. */
export function priorOf(settings: NegotiationSettings): Prior {
  const { preset, items } = settings
  if (items === undefined) return pricePrior(settings)
  const fixed = items === 'drawn' ? undefined : [items]
  if (preset === 'cao2018') return itemPrior(fixed ?? boundedPools(3, 0, 5, 0, 15), freeVectors, whyNotFree)
  if (preset === 'casino') return itemPrior(fixed ?? [], rankVectors, whyNotRanks)
  const prior = itemPrior(fixed ?? boundedPools(3, 1, 5, 5, 7), totalVectors, whyNotTotal, shared)
  if (items !== 'drawn' && totalVectors(items).every((own) => prior.others(items, own).length === 0))
    throw new BadInput(
      `negotiation: items: no values make ${items.join()} worth ${TOTAL} in all to each seat`,
    )
  return prior
}

const TOTAL = 10

function whyNotTotal(pool: readonly number[], values: Values): string | undefined {
  const total = values.reduce((sum, value, i) => sum + value * pool[i], 0)
  return total === TOTAL ? undefined : `are worth ${total} in all, not ${TOTAL}`
}

function whyNotFree(_: readonly number[], values: Values): string | undefined {
  if (values.some((value) => value > TOTAL)) return `have one above ${TOTAL}`
  return values.some((value) => value > 0) ? undefined : 'are all 0'
}

function whyNotRanks(pool: readonly number[], values: Values): string | undefined {
  const [ranks] = rankVectors(pool)
  const sorted = values.toSorted((a, b) => b - a)
  return sorted.join() === ranks.join() ? undefined : `are not ${ranks.join(', ')} in some order`
}

/** Whether every item is worth something to someone, and some item something to both. */
function shared(a: Values, b: Values): boolean {
  return a.every((value, i) => value > 0 || b[i] > 0) && a.some((value, i) => value > 0 && b[i] > 0)
}

/**
 * All pairs of vectors over all pools, equally likely.
 * @param vectors the vectors that one seat may have, by pool
 * @param whyNot what is wrong with one vector
 * @param mayMeet whether two vectors may meet; all may where it is absent
 */
function itemPrior(
  pools: readonly (readonly number[])[],
  vectors: (pool: readonly number[]) => readonly Values[],
  whyNot: (pool: readonly number[], values: Values) => string | undefined,
  mayMeet?: (a: Values, b: Values) => boolean,
): Prior {
  const lists = new Map<string, readonly Values[]>()
  const remember = (key: string, make: () => readonly Values[]) => {
    const list = lists.get(key) ?? make()
    lists.set(key, list)
    return list
  }
  const all = (pool: readonly number[]) =>
    remember(mayMeet === undefined ? '' : pool.join(), () => vectors(pool))
  const others = (pool: readonly number[], own: Values) => {
    if (mayMeet === undefined) return all(pool)
    return remember(`${pool.join()} ${own.join()}`, () => all(pool).filter((other) => mayMeet(own, other)))
  }
  /** By pool, how many vectors each own vector may meet, and their sum: what the draw goes by. */
  let counts: readonly { readonly byOwn: readonly number[]; readonly total: number }[] | undefined
  return {
    others,
    draw(random) {
      if (mayMeet === undefined) {
        const pool = pools[random.int(pools.length)]
        const list = all(pool)
        return { pool, values: [list[random.int(list.length)], list[random.int(list.length)]] }
      }
      counts ??= pools.map((pool) => {
        const byOwn = all(pool).map((own) => others(pool, own).length)
        return { byOwn, total: byOwn.reduce((sum, count) => sum + count, 0) }
      })
      const totals = counts.map(({ total }) => total)
      const at = drawIndex(totals, random)
      const pool = pools[at]
      const own = all(pool)[drawIndex(counts[at].byOwn, random)]
      const list = others(pool, own)
      return { pool, values: [own, list[random.int(list.length)]] }
    },
    problem(pool, values) {
      if (!pools.some((known) => known.join() === pool.join()))
        return pools.length === 1
          ? `the pool is not ${pools[0].join()}`
          : `no such pool is drawn: name it as the setting items, or another preset`
      for (const own of values) {
        const why =
          own.length === pool.length ? whyNot(pool, own) : `are ${own.length} for ${pool.length} items`
        if (why !== undefined) return `the values ${own.join()} ${why}`
        if (others(pool, own).length === 0) return `no values of the other fit the values ${own.join()}`
      }
      const [a, b] = values
      if (a !== undefined && b !== undefined && mayMeet?.(a, b) === false)
        return 'an item is worth nothing to both, or no item is worth something to both'
      return undefined
    },
  }
}
