/**
 * What a seat alone knows: the worth of one unit of each item, in points; or, where a price is bargained over, one
 * number, the seller's cost (seat 0) or the buyer's limit (seat 1).
 */
export type Values = readonly number[]

/** What a seat gets of each outcome. */
export interface Preferences {
  /** Points by outcome, undiscounted. */
  readonly utilities: Float64Array
  /**
   * The outcomes from best to worst. Equals come in a fixed order, what takes fewer units first: nobody who follows
   * it keeps what is worth nothing to it.
   */
  readonly order: Uint16Array
  /** Points of the best outcome. */
  readonly best: number
}

/**
 * Preferences from the worth of each outcome.
 * @param taken a number for each outcome, greater for what takes more: of equals, the least comes first
 */
export function preferencesOf(utilities: Float64Array, taken: (outcome: number) => number): Preferences {
  let order: Uint16Array | undefined
  return {
    utilities,
    best: utilities.reduce((most, points) => Math.max(most, points)),
    // Sorting takes longer than all the rest, and many hypotheses never need it.
    get order() {
      order ??= Uint16Array.from(utilities.keys()).sort(
        (a, b) => utilities[b] - utilities[a] || taken(a) - taken(b),
      )
      return order
    },
  }
}

/** How many outcomes are worth so much, or more. */
export function countWorth({ utilities, order }: Preferences, points: number): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (utilities[order[middle]] >= points) low = middle + 1
    else high = middle
  }
  return low
}

/** Remembers the preferences of every vector of values that was asked for. */
export function remembered(make: (values: Values) => Preferences): (values: Values) => Preferences {
  const known = new Map<string, Preferences>()
  return (values) => {
    const key = values.join()
    let found = known.get(key)
    if (found === undefined) {
      found = make(values)
      known.set(key, found)
    }
    return found
  }
}
