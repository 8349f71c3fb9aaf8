import type { PublicNode } from '../../environments/ranges.ts'
import type { Mixture } from '../opponents/mixture.ts'

/** What an action leads to. */
export interface Explored {
  /** Expected payoff, in the game's unit. */
  readonly value: number
  /** Standard error of the value, from the spread over sampled chance; 0 where all was enumerated. */
  readonly standardError: number
  /** The chances of the opponent's next responses, by slot; empty where it has none. */
  readonly responses: readonly { readonly slot: number; readonly chance: number }[]
}

/** Lines that the opponent reaches less often than this share of the root's are cut off after the street. */
const RARE = 2e-3

/**
 * The public betting tree with the belief carried as a vector. An opponent's node splits the reach of the hidden
 * states by its policy, an own node takes the action with the best sum, chance is an average over outcomes that are
 * the same for every action. Own choices depend on public play and own cards alone: a best response to the belief.
 */
export class BeliefTree<Action> {
  readonly #mixture: Mixture
  readonly #size: number
  /** Vectors to use again, by length. */
  readonly #pool = new Map<number, Float64Array[]>()
  #mass = 1

  constructor(mixture: Mixture, size: number) {
    this.#mixture = mixture
    this.#size = size
  }

  /** The worth of each action at the root. @param root a node of the viewing seat's @param belief sums to 1 */
  explore(root: PublicNode<Action>, belief: Float64Array): Explored[] {
    if (root.kind !== 'own') throw new RangeError('exploring starts where the seat is to act')
    this.#mass = sum(belief)
    return root.actions.map((_, index) => {
      const child = root.child(index)
      const samples: number[] = []
      const value = this.#value(child, belief, samples) / this.#mass
      return {
        value,
        standardError: standardError(samples, this.#mass),
        responses: this.#responses(child, belief),
      }
    })
  }

  #responses(node: PublicNode<Action>, belief: Float64Array): Explored['responses'] {
    if (node.kind !== 'opponent') return []
    const reaches = node.slots.map(() => new Float64Array(this.#size))
    this.#mixture.split(node.spot, node.slots, belief, reaches)
    return node.slots.map((slot, i) => ({ slot, chance: sum(reaches[i]) / this.#mass }))
  }

  /** @param samples gets the parts of the value by sampled outcome of the first chance node on each line */
  #value(node: PublicNode<Action>, reach: Float64Array, samples?: number[]): number {
    switch (node.kind) {
      case 'leaf':
        return node.value(reach)
      case 'own': {
        let best = Number.NEGATIVE_INFINITY
        let bestSamples: number[] = []
        for (let i = 0; i < node.actions.length; i++) {
          const mine: number[] = []
          const value = this.#value(node.child(i), reach, samples && mine)
          if (value > best) {
            best = value
            bestSamples = mine
          }
        }
        if (samples) add(samples, bestSamples)
        return best
      }
      case 'opponent': {
        const reaches = node.slots.map(() => this.#take(reach.length))
        this.#mixture.split(node.spot, node.slots, reach, reaches)
        let total = 0
        for (let i = 0; i < reaches.length; i++) {
          if (sum(reaches[i], node.spot.states) < 1e-9 * this.#mass) continue
          total += this.#value(node.child(i), reaches[i], samples)
        }
        this.#give(reaches)
        return total
      }
      case 'chance': {
        const values: number[] = []
        let total = 0
        const share = sum(reach) / this.#mass
        // A line that is hardly ever reached is not worth its full width.
        const outcomes = share < RARE ? node.outcomes.slice(0, 2) : node.outcomes
        const scale = node.outcomes.length / outcomes.length
        for (const outcome of outcomes) {
          const value = outcome.weight * scale * this.#value(outcome.node, outcome.enter(reach))
          values.push(value * outcomes.length)
          total += value
        }
        if (samples && !node.exhaustive && outcomes.length === node.outcomes.length) add(samples, values)
        return total
      }
    }
  }

  #take(length: number): Float64Array {
    return this.#pool.get(length)?.pop() ?? new Float64Array(length)
  }

  #give(vectors: readonly Float64Array[]): void {
    for (const vector of vectors) {
      const pool = this.#pool.get(vector.length) ?? []
      pool.push(vector)
      this.#pool.set(vector.length, pool)
    }
  }
}

function sum(vector: Float64Array, states = vector.length): number {
  let total = 0
  for (let i = 0; i < states; i++) total += vector[i]
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
