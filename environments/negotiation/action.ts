/** An offer: what its proposer keeps of each item, or the price. Words may go with any action; they bind nobody. */
export type Proposal =
  | { readonly type: 'propose'; readonly keep: readonly number[]; readonly utterance?: string }
  | { readonly type: 'propose'; readonly price: number; readonly utterance?: string }

/** One move. `offer` is the number of the other's standing offer, as the history counts them from 1. */
export type Action =
  | Proposal
  | { readonly type: 'accept'; readonly offer: number; readonly utterance?: string }
  | { readonly type: 'walk'; readonly utterance?: string }

export const WALK: Action = Object.freeze({ type: 'walk' })

/** Line breaks, other control characters, broken surrogates, and marks that turn the direction of writing. */
const UNSPEAKABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** Why the words may not be said, or undefined. @param limit characters, as code points */
export function whyUnspeakable(utterance: unknown, talk: 'on' | 'off', limit: number): string | undefined {
  if (talk === 'off') return 'there is no talk in this game: leave the utterance out'
  if (typeof utterance !== 'string') return 'utterance is not text'
  // Counted as far as is needed: a text may be huge.
  const length = [...utterance.slice(0, 2 * limit + 2)].length
  if (length > limit) return `utterance has more than ${limit} characters`
  const found = UNSPEAKABLE.exec(utterance)
  if (found === null) return undefined
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `utterance has the character U+${code} at ${found.index}: it is one line of plain text`
}
