import type { Json } from './game.ts'
import type { Fault } from './host.ts'
import type { Random } from './random.ts'

/** One question to a player. */
export interface Turn<View, Action> {
  readonly view: View
  /** The legal actions, in the game's order. */
  readonly actions: readonly Action[]
  /** This player's own stream of chance. */
  readonly random: Random
  /** Aborted when the time for this decision is over: a late answer is not heard. */
  readonly signal: AbortSignal
  /** The views of all seats, by seat: only for an agent that is `told`. */
  readonly views?: readonly View[]
  /** Why the previous answer to this same question was not accepted; absent at the first asking. */
  readonly rejection?: string
}

/** What a language model consumed for one decision. */
export interface Usage {
  /** Requests, those that failed included. */
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
}

/** What a player answers to a turn. */
export interface Decision<Action> {
  readonly action: Action
  /** Where the action was drawn by lot: the chance of each legal action, in their order. */
  readonly chances?: readonly number[]
  /** How the decision was reached: plain JSON, recorded, never shown to another seat. */
  readonly deliberation?: Json
  readonly usage?: Usage
  /** Answers that the player itself found unacceptable before this one, in order. */
  readonly faults?: readonly Fault[]
}

/** What a seat saw of a finished game. */
export interface Outcome<View> {
  /** The last view of this seat, with all that was revealed at the end. */
  readonly view: View
  /** What this seat gained, in the game's unit. */
  readonly payoff: number
}

/** A player. Sees a `View` and nothing else, unless it says openly that it is told more. One instance plays one match and may remember across its games. */
export interface Agent<View, Action> {
  readonly name: string
  /** Set for an oracle, which is handed the views of all seats: a measure of what can be reached, not a fair player. */
  readonly told?: true
  /** Set for a player that repeats its own questions where that may help: it is asked once, and what it fails at is final. */
  readonly asksAgain?: true
  /** Answers one turn. May be slow, may throw, may answer nonsense: the host survives all of it. */
  decide(turn: Turn<View, Action>): Promise<Decision<Action>>
  /** Told of every finished game of the match, in order. */
  observe?(outcome: Outcome<View>): void
  /** Told that the match is over, played out or not: for players that hold what others need. */
  leave?(): void
}
