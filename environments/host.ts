import type { Agent, Usage } from './agent.ts'
import type { Game, Json, Seat } from './game.ts'
import type { Random } from './random.ts'

/** Why an answer may not be accepted. */
export const FAULT_KINDS = ['illegal', 'unparsable', 'refused', 'timeout', 'error'] as const

/** Why an answer may not be accepted; `unparsable` and `refused` are those of language models. */
export type FaultKind = (typeof FAULT_KINDS)[number]

/** One answer that was not accepted. */
export interface Fault {
  readonly kind: FaultKind
  /** One line: what was wrong. Shown to the player that is asked again, and to nobody else. */
  readonly reason: string
}

/** One decision as it was made, or taken for a player that made none. */
export interface HostedDecision<Action> {
  readonly seat: Seat
  readonly action: Action
  /** The answers that were rejected before; when they used up all retries, `forfeit` is set. */
  readonly faults: readonly Fault[]
  /** Whether the rules took this action because the player gave no acceptable one. */
  readonly forfeit: boolean
  readonly deliberation?: Json
  readonly usage?: Usage
}

/** How patient a host is. */
export interface HostSettings {
  /** Time for one answer, ms. */
  readonly timeLimitMs: number
  /** How often a player is asked again after a fault. */
  readonly retries: number
}

/** A minute for an answer, and two more tries. */
export const HOST_DEFAULTS: HostSettings = { timeLimitMs: 60_000, retries: 2 }

/** Who follows a game from outside and sees all of it. */
export interface Spectator<State, Action> {
  /** Told who is about to be asked. */
  asks?(state: State, seat: Seat): void
  /** Told of every decision, with the state that it led to. The game goes on when what this returns is settled. */
  decided?(decision: HostedDecision<Action>, state: State): void | Promise<void>
}

/** One game to be hosted. */
export interface Hosting<State, Action, View> {
  /** The state to start from, with its chance drawn. */
  readonly state: State
  /** The players, by seat. */
  readonly agents: readonly Agent<View, Action>[]
  /** Each player's stream of chance, by seat. */
  readonly randoms: readonly Random[]
  readonly settings?: Partial<HostSettings>
  readonly spectator?: Spectator<State, Action>
  /** Stops the game: `host` rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/** A game that was hosted to its end. */
export interface Hosted<State, Action> {
  /** The terminal state. */
  readonly state: State
  /** What each seat has gained, in the game's unit. */
  readonly returns: readonly number[]
  /** All decisions, in order. */
  readonly decisions: readonly HostedDecision<Action>[]
}

/** Hosts agents through one game and tells each what it saw of the end. Never rejects because of an agent. */
export type Host<State, Action, View> = (
  hosting: Hosting<State, Action, View>,
) => Promise<Hosted<State, Action>>

/** A game with its machine. */
export type HostedGame<State, Action, View, Hidden> = Game<State, Action, View, Hidden> & {
  readonly host: Host<State, Action, View>
}
