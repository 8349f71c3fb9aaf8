import { deepFreeze } from '../freeze.ts'
import type { Proposal } from './action.ts'
import type { Domain } from './domain.ts'
import { preferencesOf, remembered, type Values } from './preferences.ts'
import type { Preset } from './settings.ts'
import { vectorsUpTo } from './value-vectors.ts'

/** What an item is called, and more than one of it. */
interface ItemName {
  readonly one: string
  readonly many: string
}

const named = (one: string, many: string = `${one}s`): ItemName => ({ one, many })

/** What the items of a preset are called; others are called by number. */
const NAMES: Readonly<Partial<Record<Preset, readonly ItemName[]>>> = {
  'openspiel-bargaining': [named('book'), named('hat'), named('ball')],
  cao2018: [named('pepper'), named('cherry', 'cherries'), named('strawberry', 'strawberries')],
  casino: [named('food', 'food'), named('water', 'water'), named('firewood', 'firewood')],
}

/** The names of the items of a pool. */
export function itemNames(preset: Preset, types: number): readonly ItemName[] {
  const names = NAMES[preset]
  if (names?.length === types) return names
  return Array.from({ length: types }, (_, i) => named(`of item ${i + 1}`, `of item ${i + 1}`))
}

/**
 * The ways to divide a pool. An outcome is what seat 0 gets: from nothing to everything, the last item fastest;
 * seat 1 gets the rest.
 */
export function itemDomain(pool: readonly number[]): Domain {
  const bundles = vectorsUpTo(pool, 0)
  const outcomes = bundles.length
  const propose = (keep: readonly number[]): Proposal => ({ type: 'propose', keep })
  // What seat 0 gets and what it leaves lie at mirrored places of the list.
  const proposals = deepFreeze([bundles.map(propose), bundles.toReversed().map(propose)] as const)

  function outcomeOf(seat: number, keep: readonly number[]): number {
    let index = 0
    for (let i = 0; i < pool.length; i++) index = index * (pool[i] + 1) + keep[i]
    return seat === 0 ? index : outcomes - 1 - index
  }

  const units = bundles.map((bundle) => bundle.reduce((sum, count) => sum + count, 0))

  function preferencesFor(seat: number) {
    const own = (outcome: number) => (seat === 0 ? outcome : outcomes - 1 - outcome)
    // Fewer units take less; of as many, those of later items.
    const taken = (outcome: number) => units[own(outcome)] * outcomes + own(outcome)
    return remembered((values: Values) => {
      const utilities = new Float64Array(outcomes)
      for (let outcome = 0; outcome < outcomes; outcome++) {
        const bundle = bundles[own(outcome)]
        let worth = 0
        for (let i = 0; i < bundle.length; i++) worth += bundle[i] * values[i]
        utilities[outcome] = worth
      }
      return preferencesOf(utilities, taken)
    })
  }
  const preferences = [preferencesFor(0), preferencesFor(1)] as const

  return {
    outcomes,
    proposals,
    outcomeOf: (seat, proposal) => outcomeOf(seat, 'keep' in proposal ? proposal.keep : []),
    preferences: (seat, values) => preferences[seat === 0 ? 0 : 1](values),
    readTerms(seat, { keep, ...rest }) {
      const [unknown] = Object.keys(rest)
      if (unknown !== undefined) return `there is no field ${JSON.stringify(unknown)} in an offer of items`
      if (!Array.isArray(keep)) return `keep is not a list of ${pool.length} quantities`
      if (keep.length !== pool.length)
        return `keep has ${keep.length} quantities, but the pool has ${pool.length} items`
      const counts: number[] = []
      for (const [i, count] of keep.entries()) {
        if (typeof count !== 'number' || !Number.isInteger(count))
          return `keep[${i}] is ${JSON.stringify(count)}, not a whole number`
        if (count < 0) return `keep[${i}] is ${count}, and nobody keeps less than 0`
        if (count > pool[i]) return `keep[${i}] is ${count}, but the pool has ${pool[i]} of item ${i + 1}`
        counts.push(count)
      }
      return outcomeOf(seat, counts)
    },
  }
}
