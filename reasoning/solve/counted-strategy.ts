import { drawIndex, type Random } from '../../environments/random.ts'
import { exploitability } from './best-response.ts'
import type { GameTree } from './game-tree.ts'
import type { InformationSet, Side } from './information-sets.ts'
import { type Strategy, uniformStrategy } from './strategy.ts'

/** How often a seat was seen to take each sequence's last action. */
export type Counts = Float64Array

/** An information set that was seen too seldom. */
export interface Seldom<View, Action> {
  readonly set: InformationSet<View, Action>
  readonly seen: number
}

/** The information sets that a seat comes to by what it was seen to do, where it decided fewer times than the least. */
export function seldomSeen<View, Action>(
  { sets, first, parent }: Side<View, Action>,
  counts: Counts,
  least: number,
): Seldom<View, Action>[] {
  return sets.flatMap((set, i) => {
    const reached = parent[i] === 0 || counts[parent[i]] > 0
    const seen = counts.subarray(first[i], first[i + 1]).reduce((sum, count) => sum + count, 0)
    return reached && seen < least ? [{ set, seen }] : []
  })
}

/** What can be won from strategies that are known by counts alone. */
export interface CountedExploitability {
  /** As if the shares that were seen were the chances. */
  readonly responses: readonly [number, number]
  readonly exploitability: number
  /**
   * The 95 % interval by the basic bootstrap (Davison and Hinkley 1997, 5.2): decisions are drawn anew at each
   * information set. It takes off that a best response to shares also answers to their chance errors.
   */
  readonly ci95: readonly [number, number]
}

/** Samples of the bootstrap. */
const SAMPLES = 200

/** @param counts by seat */
export function countedExploitability<View, Action>(
  tree: GameTree<View, Action>,
  counts: readonly [Counts, Counts],
  random: Random,
): CountedExploitability {
  const measure = (seen: readonly [Counts, Counts]) =>
    exploitability(tree, [shares(tree.sides[0], seen[0]), shares(tree.sides[1], seen[1])])
  const { responses, exploitability: found } = measure(counts)
  const drawn = Array.from(
    { length: SAMPLES },
    () =>
      measure([redrawn(tree.sides[0], counts[0], random), redrawn(tree.sides[1], counts[1], random)])
        .exploitability,
  ).sort((a, b) => a - b)
  const quantile = (share: number) => drawn[Math.round(share * (SAMPLES - 1))]
  return {
    responses,
    exploitability: found,
    ci95: [2 * found - quantile(0.975), 2 * found - quantile(0.025)],
  }
}

/** The strategy that acts as often as was seen; where nothing was, all actions are equally likely. */
function shares<View, Action>(side: Side<View, Action>, counts: Counts): Strategy {
  const strategy = uniformStrategy(side)
  side.sets.forEach((_, i) => {
    const seen = counts.subarray(side.first[i], side.first[i + 1])
    const total = seen.reduce((sum, count) => sum + count, 0)
    if (total > 0)
      strategy.set(
        seen.map((count) => count / total),
        side.first[i],
      )
  })
  return strategy
}

/** As many decisions at each information set, drawn from those that were seen there. */
function redrawn<View, Action>({ sets, first }: Side<View, Action>, counts: Counts, random: Random): Counts {
  const drawn = new Float64Array(counts.length)
  sets.forEach((_, i) => {
    const seen = counts.subarray(first[i], first[i + 1])
    const total = seen.reduce((sum, count) => sum + count, 0)
    for (let n = 0; n < total; n++) drawn[first[i] + drawIndex(seen, random)]++
  })
  return drawn
}
