import type { Profile } from './best-response.ts'
import { CHANCE, END, type GameTree } from './game-tree.ts'
import { behaviour, realization, type Strategy, uniformStrategy } from './strategy.ts'

/** The algorithms that there are. */
export const ALGORITHMS = ['cfr', 'cfr+'] as const

/** `cfr`: Zinkevich and others 2007. `cfr+`: Tammelin 2014. */
export type Algorithm = (typeof ALGORITHMS)[number]

/** A seat that is held to a strategy in a share of all games, and plays as it likes in the rest. */
export interface Restraint {
  readonly seat: 0 | 1
  readonly strategy: Strategy
  /** From 0, where it is free, to 1. */
  readonly share: number
}

/**
 * Counterfactual regret minimization with alternating updates: in an iteration seat 0, then
 * seat 1, adds to the regret of each of its actions what that would have gained over its strategy of now, and then plays
 * in proportion to positive regret. The average of all strategies nears an equilibrium.
 *
 * CFR+ forgets negative regret at once, and iteration t counts t times in the average.
 *
 * With a restraint the other seat, which is not told when it holds, nears a restricted Nash response (Johanson,
 * Zinkevich and Bowling 2007): the best against the given strategy among those that lose no more than the share buys.
 */
export class RegretMinimizer<View, Action> {
  readonly #tree: GameTree<View, Action>
  readonly #plus: boolean
  readonly #seats: readonly [Learner, Learner]
  readonly #values: Float64Array
  readonly #restraint:
    | { readonly seat: 0 | 1; readonly share: number; readonly plan: Float64Array }
    | undefined
  #iterations = 0

  constructor(tree: GameTree<View, Action>, algorithm: Algorithm, restraint?: Restraint) {
    this.#tree = tree
    this.#values = new Float64Array(tree.kind.length)
    this.#plus = algorithm === 'cfr+'
    this.#seats = [learner(uniformStrategy(tree.sides[0])), learner(uniformStrategy(tree.sides[1]))]
    if (restraint !== undefined) {
      const { seat, share, strategy } = restraint
      this.#restraint = { seat, share, plan: realization(tree.sides[seat], strategy) }
    }
  }

  /** Iterations so far. */
  get iterations(): number {
    return this.#iterations
  }

  /** Runs so many iterations more. */
  run(iterations: number): void {
    for (let i = 0; i < iterations; i++) {
      this.#iterations++
      this.#update(0)
      this.#update(1)
    }
  }

  #update(seat: 0 | 1): void {
    const { strategy, plan, regrets, sums } = this.#seats[seat]
    const { first, sets } = this.#tree.sides[seat]
    realization(this.#tree.sides[seat], strategy, plan)
    const weight = this.#plus ? this.#iterations : 1
    for (let s = 1; s < plan.length; s++) sums[s] += weight * plan[s]
    this.#regret(seat)
    for (let i = 0; i < sets.length; i++) {
      let positive = 0
      for (let s = first[i]; s < first[i + 1]; s++) {
        if (regrets[s] > 0) positive += regrets[s]
        else if (this.#plus) regrets[s] = 0
      }
      for (let s = first[i]; s < first[i + 1]; s++)
        strategy[s] = positive > 0 ? Math.max(0, regrets[s]) / positive : 1 / (first[i + 1] - first[i])
    }
  }

  /**
   * Adds to the regrets of a seat what each action would have gained, history by history. Rounding is part of what a
   * thousand iterations come to: histories are taken in the order of a walk from the start, as OpenSpiel takes them.
   */
  #regret(seat: 0 | 1): void {
    const { kind, from, children, sequences, choice, chance, share, payoff } = this.#tree
    const { regrets } = this.#seats[seat]
    const other = this.#seats[1 - seat]
    const met = this.#met(seat === 0 ? 1 : 0)
    const otherSequence = sequences[1 - seat]
    const sign = seat === 0 ? 1 : -1
    const values = this.#values
    for (let n = 0; n < kind.length; n++) {
      if (kind[n] === END) {
        values[n] = sign * payoff[n]
        continue
      }
      let value = 0
      if (kind[n] === CHANCE)
        for (let c = from[n]; c < from[n + 1]; c++) value += share[children[c]] * values[children[c]]
      else {
        const strategy = kind[n] === seat ? this.#seats[seat].strategy : met
        const shift = choice[n] - from[n]
        for (let c = from[n]; c < from[n + 1]; c++) value += strategy[shift + c] * values[children[c]]
        if (kind[n] === seat) {
          const reach = other.plan[otherSequence[n]] * chance[n]
          for (let c = from[n]; c < from[n + 1]; c++)
            regrets[shift + c] += reach * (values[children[c]] - value)
        }
      }
      values[n] = value
    }
  }

  /** How a seat plays now as the other meets it: its `plan` is set to that. */
  #met(seat: 0 | 1): Strategy {
    const side = this.#tree.sides[seat]
    const { strategy, plan } = this.#seats[seat]
    realization(side, strategy, plan)
    if (this.#restraint === undefined || this.#restraint.seat !== seat) return strategy
    const { share, plan: held } = this.#restraint
    for (let s = 1; s < plan.length; s++) plan[s] += share * (held[s] - plan[s])
    return behaviour(side, plan)
  }

  /** The average strategies: where a seat never came, all actions are equally likely. */
  average(): Profile {
    return [this.#averageOf(0), this.#averageOf(1)]
  }

  #averageOf(seat: 0 | 1): Strategy {
    const { first, sets } = this.#tree.sides[seat]
    const { sums } = this.#seats[seat]
    const average = uniformStrategy(this.#tree.sides[seat])
    for (let i = 0; i < sets.length; i++) {
      const part = sums.subarray(first[i], first[i + 1])
      const total = part.reduce((sum, one) => sum + one, 0)
      if (total > 0)
        average.set(
          part.map((sum) => sum / total),
          first[i],
        )
    }
    return average
  }
}

/** What is kept of one seat, all by sequence. */
interface Learner {
  /** What it plays now. */
  readonly strategy: Strategy
  readonly regrets: Float64Array
  /** Its realizations so far, summed with their weights. */
  readonly sums: Float64Array
  /** Room for its realization. */
  readonly plan: Float64Array
}

function learner(strategy: Strategy): Learner {
  const room = () => new Float64Array(strategy.length)
  return { strategy, regrets: room(), sums: room(), plan: room() }
}
