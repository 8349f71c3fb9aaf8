import type { Match } from '../schedule.ts'

/** Pairings that have all played the first deals. */
export interface FinishedPart {
  /** The first ones of the schedule. */
  readonly pairings: number
  /** Deals of each; 0 where no pairing has played a whole block of deals from every seat. */
  readonly deals: number
}

/**
 * What of a tournament can be judged: the first pairings that have all played the same deals from every seat, so many of
 * each that the most games count. Of a tournament that is over it is all of it.
 *
 * @param lengths finished games of each match
 */
export function finishedPart(matches: readonly Match[], lengths: ReadonlyMap<number, number>): FinishedPart {
  const open = new Set<number>()
  const played: number[] = []
  // A block counts if its matches, one for each rotation of the seats, are whole, and so are those before.
  for (const rotations of byBlock(matches).values()) {
    const [{ pairing, firstDeal, deals }] = rotations
    played[pairing] ??= 0
    const whole = rotations.every((match) => lengths.get(match.index) === match.deals)
    if (whole && !open.has(pairing)) played[pairing] = firstDeal + deals
    else open.add(pairing)
  }
  let best: FinishedPart = { pairings: 0, deals: 0 }
  let least = Number.POSITIVE_INFINITY
  for (const [i, deals] of played.entries()) {
    least = Math.min(least, deals)
    if ((i + 1) * least > best.pairings * best.deals) best = { pairings: i + 1, deals: least }
  }
  return best
}

function byBlock(matches: readonly Match[]): Map<string, Match[]> {
  const blocks = new Map<string, Match[]>()
  for (const match of matches) {
    const key = `${match.pairing}/${match.block}`
    const rotations = blocks.get(key) ?? []
    blocks.set(key, rotations)
    rotations.push(match)
  }
  return blocks
}
