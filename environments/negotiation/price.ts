import { deepFreeze } from '../freeze.ts'
import type { Proposal } from './action.ts'
import type { Domain } from './domain.ts'
import { preferencesOf, remembered, type Values } from './preferences.ts'

/** Whole prices. Seat 0 sells and gains what the price is above its cost; seat 1 buys and gains what it is below its limit. */
export function priceDomain(lowest: number, highest: number): Domain {
  const prices = Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i)
  const offers = deepFreeze(prices.map((price): Proposal => ({ type: 'propose', price })))
  const gains = (gain: (price: number, own: number) => number) =>
    remembered(([own]: Values) =>
      preferencesOf(
        Float64Array.from(prices, (price) => gain(price, own)),
        (index) => index,
      ),
    )
  const preferences = [gains((price, cost) => price - cost), gains((price, limit) => limit - price)] as const
  return {
    outcomes: prices.length,
    proposals: [offers, offers],
    outcomeOf: (_, proposal) => ('price' in proposal ? proposal.price - lowest : 0),
    preferences: (seat, values) => preferences[seat === 0 ? 0 : 1](values),
    readTerms(_, { price, ...rest }) {
      const [unknown] = Object.keys(rest)
      if (unknown !== undefined) return `there is no field ${JSON.stringify(unknown)} in an offer of a price`
      if (typeof price !== 'number' || !Number.isInteger(price))
        return `price is ${JSON.stringify(price) ?? 'missing'}, not a whole number`
      if (price < lowest || price > highest) return `price is ${price}, not within ${lowest} to ${highest}`
      return price - lowest
    },
  }
}
