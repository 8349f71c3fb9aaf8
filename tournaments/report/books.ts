import type { CheckedConfig } from '../config.ts'
import type { PlayedGame } from '../match.ts'
import type { RecordedGame } from '../recorded-games.ts'
import { type TournamentResult, tournamentResult } from '../result.ts'
import type { Match } from '../schedule.ts'
import { Ledger } from '../statistics/ledger.ts'
import type { Entrants } from '../statistics/standings.ts'
import type { Table } from '../table.ts'
import type { FinishedPart } from './finished-part.ts'
import { type RunningMean, runningMeans } from './running-mean.ts'

/** What the finished part of a tournament came to. */
export interface Judged {
  readonly result: TournamentResult
  readonly running: readonly RunningMean[]
}

/** The books of a recorded tournament, kept over its finished part alone. */
export class Books {
  readonly #config: CheckedConfig
  readonly #table: Table
  readonly #matches: ReadonlyMap<number, Match>
  readonly #part: FinishedPart
  readonly #entrants: Entrants
  readonly #ledger: Ledger
  /** The place among the entrants of each agent. */
  readonly #places: readonly number[]
  readonly #begun = new Map<number, PlayedGame[]>()
  #games = 0

  constructor(config: CheckedConfig, table: Table, matches: readonly Match[], part: FinishedPart) {
    this.#config = config
    this.#table = table
    this.#part = part
    const within = matches.filter(
      ({ pairing, firstDeal, deals }) => pairing < part.pairings && firstDeal + deals <= part.deals,
    )
    this.#matches = new Map(within.map((match) => [match.index, match]))
    const playing = new Set(within.flatMap(({ agents }) => agents))
    const agents = config.agents.map((_, agent) => agent).filter((agent) => playing.has(agent))
    this.#places = config.agents.map((_, agent) => agents.indexOf(agent))
    this.#entrants = {
      names: agents.map((agent) => config.agents[agent]),
      remembers: agents.map((agent) => table.remembers[agent]),
    }
    const looks = config.untilWidth === undefined ? 'once' : 'always'
    this.#ledger = new Ledger(agents.length, part.deals, config.match, { ...table, looks })
  }

  /** Enters a game of the record; the games of a match come in order. */
  add({ match: index, deal, payoffs, measures, decisions }: RecordedGame): void {
    const match = this.#matches.get(index)
    if (match === undefined) return
    const names = match.agents.map((agent) => this.#config.agents[agent])
    const games = this.#begun.get(index) ?? []
    this.#begun.set(index, games)
    games.push({
      deal,
      payoffs: names.map((name) => payoffs[name]),
      decisions: decisions.map(({ deliberation: _, ...decision }) => decision),
      ...(measures === undefined ? {} : { measures: names.map((name) => measures[name] ?? {}) }),
    })
    if (games.length < match.deals) return
    this.#begun.delete(index)
    this.#games += games.length
    const agents = match.agents.map((agent) => this.#places[agent])
    this.#ledger.add({ ...match, agents }, this.#table.withLuck(match, games))
  }

  /** Undefined where nothing can be judged yet. */
  judged(): Judged | undefined {
    if (this.#part.deals === 0) return undefined
    const games = { finished: this.#games, resumed: 0 }
    return {
      result: tournamentResult(
        this.#config,
        this.#table,
        { entrants: this.#entrants, planned: undefined },
        this.#ledger,
        games,
      ),
      running: runningMeans(this.#ledger, this.#entrants),
    }
  }
}
