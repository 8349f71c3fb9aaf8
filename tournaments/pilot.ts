import type { Language } from '../agents/language.ts'
import type { Usage } from '../environments/agent.ts'
import type { DealSource } from '../environments/game.ts'
import { together } from '../reasoning/language/inquiry.ts'
import type { CheckedConfig } from './config.ts'
import type { PlayedGame } from './match.ts'
import { type Match, seatOf } from './schedule.ts'
import { openTable } from './table.ts'

/** Games in which a number of samples is tried out. */
const TRIAL = 10

/** Games played before a tournament, on deals of their own, to learn what agents spend. */
export class Pilot {
  readonly #config: CheckedConfig
  readonly #source: DealSource
  readonly #language: Language
  readonly #seats: number
  readonly #signal: AbortSignal | undefined
  #spent: Usage = { calls: 0, inputTokens: 0, outputTokens: 0 }

  /** @param seats of the table */
  constructor(
    config: CheckedConfig,
    source: DealSource,
    language: Language,
    seats: number,
    signal: AbortSignal | undefined,
  ) {
    this.#config = config
    this.#source = source
    this.#language = language
    this.#seats = seats
    this.#signal = signal
  }

  /** All that was spent, answers from a recording included. */
  get spent(): Usage {
    return this.#spent
  }

  /** The mean tokens for a decision of an agent, and of others that each play a whole match with it. */
  async play(target: string, others: readonly string[]): Promise<{ target: number; others: number[] }> {
    const matches = await together(others.map((other) => this.#match(target, other, this.#config.match)))
    return {
      target: mean(matches.flatMap(({ first }) => first)),
      others: matches.map(({ rest }) => mean(rest)),
    }
  }

  /** The mean tokens for a decision of an agent, in a few games with itself. */
  async spend(agent: string): Promise<number> {
    const { first, rest } = await this.#match(agent, agent, TRIAL)
    return mean([...first, ...rest])
  }

  /** Tokens of each decision, of the first agent and of the other in all other seats. */
  async #match(first: string, other: string, games: number): Promise<{ first: number[]; rest: number[] }> {
    const seed = `${this.#config.seed}, pilot`
    const agents = [first, ...Array<string>(this.#seats - 1).fill(other)]
    const table = openTable({ ...this.#config, agents, seed }, this.#source, this.#language)
    const deals = Math.min(games, table.identity.deals)
    const match: Match = {
      index: 0,
      pairing: 0,
      // No block of the tournament: what is asked here is recorded apart.
      block: -1,
      rotation: 0,
      agents: agents.map((_, agent) => agent),
      firstDeal: 0,
      deals,
      firstGame: 0,
    }
    const played = await this.#language.models.play(() => table.play(match, this.#signal))
    this.#add(played)
    const tokens: { first: number[]; rest: number[] } = { first: [], rest: [] }
    for (const [i, { decisions }] of played.entries())
      for (const { seat, usage } of decisions)
        tokens[seat === seatOf(match, 0, i) ? 'first' : 'rest'].push(
          (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0),
        )
    return tokens
  }

  #add(played: readonly PlayedGame[]): void {
    for (const { decisions } of played)
      for (const { usage } of decisions)
        if (usage !== undefined)
          this.#spent = {
            calls: this.#spent.calls + usage.calls,
            inputTokens: this.#spent.inputTokens + usage.inputTokens,
            outputTokens: this.#spent.outputTokens + usage.outputTokens,
          }
  }
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
