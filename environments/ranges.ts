import type { Policy } from './game.ts'
import type { Proposals } from './proposals.ts'
import type { Random } from './random.ts'

/**
 * The vector form of a two-player game with public actions, seen from one seat: beliefs are vectors over all
 * hidden states of the opponent, and the game answers for all of them at once. A game adds it for speed.
 */
export interface Ranges<View, Action> {
  /** How many hidden states the opponent can have, at most: the length of every belief vector. */
  readonly size: number
  /** How many contexts of a decision opponents are told apart by. */
  readonly contexts: number
  /** The ways in which opponents tell hidden states apart. */
  readonly partitions: readonly Partition[]
  /** The partitions by which an opponent can be learned from its own play. */
  readonly learnable: readonly number[]
  /** All actions, in a fixed order: the slots of every response table. */
  readonly actions: readonly Action[]
  /** 1 for every hidden state that the view leaves open, else 0. */
  possible(view: View): Float64Array
  /** The hidden state that has been revealed, if any. */
  revealed(view: View): number | undefined
  /** The hidden state that this seat is in, as the other side numbers them. */
  own(view: View): number
  /** The hidden states sorted into few named groups by what lies open, to be spoken of: the group of each. */
  groups(view: View): { readonly names: readonly string[]; readonly of: ArrayLike<number> }
  /** What the opponent has decided so far in this game, in order. */
  evidence(view: View): readonly Evidence[]
  /**
   * The decision of the seat whose view this is, as the other side sees it, and the hidden state that this seat is in:
   * how a type plays everywhere can be worked out, for games that can be solved.
   */
  standing?(view: View): { readonly spot: Spot; readonly hidden: number }
  /** The public tree that starts where the view stands, with chance sampled from the stream. */
  root(view: View, search: Search, random: Random): PublicNode<Action>
  /** The opponents that the game knows of. */
  readonly family: readonly OpponentType[]
  /** How other opponents are proposed, for games that take any. */
  readonly proposals?: Proposals<OpponentType>
  /** Any way to play as a type, asked for each hidden state: slower than a table. */
  typeOf(policy: Policy<View, Action>): OpponentType
  /** The same to the letter: what the policy never does has no chance. For what is to be exact. */
  exactTypeOf(policy: Policy<View, Action>): OpponentType
  /** The named class of each hidden state, for summaries, and the names. */
  readonly classes: Uint8Array
  className(index: number): string
  /** The name of one hidden state. */
  hiddenName(index: number): string
}

/** A way to sort the hidden states, on whatever lies open: by strength, by what they are called. */
export interface Partition {
  readonly name: string
  readonly parts: number
  /** Whether neighbouring parts are alike. */
  readonly ordered: boolean
}

/** How wide the search samples chance, and what it must keep apart. */
export interface Search {
  /** By stage of the game: how many outcomes at the first chance node of a line, the second, and so on; then it ends, as it does where nothing is said. */
  readonly widths: readonly (readonly number[])[]
  /** The partitions that the opponents in question look at; undefined where one of them looks at each hidden state. */
  readonly partitions: readonly number[] | undefined
  /** What a payoff, in the game's unit, is worth, 0 being worth 0; absent: itself. */
  readonly utility?: ((payoff: number) => number) | undefined
}

/** Hidden states that are alike in all partitions of a search: every one of them gets the same answer of a table. */
export interface Cells {
  readonly count: number
  /** The cell of each entry of a reach vector. */
  readonly of: Uint16Array
  /** The part of each cell in a partition. */
  sort(partition: number): Uint8Array
}

/** A decision of the opponent as the table sees it. */
export interface Spot {
  /** Numbers 0 .. contexts-1 of what the decision is like, from the coarsest to the finest. */
  readonly contexts: readonly number[]
  /** How often the other side has raised what is to be paid: 0 none, 1 once, 2 more. */
  readonly facing: number
  /** Which of all actions are legal here, by slot. */
  readonly legal: readonly boolean[]
  /** What staying in costs, as a share of the pot with it in (the pot odds), to two decimals; 0 when it is free. */
  readonly price: number
  /** How many leading entries of a reach vector here are chances (see `Stage.enter`). */
  readonly states: number
  /** The part of each hidden state here. @param partition a place in `Ranges.partitions` */
  sort(partition: number): Uint8Array
  /** What is to be told apart here by the partitions that the search named; undefined where that is every hidden state. */
  readonly cells?: Cells | undefined
  /** The open cards or other public chance. */
  readonly board: readonly number[]
  /** A number that is equal for spots in which tables answer alike. */
  readonly key: number
}

/** One decision of the opponent, as it was seen. */
export interface Evidence {
  readonly spot: Spot
  /** The slot of the action that was taken. */
  readonly action: number
}

/**
 * A way to play as a table or as a vector. Illegal slots are 0 and the legal ones sum to 1.
 * `table`: chances by [slot * parts + part] of one partition. `respond`: by [slot * size + hidden state], written to
 * `out`; it is asked only where the reach is over hidden states.
 */
export type OpponentType =
  | { readonly name: string; readonly partition: number; table(spot: Spot): Float64Array }
  | { readonly name: string; respond(spot: Spot, out: Float64Array): void }

/** A node of the public tree. Payoffs are the viewing seat's, in the game's unit. */
export type PublicNode<Action> =
  | { readonly kind: 'own'; readonly actions: readonly Action[]; child(index: number): PublicNode<Action> }
  | {
      readonly kind: 'opponent'
      readonly spot: Spot
      /** The slots of its legal actions. */
      readonly slots: readonly number[]
      child(index: number): PublicNode<Action>
    }
  | {
      readonly kind: 'chance'
      readonly outcomes: readonly ChanceOutcome<Action>[]
      /** Whether the outcomes are all there are, not a sample. */
      readonly exhaustive: boolean
      /** The worth of a reach if nobody acted again: near what all outcomes together would say. */
      still(reach: Float64Array): number
    }
  /** The sum over hidden states of reach times the utility of the payoff. */
  | { readonly kind: 'leaf'; value(reach: Float64Array): number }

/** What may come of a chance node. */
export interface ChanceOutcome<Action> {
  /** Multiplies values, so that sampled outcomes estimate the sum over all. */
  readonly weight: number
  /** What follows the outcome. */
  whole(): Stage<Action>
  /** The same without what comes after this stage of the game, cheap to look through; absent where nothing does. */
  sketch?(): Stage<Action>
}

/** What follows an outcome of chance, up to the next one or to the end. */
export interface Stage<Action> {
  readonly root: PublicNode<Action>
  /** How long a reach is here. */
  readonly entries: number
  /**
   * Carries a reach in: hidden states that the outcome rules out get 0. Where nothing follows this stage, the game may
   * condense it: hidden states that all opponents play alike become one entry, and after those chances come the sums
   * of what the leaves ask for.
   */
  enter(reach: Float64Array, out: Float64Array): void
  /** The worth of an entered reach if nobody acted again. */
  still(entered: Float64Array): number
}
