import type { Position } from '../../environments/plans.ts'
import type { Prospect, Prospects } from './offers.ts'

/** Products that looking ahead may cost beyond the first offer. */
const BUDGET = 40_000_000

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
  /** For each prospect the first offer that it counters: most others it counters in the same way. */
  readonly #usual: readonly (number | undefined)[]
  /** The groups if all counter as usual, and the worth of the best answer to each; to copy from. */
  readonly #groups: readonly Group[]
  readonly #best: readonly number[]
  /** Groups to write in. */
  readonly #scratch: readonly Group[]
  /** What may be offered at the next turn without falling below what no deal pays. */
  readonly #offers: readonly number[]
  /** Chance times worth of accepting and offering, summed over stray counter-offers: they tell nothing. */
  readonly #stray: { chance: number; readonly accepting: Float64Array; readonly offering: Float64Array }

  constructor(position: Position<unknown>, prospects: Prospects) {
    const { outcomes, made, maxOffers } = position
    this.#position = position
    this.#prospects = prospects
    this.#offers = made + 2 < maxOffers ? prospects.endings.rational(made + 2) : []
    const vector = () => new Float64Array(outcomes)
    const groups = () =>
      Array.from({ length: outcomes }, (): Group => ({ chance: 0, accepting: 0, offering: vector() }))
    this.#stray = { chance: 0, accepting: vector(), offering: vector() }
    this.#groups = groups()
    this.#scratch = groups()
    this.#usual = prospects.list.map((prospect) => {
      const { now, chance, hypothesis } = prospect
      if (hypothesis.noise > 0) this.#addStray(prospect)
      if (now.mixed !== undefined) return undefined
      const usual = now.table.slots.findIndex((slot) => slot < outcomes)
      if (usual < 0) return undefined
      this.#add(this.#groups, now.table.slots[usual], prospect, chance, now.table.memory[usual])
      return usual
    })
    this.#best = this.#groups.map((group, counter) => this.#bestAnswer(counter, group))
  }

  /** The worth of an offer, one turn of belief ahead. */
  value(offer: number): number {
    const { outcomes, made, endProbability } = this.#position
    const { endings, list } = this.#prospects
    const stray = this.#position.stray(made + 1)
    const groups: (Group | undefined)[] = []
    let value = 0
    for (let i = 0; i < list.length; i++) {
      const { chance, hypothesis, now } = list[i]
      const { noise } = hypothesis
      const { slots, memory } = now.table
      const usual = this.#usual[i]
      if (noise > 0)
        value +=
          chance *
          noise *
          (stray.accept * endings.deals(hypothesis.hidden, made)[offer] + stray.walk * endings.nothing)
      if (usual !== undefined) {
        if (slots[offer] === slots[usual] && memory[offer] === memory[usual]) continue
        this.#meet(groups, slots[usual], list[i], -chance, memory[usual])
      }
      if (now.mixed !== undefined) {
        const row = now.mixed.subarray(offer * (outcomes + 2), (offer + 1) * (outcomes + 2))
        value += chance * row[outcomes + 1] * endings.nothing
        if (row[outcomes] > 0) value += chance * row[outcomes] * endings.deals(hypothesis.hidden, made)[offer]
        for (let slot = 0; slot < outcomes; slot++)
          if (row[slot] > 0) this.#meet(groups, slot, list[i], chance * row[slot], 0)
        continue
      }
      const slot = slots[offer]
      if (slot < outcomes) this.#meet(groups, slot, list[i], chance, memory[offer])
      else
        value +=
          chance *
          (1 - noise) *
          (slot === outcomes ? endings.deals(hypothesis.hidden, made)[offer] : endings.nothing)
    }
    for (let counter = 0; counter < outcomes; counter++) {
      const group = groups[counter]
      value += group === undefined ? this.#best[counter] : this.#bestAnswer(counter, group)
    }
    const ends = made >= 1 ? endProbability : 0
    return (1 - ends) * value + ends * endings.nothing
  }

  /** Adds a hypothesis to a group of one offer, or takes it out. */
  #meet(
    groups: (Group | undefined)[],
    counter: number,
    prospect: Prospect,
    chance: number,
    memory: number,
  ): void {
    if (groups[counter] === undefined) {
      const usual = this.#groups[counter]
      const group = this.#scratch[counter]
      group.chance = usual.chance
      group.accepting = usual.accepting
      group.offering.set(usual.offering)
      groups[counter] = group
    }
    this.#add(this.#scratch, counter, prospect, chance, memory)
  }

  /** Adds the moves of a hypothesis that do not stray. */
  #add(
    groups: readonly Group[],
    counter: number,
    { hypothesis, next }: Prospect,
    chance: number,
    memory: number,
  ): void {
    const group = groups[counter]
    const plain = chance * (1 - hypothesis.noise)
    group.chance += plain
    const deal = this.#prospects.endings.deals(hypothesis.hidden, this.#position.made + 1)[counter]
    // What is not to be accepted is so for every hypothesis.
    group.accepting = deal === Number.NEGATIVE_INFINITY ? deal : group.accepting + plain * deal
    this.#addOffers(group.offering, plain, next.get(memory))
  }

  #addStray({ chance, hypothesis, next, now }: Prospect): void {
    const { made } = this.#position
    const strays = chance * hypothesis.noise * this.#position.stray(made + 1).offer
    if (strays === 0) return
    const stray = this.#stray
    stray.chance += strays
    const deals = this.#prospects.endings.deals(hypothesis.hidden, made + 1)
    for (let counter = 0; counter < deals.length; counter++)
      stray.accepting[counter] += strays * deals[counter]
    this.#addOffers(stray.offering, strays, next.get(now.table.memory[0]))
  }

  /** The worth of the best answer to a counter-offer, strays with the rest, times the chance that it is made. */
  #bestAnswer(counter: number, group: Group): number {
    const { endProbability } = this.#position
    const stray = this.#stray
    const nothing = (stray.chance + group.chance) * this.#prospects.endings.nothing
    let best = Math.max(nothing, stray.accepting[counter] + group.accepting)
    for (const offer of this.#offers) best = Math.max(best, stray.offering[offer] + group.offering[offer])
    return (1 - endProbability) * best + endProbability * nothing
  }

  #addOffers(into: Float64Array, scale: number, from: Float64Array | undefined): void {
    if (from !== undefined) for (const offer of this.#offers) into[offer] += scale * from[offer]
  }
}
