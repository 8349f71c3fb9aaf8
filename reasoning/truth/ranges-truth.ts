import type { Json } from '../../environments/game.ts'
import type { OpponentType, Ranges } from '../../environments/ranges.ts'
import { BeliefTree } from '../explore/belief-tree.ts'
import { infer } from '../infer/bayes.ts'
import { Mixture } from '../opponents/mixture.ts'
import { type Oracle, truthOf } from './truth.ts'

/** Outcomes of chance by stage: the last two stages are enumerated, the first two sampled, again and again. */
const WIDTHS = [[8, 1, 1], [8, 3], [52], []]

/** Independent samples where chance is sampled, at least and at most: their spread is the error that is stated. */
const FEWEST = 6
const MOST = 24

/** An action whose loss is so many standard errors is worse for sure: more samples would change nothing. */
const SURE = 8

/** The truth in vector form, against a type. */
export function rangesTruth<View, Action extends Json>(
  ranges: Ranges<View, Action>,
  type: OpponentType,
): Oracle<View> {
  const mixture = new Mixture([type], [1], ranges.actions.length)
  const { partitions } = mixture
  return (view, random, quick = false) => {
    const { hidden } = infer([type], [1], ranges.possible(view), ranges.evidence(view))
    const tree = new BeliefTree<Action>(mixture, 0)
    const samples: number[][] = []
    let actions: readonly Action[] = []
    for (let enough = false; !enough; ) {
      const root = ranges.root(view, { widths: WIDTHS, partitions }, random)
      if (root.kind !== 'own') throw new RangeError('there is nothing to grade: this seat is not to act')
      const explored = tree.explore(root, hidden)
      samples.push(explored.map(({ value }) => value))
      actions = root.actions
      enough =
        explored.every(({ standardError }) => standardError === 0) ||
        isEnough(actions, samples, quick ? FEWEST : MOST)
    }
    const belief = Array.from(hidden, (chance, h) => ({ hidden: ranges.hiddenName(h), chance }))
    return truthOf(actions, samples, belief)
  }
}

/** Whether so many samples tell which action is best, or are as many as there may be. */
function isEnough(actions: readonly Json[], samples: readonly (readonly number[])[], most: number): boolean {
  if (samples.length < FEWEST) return false
  return (
    samples.length >= most ||
    truthOf(actions, samples, []).actions.every(({ loss, standardError }) => loss >= SURE * standardError)
  )
}
