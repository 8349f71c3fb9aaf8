import type { Json } from '../../environments/game.ts'
import type { Plans, PlanType, Position, Replies } from '../../environments/plans.ts'
import { type Truth, truthOf } from './truth.ts'

/** A hidden state that is still possible, with its weight and what the opponent remembers in it. */
interface Possible {
  readonly hidden: number
  readonly memory: number
  readonly weight: number
}

/**
 * The truth in a game of offers, against a type: dynamic programming over what can still be believed. A reply rules out
 * the hidden states in which the type would have replied otherwise; what those that are left lead to is worked out once
 * for each number of offers and each set of them.
 *
 * Throws `RangeError` where the type could not have done what the view shows.
 */
export function offersTruth<View, Action extends Json>(
  plans: Plans<View, Action>,
  view: View,
  type: PlanType<View>,
): Truth {
  const position = plans.position(view)
  const { hidden, decisions, slots, actions, outcomes, made, own, standing, discount, batna } = position
  const weights = hidden.map(({ weight }) => weight)
  decisions.forEach((_, n) => {
    const chances = type.chances(view, n)
    for (let h = 0; h < weights.length; h++) weights[h] *= chances[h]
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) throw new RangeError(`${type.name} could not have done this`)
  const replies = type.replies(view)
  const possible = weights.flatMap((weight, h) =>
    weight > 0 ? [{ hidden: h, memory: replies.memory, weight: weight / total }] : [],
  )
  const program = new OfferProgram(position, replies)
  const offers = slots.some((slot) => slot < outcomes) ? program.offers(made, possible) : undefined
  const values = slots.map((slot) => {
    if (slot < outcomes && offers !== undefined) return offers[slot]
    return slot === outcomes && standing !== undefined ? own[standing] * discount ** (made - 1) : batna.own
  })
  const belief = hidden.map(({ name }, h) => ({ hidden: name, chance: weights[h] / total }))
  return truthOf(actions, [values], belief)
}

/** What the opponent does after one number of offers, in one hidden state with one memory. */
interface Answers {
  readonly slots: Uint16Array
  readonly memory: Uint16Array
  readonly mixed: Float64Array | undefined
}

class OfferProgram {
  readonly #position: Position<unknown>
  readonly #replies: Replies
  readonly #onward = new Map<string, number>()
  readonly #answers = new Map<string, Answers>()

  constructor(position: Position<unknown>, replies: Replies) {
    this.#position = position
    this.#replies = replies
  }

  /**
   * The worth of every offer where so many have been made, weighed with what is possible.
   * @param possible its weights sum to 1
   */
  offers(made: number, possible: readonly Possible[]): Float64Array {
    const { outcomes, answerable, batna, endProbability } = this.#position
    const worth = new Float64Array(outcomes)
    if (made + 1 > answerable) return worth.fill(batna.own)
    const answers = possible.map((state) => this.#answer(made, state))
    const ends = made >= 1 ? endProbability : 0
    for (let offer = 0; offer < outcomes; offer++)
      worth[offer] = (1 - ends) * this.#answered(made, offer, possible, answers) + ends * batna.own
    return worth
  }

  #answered(made: number, offer: number, possible: readonly Possible[], answers: readonly Answers[]): number {
    const { outcomes, own, discount, batna } = this.#position
    const deal = own[offer] * discount ** made
    const counters = new Map<number, Possible[]>()
    let value = 0
    const meet = (slot: number, state: Possible) => {
      if (slot === outcomes) value += state.weight * deal
      else if (slot > outcomes) value += state.weight * batna.own
      else counters.set(slot, [...(counters.get(slot) ?? []), state])
    }
    possible.forEach((state, i) => {
      const { slots, memory, mixed } = answers[i]
      if (mixed === undefined) meet(slots[offer], { ...state, memory: memory[offer] })
      else
        for (let slot = 0; slot < outcomes + 2; slot++) {
          const chance = mixed[offer * (outcomes + 2) + slot]
          if (chance > 0) meet(slot, { ...state, weight: state.weight * chance })
        }
    })
    for (const [counter, states] of counters) value += this.#countered(made + 2, counter, states)
    return value
  }

  /** The worth, times its chance, of the best answer to a counter-offer, the last of so many offers. */
  #countered(made: number, counter: number, states: readonly Possible[]): number {
    const { answerable, own, discount, batna, endProbability } = this.#position
    const chance = states.reduce((sum, { weight }) => sum + weight, 0)
    if (made > answerable) return chance * batna.own
    const accepted = own[counter] * discount ** (made - 1)
    const onward = this.#goingOn(
      made,
      states.map((state) => ({ ...state, weight: state.weight / chance })),
    )
    return chance * ((1 - endProbability) * Math.max(accepted, onward) + endProbability * batna.own)
  }

  /** The best of all offers and walking away. */
  #goingOn(made: number, possible: readonly Possible[]): number {
    const key = `${made} ${possible.map(({ hidden, memory, weight }) => `${hidden}:${memory}:${weight.toFixed(9)}`).join()}`
    const known = this.#onward.get(key)
    if (known !== undefined) return known
    const { batna, maxOffers } = this.#position
    const best = made < maxOffers ? Math.max(batna.own, ...this.offers(made, possible)) : batna.own
    this.#onward.set(key, best)
    return best
  }

  #answer(made: number, { hidden, memory }: Possible): Answers {
    const key = `${made} ${hidden} ${memory}`
    const known = this.#answers.get(key)
    if (known !== undefined) return known
    const { outcomes } = this.#position
    const answers: Answers = {
      slots: new Uint16Array(outcomes),
      memory: new Uint16Array(outcomes),
      mixed: this.#replies.kind === 'mixed' ? new Float64Array(outcomes * (outcomes + 2)) : undefined,
    }
    if (this.#replies.kind === 'pure') this.#replies.respond(hidden, made, memory, answers)
    else if (answers.mixed !== undefined) this.#replies.mix(hidden, made, answers.mixed)
    this.#answers.set(key, answers)
    return answers
  }
}
