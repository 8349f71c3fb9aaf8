import type { ZodType } from 'zod'
import type { Attainable } from './attainable.ts'
import type { Cast } from './cast.ts'
import type { Claim } from './claims.ts'
import type { Luck } from './luck.ts'
import type { Measure } from './measures.ts'
import type { Plans } from './plans.ts'
import type { Random } from './random.ts'
import type { Ranges } from './ranges.ts'

/** A player's place at the table, 0 .. seats-1, in the order that the rules of the game name. */
export type Seat = number

/** Plain JSON: what states, views, actions and records are made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * A decision game in extensive form. Every function is pure; a state is plain JSON data.
 *
 * @typeParam State everything that is so, secrets and chance outcomes included
 * @typeParam Action one move; plain JSON, compared by its JSON text
 * @typeParam View all that one seat may know
 * @typeParam Hidden one possibility for what a view leaves open
 */
export interface Game<State, Action, View, Hidden> {
  /** The name that commands and records use: `limit-holdem`. */
  readonly name: string
  /** How many seats this table has. */
  readonly seats: number
  /** The unit of `returns`, as people write it: `mbb/hand`. */
  readonly unit: string
  /** Whether the returns of every terminal state sum to zero. */
  readonly zeroSum: boolean
  /** How many deals there are, where they are taken in turn from a list; absent where each is drawn. */
  readonly deals?: number
  /** The rules in force, resolved: plain JSON, recorded with every result. */
  readonly settings: { readonly [key: string]: Json }

  /**
   * Draws all chance outcomes of one game.
   * @param deal the number of the deal, from 0: a game that takes its instances from a file deals them in turn
   */
  initialState(random: Random, deal?: number): State
  /**
   * Every state that `initialState` may draw, with its chance: explicit chance, for games so small that it can be
   * listed and they can be solved. Chances are positive and sum to 1. As all chance of a game is drawn at its start, a
   * card that is turned later differs here already, and shows in the views when it is turned. What a seat to act sees
   * (the JSON text of its view) is its information set, so a view must hold all that the seat has seen and done.
   */
  initialStates?(): readonly Dealt<State>[]
  /** Who acts; undefined when the game is over. */
  currentPlayer(state: State): Seat | undefined
  /** The actions allowed now, in a fixed order; empty when the game is over. */
  legalActions(state: State): readonly Action[]
  /** The state after the action of the current player. Throws `IllegalAction`; never clamps, never mutates. */
  apply(state: State, action: Action): State
  /** What each seat has gained, in `unit`. Only for terminal states: throws `RangeError` before. */
  returns(state: State): readonly number[]
  /** All that this seat may know, with the full history. The only door from a game to a player. */
  view(state: State, seat: Seat): View
  /** The legal actions of the seat whose view this is; empty when it is not to act. */
  viewActions(view: View): readonly Action[]
  /**
   * The legal action that an untrusted JSON value means: one that `apply` takes. It may say more than the one that is
   * listed (an offer with words to it). Throws `IllegalAction` with the reason; never clamps, never guesses.
   */
  readAction(view: View, json: unknown): Action

  /** Everything that the view leaves open, for games where that can be listed. Throws `RangeError` where it is too much. */
  hiddenStates(view: View): readonly Hidden[]
  /** One possibility drawn with the chance that the rules (not the play) give it. */
  sampleHidden(view: View, random: Random): Hidden
  /** A full state that agrees with the view; chance outcomes still to come are drawn. */
  complete(view: View, hidden: Hidden, random: Random): State

  /** A view read from untrusted JSON, checked against the rules. Throws `BadInput` naming the field. */
  readView(json: unknown): View

  readonly words: Words<Action, View>
  /** The decisions that the other seats have made, each with what it saw if the hidden cards are these. */
  past?(view: View, hidden: Hidden): readonly PastDecision<View, Action>[]
  /** Policies that other players may follow, for rollouts. */
  readonly population?: readonly Policy<View, Action>[]
  /** Other players whose play is known exactly. */
  readonly cast?: Cast<View, Action>
  /** What is measured of a finished game besides its returns. */
  readonly measures?: readonly Measure<State, Action>[]
  /**
   * What a best response wins in each seat from a policy that is `blind`, exactly, in `unit`: for games too large to be
   * enumerated that can work it out all the same.
   * @param progress told now and then of the share that is done
   */
  blindResponses?(policy: Policy<View, Action>, progress: (share: number) => void): readonly number[]
  /** What could have come of a finished game, for games in which what one gains the others need not lose. */
  attainable?(end: State): Attainable
  /** What of its payoffs is luck, for games that can say. */
  readonly luck?: Luck<State, Action>
  /** The vector form, for two-player games that have one. */
  readonly ranges?: Ranges<View, Action>
  /** The planning form, for two-player games of offers made in turn. */
  readonly plans?: Plans<View, Action>
}

