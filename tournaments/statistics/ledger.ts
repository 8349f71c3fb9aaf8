import type { Usage } from '../../environments/agent.ts'
import type { FaultKind } from '../../environments/host.ts'
import type { LuckTerm } from '../../environments/luck.ts'
import type { ListedMeasure } from '../../environments/measures.ts'
import type { PlayedGame } from '../match.ts'
import { type Match, seatOf } from '../schedule.ts'
import type { Unit } from './interval.ts'
import { addUp, MeasureSums, type Sums } from './measure-sums.ts'

/** Answers that were not accepted, by kind, and decisions that the rules took. */
export type FaultCounts = Record<FaultKind | 'forfeits', number>

const noFaults = (): FaultCounts => ({
  illegal: 0,
  unparsable: 0,
  refused: 0,
  timeout: 0,
  error: 0,
  forfeits: 0,
})

/** What is independent: deals, or, where a player remembers from game to game, matches. */
export type UnitKind = 'deal' | 'match'

/** The payoffs of one pairing, summed over the seatings of each deal. */
export interface PairingSums {
  /** By place: agents as places in the list of agents. */
  readonly agents: readonly number[]
  /** By place and deal. */
  readonly totals: readonly Float64Array[]
  /** By place: the mean and the sum of squared deviations of single games. */
  readonly single: readonly { mean: number; squares: number }[]
  /** By measure of the game, then by place. */
  readonly measures: readonly (readonly MeasureSums[])[]
  /** By place, by term, by deal. */
  readonly luck: readonly (readonly Float64Array[])[]
  games: number
}

/** What a game tells of besides payoffs. */
interface Kept {
  readonly measures?: readonly ListedMeasure[]
  readonly luckTerms?: readonly LuckTerm[]
  /** Whether intervals are looked at once, or all the time while games come in. */
  readonly looks?: 'once' | 'always'
}

/** Keeps the books of a tournament: everything that is judged later, and nothing else. */
export class Ledger {
  readonly pairings: PairingSums[] = []
  /** By agent. */
  readonly faults: FaultCounts[]
  readonly usage: { -readonly [Key in keyof Usage]: Usage[Key] }[]
  /** Deals of each pairing. */
  readonly deals: number
  readonly #match: number
  /** What the game measures besides payoffs. */
  readonly measures: readonly ListedMeasure[]
  readonly luckTerms: readonly LuckTerm[]
  readonly looks: 'once' | 'always'

  /** @param deals deals of each pairing @param match games in a match @param kept what is kept besides payoffs */
  constructor(
    agents: number,
    deals: number,
    match: number,
    { measures = [], luckTerms = [], looks = 'once' }: Kept = {},
  ) {
    this.deals = deals
    this.#match = match
    this.measures = measures
    this.luckTerms = luckTerms
    this.looks = looks
    this.faults = Array.from({ length: agents }, noFaults)
    this.usage = Array.from({ length: agents }, () => ({ calls: 0, inputTokens: 0, outputTokens: 0 }))
  }

  /** Enters a finished match. Sums depend on the order of entries in their last bits: enter in the order of the schedule. */
  add(match: Match, games: readonly PlayedGame[]): void {
    this.pairings[match.pairing] ??= {
      agents: match.agents,
      totals: match.agents.map(() => new Float64Array(this.deals)),
      single: match.agents.map(() => ({ mean: 0, squares: 0 })),
      measures: this.measures.map(({ aggregate }) =>
        match.agents.map(() => new MeasureSums(this.deals, aggregate)),
      ),
      luck: match.agents.map(() => this.luckTerms.map(() => new Float64Array(this.deals))),
      games: 0,
    }
    const sums = this.pairings[match.pairing]
    games.forEach(({ deal, payoffs, decisions, measures = [], luck = [] }, i) => {
      sums.games++
      payoffs.forEach((payoff, place) => {
        sums.totals[place][deal] += payoff
        // Welford: squares of large payoffs must not cancel.
        const single = sums.single[place]
        const off = payoff - single.mean
        single.mean += off / sums.games
        single.squares += off * (payoff - single.mean)
      })
      for (const [place, terms] of luck.entries())
        for (const [term, gain] of terms.entries()) sums.luck[place][term][deal] += gain
      for (const [place, taken] of measures.entries())
        for (const [index, { name }] of this.measures.entries())
          sums.measures[index][place].add(deal, taken[name])
      const agentAt = new Map(match.agents.map((agent, place) => [seatOf(match, place, i), agent]))
      for (const decision of decisions) {
        const agent = agentAt.get(decision.seat) ?? match.agents[0]
        for (const { kind } of decision.faults) this.faults[agent][kind]++
        if (decision.forfeit) this.faults[agent].forfeits++
        if (decision.usage === undefined) continue
        this.usage[agent].calls += decision.usage.calls
        this.usage[agent].inputTokens += decision.usage.inputTokens
        this.usage[agent].outputTokens += decision.usage.outputTokens
      }
    })
  }

  /** The books of the first deals alone, all of whose games must be entered. They are not to be written to. */
  upTo(deals: number): Ledger {
    const part = new Ledger(this.faults.length, deals, this.#match, this)
    const first = (figures: Float64Array) => figures.subarray(0, deals)
    for (const [i, pairing] of this.pairings.entries())
      part.pairings[i] = {
        ...pairing,
        totals: pairing.totals.map(first),
        luck: pairing.luck.map((terms) => terms.map(first)),
      }
    for (const [i, counts] of this.faults.entries()) part.faults[i] = counts
    for (const [i, used] of this.usage.entries()) part.usage[i] = used
    return part
  }

  /** The independent units of some per-deal sums. @param games how many games one deal stands for */
  units(totals: Float64Array, games: number, kind: UnitKind): Unit[] {
    return this.#blocks(kind).map(([from, to]) => {
      const deals = totals.subarray(from, to)
      return { total: deals.reduce((sum, payoff) => sum + payoff, 0), games: deals.length * games }
    })
  }

  /** The independent unit, from 0, that a deal is in. */
  unitOfDeal(deal: number, kind: UnitKind): number {
    return kind === 'deal' ? deal : Math.floor(deal / this.#match)
  }

  /** How many deals the first independent units hold. */
  dealsOf(units: number, kind: UnitKind): number {
    return kind === 'deal' ? units : Math.min(this.deals, units * this.#match)
  }

  /** The sums of some measures over each independent unit, added up. */
  measured(sums: readonly MeasureSums[], kind: UnitKind): Sums[] {
    return this.#blocks(kind).map(([from, to]) => addUp(sums.map((each) => each.over(from, to))))
  }

  /** The deals of each independent unit, from the first up to the one after the last. */
  #blocks(kind: UnitKind): (readonly [from: number, to: number])[] {
    const size = kind === 'deal' ? 1 : this.#match
    return Array.from({ length: Math.ceil(this.deals / size) }, (_, unit) => [
      unit * size,
      Math.min(this.deals, (unit + 1) * size),
    ])
  }
}
