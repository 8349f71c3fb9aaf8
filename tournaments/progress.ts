import type { Language } from '../agents/language.ts'
import type { PlayedGame } from './match.ts'
import { namesBySeat } from './record-lines.ts'
import type { Match } from './schedule.ts'

/** How far a tournament is, games of an earlier run included. It is looked at while it changes. */
export interface Progress {
  readonly finished: number
  /** Games of the whole schedule: a run that stops by itself may not come to the last. */
  readonly total: number
  readonly pairings: readonly {
    readonly agents: readonly string[]
    readonly finished: number
    readonly total: number
  }[]
  /** Of language models, in and out. */
  readonly tokens: number
  /** Answers that were not accepted, and decisions that the rules took. */
  readonly faults: number
  /** US dollars, where there are prices. What is to come costs as much a game as the pairing did, or as all did. */
  readonly cost?: { readonly spent: number; readonly projected: number } | undefined
}

interface Tally {
  readonly agents: readonly string[]
  finished: number
  total: number
  cost: number
}

/** Counts games as they are finished, in any order. */
export class ProgressCount implements Progress {
  finished = 0
  readonly total: number
  readonly pairings: Tally[] = []
  tokens = 0
  faults = 0
  readonly #names: readonly string[]
  readonly #language: Language
  readonly #priced: boolean

  /** @param names all agents of the tournament */
  constructor(matches: readonly Match[], names: readonly string[], language: Language) {
    this.#names = names
    this.#language = language
    this.#priced = names.some((name) => language.models.count(name).price !== undefined)
    for (const { pairing, agents, deals } of matches) {
      this.pairings[pairing] ??= {
        agents: agents.map((agent) => names[agent]),
        finished: 0,
        total: 0,
        cost: 0,
      }
      this.pairings[pairing].total += deals
    }
    this.total = matches.reduce((sum, { deals }) => sum + deals, 0)
  }

  /** Games of a match that follow each other. @param from which game of the match is the first of them */
  add(match: Match, games: readonly PlayedGame[], from = 0): void {
    const pairing = this.pairings[match.pairing]
    this.finished += games.length
    pairing.finished += games.length
    for (const [i, { decisions }] of games.entries()) {
      let seats: readonly string[] | undefined
      for (const { seat, usage, faults, forfeit } of decisions) {
        this.faults += faults.length + (forfeit ? 1 : 0)
        if (usage === undefined) continue
        const { inputTokens, outputTokens } = usage
        this.tokens += inputTokens + outputTokens
        seats ??= namesBySeat(match, from + i, this.#names)
        const { price } = this.#language.models.count(seats[seat])
        pairing.cost += price?.of(inputTokens, outputTokens) ?? 0
      }
    }
  }

  get cost(): { spent: number; projected: number } | undefined {
    if (!this.#priced) return undefined
    const spent = this.pairings.reduce((sum, { cost }) => sum + cost, 0)
    const usual = this.finished === 0 ? 0 : spent / this.finished
    const projected = this.pairings.reduce((sum, { cost, finished, total }) => {
      const each = finished === 0 ? usual : cost / finished
      return sum + cost + each * (total - finished)
    }, 0)
    return { spent, projected }
  }
}
