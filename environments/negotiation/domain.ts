import type { Seat } from '../game.ts'
import { Recent } from '../recent.ts'
import type { Proposal } from './action.ts'
import { itemDomain } from './items.ts'
import type { Preferences, Values } from './preferences.ts'
import { priceDomain } from './price.ts'
import type { Rules } from './settings.ts'

/**
 * What is bargained over: a list of outcomes. Everything that offers, values or compares deals works on positions in
 * this list, whether items are divided or a price is agreed.
 */
export interface Domain {
  /** How many outcomes there are. */
  readonly outcomes: number
  /** The offer by which each seat proposes each outcome, by seat and outcome. Frozen. */
  readonly proposals: readonly [readonly Proposal[], readonly Proposal[]]
  /** The outcome that an offer of this seat means. */
  outcomeOf(seat: Seat, proposal: Proposal): number
  /** The outcome that untrusted terms mean, or why they mean none. */
  readTerms(seat: Seat, terms: Record<string, unknown>): number | string
  /** What a seat with these values gets of each outcome. Remembered; not to be written to. */
  preferences(seat: Seat, values: Values): Preferences
}

/** The pools of one preset, or the last ones where there are many. */
const recent = new Recent<string, Domain>(40)

/** The domain of a pool (or of the prices, where the pool is empty). */
export function domainOf(rules: Rules, pool: readonly number[]): Domain {
  const key = pool.length === 0 ? `${rules.lowest}..${rules.highest}` : pool.join()
  return recent.get(key, () =>
    pool.length === 0 ? priceDomain(rules.lowest ?? 0, rules.highest ?? 0) : itemDomain(pool),
  )
}
