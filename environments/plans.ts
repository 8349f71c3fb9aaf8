import type { Policy } from './game.ts'
import type { Proposals } from './proposals.ts'

/**
 * The planning form of a game in which two seats make each other offers in turn until one accepts or walks away, seen
 * from one seat. All moves are public, and chance does no more between them than end the game. A game adds it so that a
 * reasoner can weigh every hypothesis (a type of opponent with a hidden state) to the last offer.
 *
 * Moves are numbered by slot: an offer by its outcome, then acceptance, then walking away.
 */
export interface Plans<View, Action> {
  /** The opponents that the game knows of. */
  readonly family: readonly PlanType<View>[]
  /** How other opponents are proposed. */
  readonly proposals: Proposals<PlanType<View>>
  /** A policy as a type of opponent. */
  typeOf(policy: Policy<View, Action>): PlanType<View>
  /** The same to the letter, whatever is offered until the end; undefined where the game cannot follow the policy so far. */
  exactTypeOf(policy: Policy<View, Action>): PlanType<View> | undefined
  /** Where the view stands. */
  position(view: View): Position<Action>
  /**
   * The place among the hidden states of the position of what the other side's own view tells; undefined where so many
   * are possible that not all are listed, and it is not.
   */
  truth(view: View, other: View): number | undefined
}

/** What an offer becomes in time: all that values of deals depend on besides what outcomes are worth. */
export interface OfferTiming {
  /** How many different outcomes can be offered. */
  readonly outcomes: number
  /** How many offers may be made in all, and how many of them can be answered. */
  readonly maxOffers: number
  readonly answerable: number
  /** What each offer after the first leaves of a deal's worth. */
  readonly discount: number
  /** Chance that the game ends without a deal after an offer, from the second on. */
  readonly endProbability: number
  /** What no deal pays. */
  readonly batna: { readonly own: number; readonly other: number }
  /**
   * How a move strays that follows no plan, where so many offers have been made: the chances to accept, to walk away,
   * and to make each single offer.
   */
  stray(made: number): { readonly accept: number; readonly walk: number; readonly offer: number }
}

/** A game in progress, as the seat sees it that plans. */
export interface Position<Action> extends OfferTiming {
  /** How many offers have been made. */
  readonly made: number
  /** The outcome that the opponent has offered last and that can be accepted. */
  readonly standing: number | undefined
  /** Points to this seat by outcome, undiscounted. */
  readonly own: Float64Array
  /** All that the rules leave open of the opponent. */
  readonly hidden: readonly HiddenState[]
  /** What the opponent has decided so far. */
  readonly decisions: readonly OfferDecision[]
  /** What this seat may do, and the slot of each. */
  readonly actions: readonly Action[]
  readonly slots: readonly number[]
  /** A move of the opponent where so many offers have been made. */
  reply(slot: number, made: number): Action
}

/** One possibility for what is hidden. */
export interface HiddenState {
  readonly name: string
  /** The group that summaries count it in. */
  readonly className: string
  /** Its chance by the rules, on any scale. */
  readonly weight: number
  /** Points to the opponent by outcome, undiscounted. */
  readonly worth: Float64Array
}

/** One past decision of the opponent. */
export interface OfferDecision {
  /** How many offers had been made before it. */
  readonly made: number
  readonly slot: number
  /** A text of the game and all moves up to this one: equal where all that was seen is equal. */
  readonly key: string
}

/** A way to play, for every hidden state. */
export interface PlanType<View> {
  readonly name: string
  /** How likely it is before anything is seen, on any scale. */
  readonly weight: number
  /** The share of its moves that stray. A type that strays remembers nothing. */
  readonly noise: number
  /** How much likelier than by the rules this type holds each hidden state from the start; absent: as the rules say. */
  lean?(view: View): Float64Array
  /** The chance of the opponent's past decision of that number, from 0, by hidden state. */
  chances(view: View, decision: number): Float64Array
  /** How it goes on from here. */
  replies(view: View): Replies
}

/**
 * The replies of one type, straying left aside, to every offer that the planning seat may make next. What the type
 * remembers of the game is a number, below `memories`.
 */
export type Replies = PureReplies | MixedReplies

/** What all replies say of what their type remembers. */
export interface Remembering {
  readonly memories: number
  /** What it remembers where the view stands. */
  readonly memory: number
  /** A text that is equal for two types that will reply alike from here on in this hidden state, come what may. */
  signature?(hidden: number): string
}

/** The replies of a type that answers each offer in one way. */
export interface PureReplies extends Remembering {
  readonly kind: 'pure'
  /**
   * Writes the slot of the reply to each offer, and what is remembered after it.
   * @param made offers made before this seat's offer
   */
  respond(hidden: number, made: number, memory: number, out: ReplyTable): void
}

/** The replies of a type that draws them by lot. */
export interface MixedReplies extends Remembering {
  readonly kind: 'mixed'
  /** Writes the chance of every reply: `out[offer * (outcomes + 2) + slot]`. It remembers nothing. */
  mix(hidden: number, made: number, out: Float64Array): void
}

/** Replies by own offer. */
export interface ReplyTable {
  readonly slots: Uint16Array
  readonly memory: Uint16Array
}
