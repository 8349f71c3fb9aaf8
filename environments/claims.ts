/** A number that a player may state in words about a decision, and what it truly is. */
export interface Claim {
  /** What the number is: `pot odds`. */
  readonly what: string
  /** Finds it in a text: global, and the first group is the number. */
  readonly says: RegExp
  /** What it may truly be: more than one where words leave open which is meant. */
  readonly values: readonly number[]
  /** By how much a stated number may be off, being rounded. */
  readonly tolerance: number
}

/** A number that was stated. */
export interface StatedClaim {
  readonly what: string
  readonly said: number
  /** The true value nearest to it. */
  readonly value: number
  readonly wrong: boolean
}

/** All claims that a text makes. */
export function claimsIn(text: string, claims: readonly Claim[]): StatedClaim[] {
  return claims.flatMap(({ what, says, values, tolerance }) =>
    Array.from(text.matchAll(says), (match): StatedClaim => {
      const said = Number(match[1])
      const value = values.reduce((near, one) => (Math.abs(one - said) < Math.abs(near - said) ? one : near))
      return { what, said, value, wrong: Math.abs(value - said) > tolerance }
    }),
  )
}
