import type { OfferTiming, Replies, ReplyTable } from '../../environments/plans.ts'
import type { Endings } from './endings.ts'

/** One hypothesis: how the opponent replies, in which hidden state, and the share of its moves that stray. */
export interface Hypothesis {
  readonly replies: Replies
  readonly hidden: number
  readonly noise: number
}

/** What a hypothesis says will become of every offer that is made now. */
export interface Foreseen {
  /** The worth of each offer. */
  readonly values: Float64Array
  /** The reply to each, and what is remembered after it; where no reply can count, slots beyond all. */
  readonly table: ReplyTable
  /** The chances of all replies, `[offer * (outcomes + 2) + slot]`, where they are mixed: then these count. */
  readonly mixed?: Float64Array
}

/** The slot of a reply that is never made. */
const NO_REPLY = 0xffff

/**
 * The best response to one hypothesis at a time, by backward induction over the offers: the opponent's type and hidden
 * state are taken as known, so its reply to every offer is, too. The value of going on is worked out once for each
 * number of offers and each thing that the opponent may remember then.
 */
export class Induction {
  readonly #timing: OfferTiming
  readonly #endings: Endings
  /** To write in, by offers made: only what `foresee` returns is kept. */
  readonly #scratch: Foreseen[] = []
  #hypothesis: Hypothesis | undefined
  /** Values of going on after a refusal, by offers made and memory; NaN where not worked out yet. */
  #onward = new Float64Array(0)

  constructor(timing: OfferTiming, endings: Endings) {
    this.#timing = timing
    this.#endings = endings
  }

  /** All that may be offered after so many offers, if the hypothesis is right. @param memory of the opponent then */
  foresee(hypothesis: Hypothesis, made: number, memory: number): Foreseen {
    if (this.#hypothesis !== hypothesis) {
      this.#hypothesis = hypothesis
      const entries = (this.#timing.maxOffers + 3) * hypothesis.replies.memories
      if (this.#onward.length < entries) this.#onward = new Float64Array(entries)
      this.#onward.fill(Number.NaN, 0, entries)
    }
    return this.#write(hypothesis, made, memory, this.#blank(hypothesis))
  }

  #blank({ replies }: Hypothesis): Foreseen {
    const { outcomes } = this.#timing
    const values = new Float64Array(outcomes)
    const table = { slots: new Uint16Array(outcomes), memory: new Uint16Array(outcomes) }
    if (replies.kind === 'pure') return { values, table }
    return { values, table, mixed: new Float64Array(outcomes * (outcomes + 2)) }
  }

  #write(hypothesis: Hypothesis, made: number, memory: number, out: Foreseen): Foreseen {
    const { answerable, maxOffers, endProbability } = this.#timing
    const { nothing } = this.#endings
    if (made + 1 > answerable) {
      out.values.fill(made < maxOffers ? nothing : Number.NEGATIVE_INFINITY)
      out.table.slots.fill(NO_REPLY)
      out.mixed?.fill(0)
      return out
    }
    if (hypothesis.replies.kind === 'pure') {
      hypothesis.replies.respond(hypothesis.hidden, made, memory, out.table)
      this.#weighPure(hypothesis, made, out)
    } else if (out.mixed !== undefined) {
      hypothesis.replies.mix(hypothesis.hidden, made, out.mixed)
      this.#weighMixed(hypothesis, made, out.values, out.mixed)
    }
    const ends = made >= 1 ? endProbability : 0
    if (ends > 0)
      for (let offer = 0; offer < out.values.length; offer++)
        out.values[offer] = (1 - ends) * out.values[offer] + ends * nothing
    return out
  }

  #weighPure(hypothesis: Hypothesis, made: number, { values, table: { slots, memory } }: Foreseen): void {
    const { noise, hidden } = hypothesis
    const { outcomes } = this.#timing
    const { nothing } = this.#endings
    const deals = this.#endings.deals(hidden, made)
    const { accept } = this.#timing.stray(made + 1)
    const strayed = noise === 0 ? 0 : this.#strayed(hypothesis, made, memory[0])
    for (let offer = 0; offer < outcomes; offer++) {
      const deal = deals[offer]
      const slot = slots[offer]
      let value = slot === outcomes ? deal : nothing
      if (slot < outcomes) value = this.#answering(hypothesis, made + 2, slot, memory[offer])
      if (noise > 0) value = (1 - noise) * value + noise * (accept * deal + strayed)
      // What it would not want accepted it does not offer, even where it is sure to be refused.
      values[offer] = deal === Number.NEGATIVE_INFINITY ? deal : value
    }
  }

  #weighMixed(hypothesis: Hypothesis, made: number, values: Float64Array, chances: Float64Array): void {
    const { outcomes } = this.#timing
    const { nothing } = this.#endings
    const deals = this.#endings.deals(hypothesis.hidden, made)
    const counters = Float64Array.from(deals, (_, slot) => this.#answering(hypothesis, made + 2, slot, 0))
    for (let offer = 0; offer < outcomes; offer++) {
      const row = offer * (outcomes + 2)
      let value = chances[row + outcomes + 1] * nothing
      for (let slot = 0; slot < outcomes; slot++) value += chances[row + slot] * counters[slot]
      values[offer] = deals[offer] === Number.NEGATIVE_INFINITY ? deals[offer] : value
      if (chances[row + outcomes] > 0) values[offer] += chances[row + outcomes] * deals[offer]
    }
  }

  /** What a stray reply that does not accept is worth, times its chance. */
  #strayed(hypothesis: Hypothesis, made: number, memory: number): number {
    const { walk, offer } = this.#timing.stray(made + 1)
    let sum = 0
    if (offer > 0)
      for (let slot = 0; slot < this.#timing.outcomes; slot++)
        sum += this.#answering(hypothesis, made + 2, slot, memory)
    return walk * this.#endings.nothing + offer * sum
  }

  /** What it is worth that the opponent has just made the last of so many offers. */
  #answering(hypothesis: Hypothesis, made: number, standing: number, memory: number): number {
    const { answerable, endProbability } = this.#timing
    const { nothing } = this.#endings
    if (made > answerable) return nothing
    const accepted = this.#endings.deals(hypothesis.hidden, made - 1)[standing]
    const value = Math.max(accepted, this.#goingOn(hypothesis, made, memory))
    return (1 - endProbability) * value + endProbability * nothing
  }

  /** The best of all offers and walking away. */
  #goingOn(hypothesis: Hypothesis, made: number, memory: number): number {
    const at = made * hypothesis.replies.memories + memory
    const known = this.#onward[at]
    if (!Number.isNaN(known)) return known
    let scratch = this.#scratch[made]
    if (scratch === undefined || (hypothesis.replies.kind === 'mixed' && scratch.mixed === undefined)) {
      scratch = this.#blank(hypothesis)
      this.#scratch[made] = scratch
    }
    let best = this.#endings.nothing
    const { values } = this.#write(hypothesis, made, memory, scratch)
    for (let offer = 0; offer < values.length; offer++) if (values[offer] > best) best = values[offer]
    this.#onward[at] = best
    return best
  }
}
