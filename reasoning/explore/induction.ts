import type { OfferTiming, Replies, ReplyTable } from '../../environments/plans.ts'
import type { Endings } from './endings.ts'

/** What one hypothesis says will happen from here on, whatever is offered. */
export interface Foreseen {
  /** What each offer is worth now. */
  readonly values: Float64Array
  /** The reply to each offer, and what is remembered after it; or the chances of all replies, `[offer][slot]`. */
  readonly replies: ReplyTable | Float64Array
}

/**
 * The best response to one hypothesis, by backward induction over the offers: the opponent's type and hidden state are
 * taken as known, so its reply to every offer is, too. The value of going on is worked out once for each number of
 * offers and each thing that the opponent may remember then.
 */
export class Induction {
  readonly #timing: OfferTiming
  readonly #endings: Endings
  readonly #replies: Replies
  readonly #noise: number
  readonly #hidden: number
  /** Values of going on after a refusal, by offers made and memory; NaN where not worked out yet. */
  readonly #onward: Float64Array

  /** @param noise share of its moves in which the opponent strays from the replies */
  constructor(timing: OfferTiming, endings: Endings, replies: Replies, noise: number, hidden: number) {
    this.#timing = timing
    this.#endings = endings
    this.#replies = replies
    this.#noise = noise
    this.#hidden = hidden
    this.#onward = new Float64Array((timing.maxOffers + 3) * replies.memories).fill(Number.NaN)
  }

  /** All that may be offered after so many offers. @param memory of the opponent then */
  foresee(made: number, memory: number): Foreseen {
    const { outcomes, answerable, maxOffers, endProbability } = this.#timing
    const { nothing } = this.#endings
    const values = new Float64Array(outcomes)
    if (made >= maxOffers) return { values: values.fill(Number.NEGATIVE_INFINITY), replies: NO_REPLIES }
    if (made + 1 > answerable) return { values: values.fill(nothing), replies: NO_REPLIES }
    const replies = this.#replies
    const deals = this.#endings.deals(this.#hidden, made)
    const ends = made >= 1 ? endProbability : 0
    if (replies.kind === 'mixed') {
      const chances = new Float64Array(outcomes * (outcomes + 2))
      replies.mix(this.#hidden, made, chances)
      for (let offer = 0; offer < outcomes; offer++) {
        const row = offer * (outcomes + 2)
        let value = chances[row + outcomes] * deals[offer] + chances[row + outcomes + 1] * nothing
        for (let slot = 0; slot < outcomes; slot++)
          if (chances[row + slot] > 0) value += chances[row + slot] * this.#answering(made + 2, slot, memory)
        values[offer] = deals[offer] === Number.NEGATIVE_INFINITY ? deals[offer] : value
      }
      this.#mayEnd(values, ends)
      return { values, replies: chances }
    }
    const table = { slots: new Uint16Array(outcomes), memory: new Uint16Array(outcomes) }
    replies.respond(this.#hidden, made, memory, table)
    const stray = this.#timing.stray(made + 1)
    const strayed = this.#noise === 0 ? 0 : this.#strayed(made, table.memory[0])
    for (let offer = 0; offer < outcomes; offer++) {
      const deal = deals[offer]
      if (deal === Number.NEGATIVE_INFINITY) {
        values[offer] = deal
        continue
      }
      const slot = table.slots[offer]
      let value =
        slot < outcomes
          ? this.#answering(made + 2, slot, table.memory[offer])
          : slot === outcomes
            ? deal
            : nothing
      if (this.#noise > 0) value = (1 - this.#noise) * value + this.#noise * (stray.accept * deal + strayed)
      values[offer] = value
    }
    this.#mayEnd(values, ends)
    return { values, replies: table }
  }

  /** What a stray reply that does not accept is worth, times its chance. */
  #strayed(made: number, memory: number): number {
    const { outcomes } = this.#timing
    const { walk, offer } = this.#timing.stray(made + 1)
    let sum = 0
    for (let slot = 0; slot < outcomes; slot++) sum += this.#answering(made + 2, slot, memory)
    return walk * this.#endings.nothing + offer * sum
  }

  /** What it is worth that the opponent has just made the last of so many offers. */
  #answering(made: number, standing: number, memory: number): number {
    const { answerable, endProbability } = this.#timing
    const { nothing } = this.#endings
    if (made > answerable) return nothing
    const accepted = this.#endings.deals(this.#hidden, made - 1)[standing]
    const value = Math.max(accepted, this.#goingOn(made, memory))
    return (1 - endProbability) * value + endProbability * nothing
  }

  /** The best of all offers and walking away. */
  #goingOn(made: number, memory: number): number {
    const at = made * this.#replies.memories + memory
    const known = this.#onward[at]
    if (!Number.isNaN(known)) return known
    let best = this.#endings.nothing
    for (const value of this.foresee(made, memory).values) if (value > best) best = value
    this.#onward[at] = best
    return best
  }

  #mayEnd(values: Float64Array, ends: number): void {
    if (ends === 0) return
    const { nothing } = this.#endings
    for (let offer = 0; offer < values.length; offer++)
      values[offer] = (1 - ends) * values[offer] + ends * nothing
  }
}

const NO_REPLIES: ReplyTable = { slots: new Uint16Array(0), memory: new Uint16Array(0) }
