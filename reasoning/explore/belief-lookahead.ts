import type { Position } from '../../environments/plans.ts'
import type { Prospect, Prospects } from './offers.ts'

/** Products that looking ahead may cost beyond the first offer. */
const BUDGET = 150_000_000

/**
 * The worth of every offer now. Without looking ahead it is the mean over the hypotheses of what each would be worth if
 * it were known from the next turn on: never too little, and too much where it matters to know. Looking ahead one turn,
 * the hypotheses that make the same counter-offer stay together: one best move is sought for all of them, each by its
 * chance, which is the belief updated by the refusal and the counter-offer.
 *
 * In large games the offers that promise most are looked into first, until the budget is spent; each of the rest is
 * given the least of what these came to and of its own promise.
 */
export function offerValues(
  position: Position<unknown>,
  prospects: Prospects,
  lookahead: 0 | 1,
): Float64Array {
  const { outcomes, made, maxOffers, answerable } = position
  const promised = new Float64Array(outcomes)
  for (const { chance, now } of prospects.list)
    for (let offer = 0; offer < outcomes; offer++) promised[offer] += chance * now.values[offer]
  if (lookahead === 0 || made + 2 > answerable || made >= maxOffers) return promised
  const ahead = new BeliefLookahead(position, prospects)
  const order = Array.from(promised.keys()).sort((a, b) => promised[b] - promised[a])
  const cost = prospects.list.length * outcomes
  let least = Number.POSITIVE_INFINITY
  order.forEach((offer, rank) => {
    if (promised[offer] === Number.NEGATIVE_INFINITY) return
    if (rank * cost < BUDGET) {
      promised[offer] = ahead.value(offer)
      least = Math.min(least, promised[offer])
    } else promised[offer] = Math.min(least, promised[offer])
  })
  return promised
}

/** Hypotheses that make the same counter-offer: its chance, and chance times worth of every answer, summed over them. */
interface Group {
  chance: number
  accepting: number
  readonly offering: Float64Array
}

class BeliefLookahead {
  readonly #position: Position<unknown>
  readonly #prospects: Prospects
  /** Groups to use again, by counter-offer. */
  readonly #groups: Group[]
  /** What stray counter-offers add to every group. They tell nothing, so that it is the same for all but acceptance. */
  readonly #stray: { chance: number; readonly accepting: Float64Array; readonly offering: Float64Array }
  /** The worth of the best answer to each counter-offer that only a stray makes, times the chance of it. */
  readonly #strayBest: readonly number[]

  constructor(position: Position<unknown>, prospects: Prospects) {
    const { outcomes } = position
    this.#position = position
    this.#prospects = prospects
    const vector = () => new Float64Array(outcomes)
    this.#groups = Array.from({ length: outcomes }, () => ({ chance: 0, accepting: 0, offering: vector() }))
    this.#stray = { chance: 0, accepting: vector(), offering: vector() }
    for (const prospect of prospects.list) if (prospect.noise > 0) this.#addStray(prospect)
    this.#strayBest = Array.from({ length: outcomes }, (_, counter) => this.#best(counter))
  }

  /** The worth of an offer, one turn of belief ahead. */
  value(offer: number): number {
    const { outcomes, made, endProbability } = this.#position
    const { endings, list } = this.#prospects
    const stray = this.#position.stray(made + 1)
    const touched = new Set<number>()
    let value = 0
    for (const prospect of list) {
      const { chance, hidden, noise, now } = prospect
      const { replies } = now
      const deal = endings.deals(hidden, made)[offer]
      if (replies instanceof Float64Array) {
        const row = offer * (outcomes + 2)
        value += chance * (replies[row + outcomes] * deal + replies[row + outcomes + 1] * endings.nothing)
        for (let slot = 0; slot < outcomes; slot++)
          if (replies[row + slot] > 0) this.#meet(touched, slot, prospect, chance * replies[row + slot], 0)
        continue
      }
      const slot = replies.slots[offer]
      const plain = chance * (1 - noise)
      if (slot < outcomes) this.#meet(touched, slot, prospect, plain, replies.memory[offer])
      else value += plain * (slot === outcomes ? deal : endings.nothing)
      if (noise > 0) value += chance * noise * (stray.accept * deal + stray.walk * endings.nothing)
    }
    for (let counter = 0; counter < outcomes; counter++)
      value += touched.has(counter) ? this.#best(counter, this.#groups[counter]) : this.#strayBest[counter]
    const ends = made >= 1 ? endProbability : 0
    return (1 - ends) * value + ends * endings.nothing
  }

  /** Adds a hypothesis to those that make the same counter-offer. */
  #meet(touched: Set<number>, counter: number, prospect: Prospect, chance: number, memory: number): void {
    const group = this.#groups[counter]
    if (!touched.has(counter)) {
      touched.add(counter)
      group.chance = 0
      group.accepting = 0
      group.offering.fill(0)
    }
    const deals = this.#prospects.endings.deals(prospect.hidden, this.#position.made + 1)
    group.chance += chance
    group.accepting += chance * deals[counter]
    addScaled(group.offering, chance, prospect.next(memory))
  }

  #addStray(prospect: Prospect): void {
    const { made } = this.#position
    const stray = this.#stray
    const chance = prospect.chance * prospect.noise * this.#position.stray(made + 1).offer
    if (chance === 0) return
    stray.chance += chance
    addScaled(stray.accepting, chance, this.#prospects.endings.deals(prospect.hidden, made + 1))
    addScaled(stray.offering, chance, prospect.next(0))
  }

  /** The worth of the best answer to a counter-offer, times the chance that it is made. */
  #best(counter: number, group: Group = NOBODY): number {
    const { endProbability } = this.#position
    const stray = this.#stray
    const nothing = (stray.chance + group.chance) * this.#prospects.endings.nothing
    let best = Math.max(nothing, stray.accepting[counter] + group.accepting)
    const { offering } = stray
    if (group === NOBODY) for (const sum of offering) best = Math.max(best, sum)
    else for (let i = 0; i < offering.length; i++) best = Math.max(best, offering[i] + group.offering[i])
    return (1 - endProbability) * best + endProbability * nothing
  }
}

const NOBODY: Group = { chance: 0, accepting: 0, offering: new Float64Array(0) }

function addScaled(into: Float64Array, scale: number, from: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] += scale * from[i]
}
