import type { HiddenState, PlanType, Position } from '../../environments/plans.ts'
import { type Belief, beliefOf } from '../belief.ts'

/** Chance of any move beyond what a type says, so that nothing observed is impossible. */
const NOISE = 0.01

/** What has been inferred of one opponent over hypotheses: a type with a hidden state. */
export class Hypotheses<View, Action> {
  readonly types: readonly PlanType<View>[]
  /** The last beliefs, each with the text of all that led to it. */
  #remembered: { readonly key: string; readonly belief: Belief }[] = []

  readonly #weigh: (state: HiddenState) => number

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
  }

  /** The belief by the rules and the weights of the types, before anything has been seen. */
  before(view: View, { hidden }: Position<Action>): Belief {
    const weights = Float64Array.from(hidden, this.#weigh)
    return beliefOf(
      this.types.map((type) => {
        const lean = type.lean?.(view)
        return weights.map((weight, h) => weight * type.weight * (lean?.[h] ?? 1))
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

  #after(belief: Belief, view: View, position: Position<Action>, n: number): Belief {
    const { made, slot } = position.decisions[n]
    const { accept, walk, offer } = position.stray(made)
    const { outcomes } = position
    const floor = NOISE * (slot < outcomes ? offer : slot === outcomes ? accept : walk)
    return beliefOf(
      this.types.map((type, t) => {
        const chances = type.chances(view, n)
        return belief.joint[t].map((weight, h) => weight * ((1 - NOISE) * chances[h] + floor))
      }),
    )
  }
}
