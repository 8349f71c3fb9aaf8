import type { Usage } from '../../environments/agent.ts'
import type { Json, Seat } from '../../environments/game.ts'
import type { Fault } from '../../environments/host.ts'
import type { Interval } from '../../tournaments/statistics/interval.ts'

/** A decision as those who follow the game see it. */
export interface SeenDecision {
  readonly seat: Seat
  readonly action: Json
  /** The action in words, as its seat would say it. */
  readonly said: string
  /** Another action in words, if it was legal here; else its JSON. */
  say(action: Json): string
  readonly deliberation?: unknown
  readonly usage?: Usage
  readonly faults: readonly Fault[]
  /** Whether the rules took the action. */
  readonly forfeit: boolean
}

/** How a player stands after some games. */
export interface Score {
  /** Mean payoff per game, in the game's unit. */
  readonly mean: number
  /** Over games as units. */
  readonly ci95: Interval
  readonly games: number
}

/** One position of a game with all that is so in it: who may look at what is decided where it is drawn. */
export interface Seen {
  /** Which game of the match, from 0. */
  readonly game: number
  /** How many there will be. */
  readonly games: number
  readonly unit: string
  /** The players, by seat. */
  readonly names: readonly string[]
  /** What each seat sees, by seat. */
  readonly views: readonly unknown[]
  /** What each seat sees, in words. */
  words(seat: Seat): string
  /** Who is to act; absent when the game is over. */
  readonly acting?: Seat
  /** All decisions of this game so far. */
  readonly decisions: readonly SeenDecision[]
  /** By seat, once the game is over. */
  readonly returns?: readonly number[]
  /** By seat, over the games that are over; absent before the first. */
  readonly scores?: readonly Score[]
}
