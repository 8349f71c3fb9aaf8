import type { ChanceOutcome, PublicNode } from '../../environments/ranges.ts'
import type { Mixture } from '../opponents/mixture.ts'
import { give, take } from '../scratch.ts'
import { type Sketch, sketched } from './sketch.ts'

/** What an action leads to. */
export interface Explored {
  /** Expected utility. */
  readonly value: number
  /** Standard error of the value, from the spread over sampled chance; 0 where all was enumerated. */
  readonly standardError: number
  /** The chances of the opponent's next responses, by slot; empty where it has none. */
  readonly responses: readonly { readonly slot: number; readonly chance: number }[]
}

/** Lines that the opponent reaches less often than this share of the root's meet one outcome of chance. */
const RARE = 0.03

/** Outcomes of chance that are so few are all looked at, where they are all that there are, also on rare lines. */
const FEW = 8

/**
 * The public betting tree with the belief carried as a vector. An opponent's node splits the reach of the hidden
 * states by its policy; an own node takes the action with the best sum, so that own choices depend on public play and
 * own cards alone: a best response to the belief.
 *
 * Chance is sampled, with the same outcomes for every action. Behind a sampled outcome the best of several noisy sums
 * would be too good to be true, so own choices there are taken by a sketch of the stage that does not see what is
 * sampled after it, and only valued by the sample: the value is that of a plan that could be followed. A sampled
 * outcome counts by what acting in it adds to standing still, since standing still is known better than by sample.
 */
export class BeliefTree<Action> {
  readonly #mixture: Mixture
  readonly #rare: number
  #mass = 1

  /** @param rare share of the root's reach below which a line meets one outcome of chance */
  constructor(mixture: Mixture, rare = RARE) {
    this.#mixture = mixture
    this.#rare = rare
  }

  /** The worth of each action at the root. @param root a node of the viewing seat's @param belief sums to 1 */
  explore(root: PublicNode<Action>, belief: Float64Array): Explored[] {
    if (root.kind !== 'own') throw new RangeError('exploring starts where the seat is to act')
    this.#mass = sum(belief)
    return root.actions.map((_, index) => {
      const child = root.child(index)
      const samples: number[] = []
      const value = this.#best(child, belief, samples) / this.#mass
      return {
        value,
        standardError: standardError(samples, this.#mass),
        responses: this.#responses(child, belief),
      }
    })
  }

  #responses(node: PublicNode<Action>, belief: Float64Array): Explored['responses'] {
    if (node.kind !== 'opponent') return []
    const reaches = node.slots.map(() => new Float64Array(belief.length))
    this.#mixture.split(node.spot, node.slots, belief, reaches)
    return node.slots.map((slot, i) => ({ slot, chance: sum(reaches[i]) / this.#mass }))
  }

  /**
   * The value with the best own actions.
   * @param samples gets the parts of the value by sampled outcome of the first chance node on each line
   */
  #best(node: PublicNode<Action>, reach: Float64Array, samples?: number[]): number {
    switch (node.kind) {
      case 'leaf':
        return node.value(reach)
      case 'own': {
        let best = Number.NEGATIVE_INFINITY
        let bestSamples: number[] = []
        for (let i = 0; i < node.actions.length; i++) {
          const mine: number[] = []
          const value = this.#best(node.child(i), reach, samples && mine)
          if (value > best) {
            best = value
            bestSamples = mine
          }
        }
        if (samples) add(samples, bestSamples)
        return best
      }
      case 'opponent':
        return this.#mixture.over(node, reach, this.#mass, (i, part) =>
          this.#best(node.child(i), part, samples),
        )
      case 'chance':
        return this.#chance(node, reach, samples)
    }
  }

  #chance(node: Extract<PublicNode<Action>, { kind: 'chance' }>, reach: Float64Array, samples?: number[]) {
    const few = node.exhaustive && node.outcomes.length <= FEW
    const rare = !few && sum(reach) < this.#rare * this.#mass
    const middle = node.outcomes.length >> 1
    const outcomes = rare ? node.outcomes.slice(middle, middle + 1) : node.outcomes
    const scale = node.outcomes.length / outcomes.length
    const enumerated = node.exhaustive && !rare
    let total = enumerated ? 0 : node.still(reach)
    const values: number[] = []
    for (const outcome of outcomes) {
      const value = outcome.weight * scale * this.#behind(outcome, reach, enumerated)
      values.push(value * outcomes.length)
      total += value
    }
    if (samples && !enumerated && !rare) add(samples, values)
    return total
  }

  /** The worth of what follows an outcome; where not all are enumerated, what it is above standing still. */
  #behind(outcome: ChanceOutcome<Action>, reach: Float64Array, enumerated: boolean): number {
    const whole = outcome.whole()
    const sketch = outcome.sketch?.()
    const entered = take(whole.entries)
    whole.enter(reach, entered)
    let value: number
    if (sketch === undefined) value = this.#best(whole.root, entered)
    else {
      const rough = take(sketch.entries)
      sketch.enter(reach, rough)
      const plan = sketched(this.#mixture, sketch.root, rough, this.#mass)
      give(rough)
      value = this.#followed(plan, whole.root, entered)
    }
    if (!enumerated) value -= whole.still(entered)
    give(entered)
    return value
  }

  /** The value with the own actions of a sketch. */
  #followed(sketch: Sketch | undefined, node: PublicNode<Action>, reach: Float64Array): number {
    // What was not planned is not reached.
    if (sketch === undefined) return 0
    switch (node.kind) {
      case 'leaf':
        return node.value(reach)
      case 'own':
        return this.#followed(sketch.next[0], node.child(sketch.choice), reach)
      case 'opponent':
        return this.#mixture.over(node, reach, this.#mass, (i, part) =>
          this.#followed(sketch.next[i], node.child(i), part),
        )
      case 'chance':
        return this.#chance(node, reach)
    }
  }
}

function sum(vector: Float64Array): number {
  let total = 0
  for (let i = 0; i < vector.length; i++) total += vector[i]
  return total
}

function add(into: number[], from: readonly number[]): void {
  for (let i = 0; i < from.length; i++) into[i] = (into[i] ?? 0) + from[i]
}

function standardError(samples: readonly number[], mass: number): number {
  if (samples.length < 2) return 0
  const mean = samples.reduce((total, value) => total + value, 0) / samples.length
  const squares = samples.reduce((total, value) => total + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (samples.length - 1) / samples.length) / mass
}
