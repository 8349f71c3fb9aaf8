import type { HiddenState, PlanType, Position } from '../../environments/plans.ts'
import { type Belief, beliefOf } from '../belief.ts'
import type { Foresight } from '../opponents/opponent.ts'

/** Chance of any move beyond what a type says, so that nothing observed is impossible. */
const NOISE = 0.01

/** Weight that every type gets back after each game, so that a change of play, or a wrong start, is not forever. */
const SHARE = 0.002

/** What has been inferred of one opponent over hypotheses: a type with a hidden state. */
export class Hypotheses<View, Action> {
  readonly types: readonly PlanType<View>[]
  /** The last beliefs, each with the text of all that led to it. */
  #remembered: { readonly key: string; readonly belief: Belief }[] = []

  readonly #weigh: (state: HiddenState) => number
  /** The chances of the types before a game, on any scale. */
  #weights: readonly number[]

  /**
   * @param types the types thought possible
   * @param weigh the weight of a hidden state before anything is seen; by the rules, if absent. All on one: it is known
   */
  constructor(
    types: readonly PlanType<View>[],
    weigh: (state: HiddenState) => number = ({ weight }) => weight,
  ) {
    this.types = types
    this.#weigh = weigh
    this.#weights = types.map(({ weight }) => weight)
  }

  /** The belief by the rules and the weights of the types, before anything has been seen. */
  before(view: View, { hidden }: Position<Action>): Belief {
    const weights = Float64Array.from(hidden, this.#weigh)
    return beliefOf(
      this.types.map((type, t) => {
        const lean = type.lean?.(view)
        return weights.map((weight, h) => weight * this.#weights[t] * (lean?.[h] ?? 1))
      }),
    )
  }

  /**
   * The beliefs after each of the opponent's decisions, in order: exact Bayes, turn by turn. A turn that has been seen
   * before is not worked out again.
   */
  infer(view: View, position: Position<Action>): readonly Belief[] {
    let known = 0
    const { decisions } = position
    while (known < decisions.length && this.#remembered[known]?.key === decisions[known].key) known++
    this.#remembered.length = known
    let belief = this.#remembered[known - 1]?.belief ?? this.before(view, position)
    for (let n = known; n < decisions.length; n++) {
      belief = this.#after(belief, view, position, n)
      this.#remembered.push({ key: decisions[n].key, belief })
    }
    return this.#remembered.map((turn) => turn.belief)
  }

  /**
   * Learns from a finished game what type the opponent is: the next one begins with what is believed now.
   * @returns how well its decisions were foreseen
   */
  observe(view: View, position: Position<Action>): Foresight {
    const beliefs = [this.before(view, position), ...this.infer(view, position)]
    let bits = 0
    position.decisions.forEach(({ made }, n) => {
      const { accept, offer } = position.stray(made)
      const moves = 1 + (accept > 0 ? 1 : 0) + (offer > 0 ? position.outcomes : 0)
      bits += Math.log2(moves * this.#chance(beliefs[n], view, position, n))
    })
    const total = this.types.reduce((sum, { weight }) => sum + weight, 0)
    this.#weights = Array.from(
      beliefs[beliefs.length - 1].types,
      (chance, t) => (1 - SHARE) * chance + (SHARE * this.types[t].weight) / total,
    )
    this.#remembered.length = 0
    return { bits, decisions: position.decisions.length }
  }

  #chance({ joint }: Belief, view: View, position: Position<Action>, n: number): number {
    let sum = 0
    this.#likelihoods(view, position, n).forEach((chances, t) => {
      chances.forEach((chance, h) => {
        sum += joint[t][h] * chance
      })
    })
    return sum
  }

  #after({ joint }: Belief, view: View, position: Position<Action>, n: number): Belief {
    return beliefOf(
      this.#likelihoods(view, position, n).map((chances, t) =>
        chances.map((chance, h) => joint[t][h] * chance),
      ),
    )
  }

  /** The chance of the opponent's decision of that number, by type and hidden state. */
  #likelihoods(view: View, { decisions, outcomes, stray }: Position<Action>, n: number): Float64Array[] {
    const { made, slot } = decisions[n]
    const { accept, walk, offer } = stray(made)
    const floor = NOISE * (slot < outcomes ? offer : slot === outcomes ? accept : walk)
    return this.types.map((type) => type.chances(view, n).map((chance) => (1 - NOISE) * chance + floor))
  }
}
