import type { Game, Json, Seat } from '../../environments/game.ts'
import type { HostedDecision } from '../../environments/host.ts'
import { estimate } from '../../tournaments/statistics/interval.ts'
import type { Score, Seen, SeenDecision } from './seen.ts'

/** A decision as a host takes it or a record keeps it. */
export type TakenDecision<Action> = Pick<HostedDecision<Action>, 'seat' | 'action'> &
  Partial<Pick<HostedDecision<Action>, 'faults' | 'forfeit' | 'usage'>> & { readonly deliberation?: unknown }

/** Follows a match of one game, position by position, and says what is to be seen of each. */
export class Sight<State, Action extends Json, View, Hidden> {
  readonly #game: Game<State, Action, View, Hidden>
  readonly #players: readonly string[]
  readonly #games: number
  readonly #payoffs: number[][]
  #index = 0
  #places: readonly number[] = []
  #state: State | undefined
  #decisions: SeenDecision[] = []

  /** @param players by place @param games how many the match has */
  constructor(game: Game<State, Action, View, Hidden>, players: readonly string[], games: number) {
    this.#game = game
    this.#players = players
    this.#games = games
    this.#payoffs = players.map(() => [])
  }

  /** A game begins. @param places who sits where, by seat */
  deal(index: number, state: State, places: readonly number[]): Seen {
    this.#index = index
    this.#places = places
    this.#state = state
    this.#decisions = []
    return this.#seen(state)
  }

  /** A decision was taken. @param state the one it led to; worked out where it is not given */
  decide(decision: TakenDecision<Action>, state?: State): Seen {
    const before = this.#state
    if (before === undefined) throw new RangeError('no game has begun')
    const { seat, action, faults = [], forfeit = false, usage, deliberation } = decision
    const view = this.#game.view(before, seat)
    const legal = new Map(this.#game.viewActions(view).map((known) => [JSON.stringify(known), known]))
    const say = (said: Json) => {
      const known = legal.get(JSON.stringify(said))
      if (known !== undefined) return this.#game.words.action(view, known)
      return typeof said === 'string' ? said : JSON.stringify(said)
    }
    this.#decisions = [
      ...this.#decisions,
      {
        seat,
        action,
        said: this.#game.words.action(view, action),
        say,
        faults,
        forfeit,
        ...(usage === undefined ? {} : { usage }),
        ...(deliberation === undefined ? {} : { deliberation }),
      },
    ]
    const after = state ?? this.#game.apply(before, action)
    this.#state = after
    if (this.#game.currentPlayer(after) === undefined)
      this.#game.returns(after).forEach((payoff, at) => {
        this.#payoffs[this.#places[at]].push(payoff)
      })
    return this.#seen(after)
  }

  /** What a seat sees now. */
  view(seat: Seat): View {
    if (this.#state === undefined) throw new RangeError('no game has begun')
    return this.#game.view(this.#state, seat)
  }

  #seen(state: State): Seen {
    const game = this.#game
    const views = Array.from({ length: game.seats }, (_, seat) => game.view(state, seat))
    const acting = game.currentPlayer(state)
    const scores = this.#scores()
    return {
      game: this.#index,
      games: this.#games,
      unit: game.unit,
      names: this.#places.map((place) => this.#players[place]),
      views,
      words: (seat: Seat) => game.words.view(views[seat]),
      decisions: this.#decisions,
      ...(acting === undefined ? { returns: game.returns(state) } : { acting }),
      ...(scores === undefined ? {} : { scores }),
    }
  }

  #scores(): Score[] | undefined {
    if (this.#payoffs[0].length === 0) return undefined
    return this.#places.map((place) => {
      const payoffs = this.#payoffs[place]
      const { mean, ci95 } = estimate(payoffs.map((total) => ({ total, games: 1 })))
      return { mean, ci95, games: payoffs.length }
    })
  }
}