/** One way in which chance may fall. */
export interface Dealt<State> {
  readonly state: State
  /** Above 0, at most 1. */
  readonly chance: number
}

/** One decision of another seat. */
export interface PastDecision<View, Action> {
  readonly seat: Seat
  readonly view: View
  readonly actions: readonly Action[]
  readonly action: Action
}

/** How a game speaks. */
export interface Words<Action, View> {
  /** The situation as its seat sees it, in a few lines of prose. */
  view(view: View): string
  /**
   * What everybody at the table can see of the situation, and nothing else, told to each player that is still in the
   * game (once it is over, to all). For players that put themselves in another's place.
   */
  open?(view: View): readonly Telling[]
  /**
   * A finished game as its seat saw it, in as few words as hold all that was done and shown: what one remembers of a
   * match is a list of these. Without it the view stands for itself.
   */
  story?(view: View): string
  /**
   * What may be said of a decision in numbers, each with what is true.
   * @param action that was chosen @param belief the true one, by the names of hidden states
   */
  claims?(
    view: View,
    action: Action,
    belief: readonly { readonly hidden: string; readonly chance: number }[],
  ): readonly Claim[]
  /** The stage of the game that a decision belongs to, in a word or two: "flop". */
  stage?(view: View): string
  /** The action as a player would say it here: "check", "raise to 40". */
  action(view: View, action: Action): string
  /**
   * Why a player that minds its words would not say those that go with an action: they tell what it alone knows, or say
   * something else than it does. Undefined where they may be said. The rules of the game forbid none of it.
   */
  objection?(view: View, action: Action): string | undefined
  /**
   * How the seat to act writes an action, for games where it is not one of a few words. Every object of it is strict and
   * nothing optional; each field has a description. What the schema makes of an answer is read by `readAction`.
   */
  answer?(view: View): ZodType
  /** An action of that form; without it actions are written as they are. */
  written?(view: View, action: Action): Json
}

/** What everybody can see, told to one player: "You are seat 1". */
export interface Telling {
  readonly seat: Seat
  /** Whether this is the seat whose view it is. */
  readonly own: boolean
  readonly told: string
}

/** Where the deals of a game come from, other than by chance. */
export interface DealSource {
  /** The text of a file of instances, one a line: the deal numbered d takes its line d. No view tells of it. */
  readonly instances?: string
}

/**
 * A game before its settings are chosen: what the command line lists and makes tables from.
 * `schema` checks and defaults the settings; each of its fields has a description.
 */
export interface GameFamily<State, Action, View, Hidden> {
  readonly name: string
  readonly summary: string
  readonly seats: readonly [min: number, max: number]
  readonly unit: string
  readonly schema: ZodType<Record<string, Json>, Record<string, unknown>>
  /**
   * Makes the game. Throws `BadInput` for a setting that is unknown or out of range.
   * @param source for games that deal from a file
   */
  create(settings?: Record<string, unknown>, source?: DealSource): Game<State, Action, View, Hidden>
}

/**
 * A way to play: the chance of each legal action, given what the acting seat knows. Synchronous and pure.
 * It takes the view, not the state, so that no policy can look where its seat may not.
 */
export interface Policy<View, Action> {
  readonly name: string
  /** Set for a policy that goes by what everybody sees alone: no card or other secret bears on what it does. */
  readonly blind?: true
  /** @param actions the legal actions @returns their chances, in the same order, summing to 1 */
  distribution(view: View, actions: readonly Action[]): ArrayLike<number>
}

/**
 * A way to play that is told everything: it is given the views of all seats, and marks what can be reached, not a fair
 * player. It is a type of its own so that it can be seated nowhere by mistake.
 */
export interface Oracle<View, Action> {
  readonly name: string
  readonly told: true
  /**
   * @param view of the seat to act
   * @param views of all seats, by seat
   * @returns the chances of the actions, in the same order, summing to 1
   */
  distribution(view: View, actions: readonly Action[], views: readonly View[]): ArrayLike<number>
}

/** A policy with its options still open: how a game lists its house players. */
export interface HousePolicy<View, Action> {
  readonly name: string
  readonly summary: string
  /** Checks and defaults the options; each of its fields has a description. */
  readonly schema: ZodType<Record<string, Json>, Record<string, unknown>>
  /** Makes the policy. Throws `BadInput` for an option that is unknown or out of range. */
  create(options?: Record<string, unknown>): Policy<View, Action>
}

/** An oracle with its options still open. */
export interface HouseOracle<View, Action> extends Omit<HousePolicy<View, Action>, 'create'> {
  create(options?: Record<string, unknown>): Oracle<View, Action>
}
