import type { Random } from './random.ts'

/**
 * The vector form of a two-player game with public actions, seen from one seat: beliefs are vectors over all
 * hidden states of the opponent, and the game answers for all of them at once. A game adds it for speed.
 */
export interface Ranges<View, Action> {
  /** How many hidden states the opponent can have, at most: the length of every belief vector. */
  readonly size: number
  /** How many strength buckets the game sorts hidden states into. */
  readonly buckets: number
  /** How many betting contexts opponents are told apart by. */
  readonly contexts: number
  /** All actions, in a fixed order: the slots of every response table. */
  readonly actions: readonly Action[]
  /** 1 for every hidden state that the view leaves open, else 0. */
  possible(view: View): Float64Array
  /** The hidden state that has been revealed, if any. */
  revealed(view: View): number | undefined
  /** What the opponent has decided so far in this game, in order. */
  evidence(view: View): readonly Evidence[]
  /** The public tree that starts where the view stands, with chance sampled from the stream. */
  root(view: View, search: Search, random: Random): PublicNode<Action>
  /** The opponents that the game knows of. */
  readonly family: readonly OpponentType[]
  /** The named class of each hidden state, for summaries, and the names. */
  readonly classes: Uint8Array
  className(index: number): string
  /** The name of one hidden state. */
  hiddenName(index: number): string
}

/** How wide the search samples chance: by street of the decision, outcomes per chance node by depth; 0 ends it there. */
export interface Search {
  readonly widths: readonly (readonly number[])[]
  /** What a payoff, in the game's unit, is worth; 0 is worth 0. Identity when absent. */
  readonly utility?: (payoff: number) => number
}

/** A decision of the opponent as the table sees it. */
export interface Spot {
  /** 0 .. contexts-1 */
  readonly context: number
  /** Which of all actions are legal here, by slot. */
  readonly legal: readonly boolean[]
  /** What staying in costs, as a share of the pot with it in (the pot odds), to two decimals; 0 when it is free. */
  readonly price: number
  /** The strength bucket of each entry of a reach vector here. */
  readonly strength: Uint8Array
  /** How many leading entries of a reach vector here are chances (see `ChanceOutcome.enter`). */
  readonly states: number
  /** The strength bucket of each hidden state here, whatever the form of the reach. */
  readonly hiddenStrength: Uint8Array
  /** The open cards or other public chance, for types that look at them. */
  readonly board: readonly number[]
  /** A text that is equal for spots in which strength tables answer alike. */
  readonly key: string
}

export interface Evidence {
  readonly spot: Spot
  /** The slot of the action that was taken. */
  readonly action: number
}

/**
 * A way to play as a table or as a vector. `table`: chances by [slot * buckets + bucket]. `respond`: chances by
 * [slot * size + hidden state]. Illegal slots are 0 and the legal ones sum to 1.
 */
export type OpponentType =
  | { readonly name: string; table(spot: Spot): Float64Array }
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
    }
  /** The sum over hidden states of reach times the utility of the payoff. */
  | { readonly kind: 'leaf'; value(reach: Float64Array): number }

export interface ChanceOutcome<Action> {
  readonly node: PublicNode<Action>
  /** Multiplies values, so that sampled outcomes estimate the sum over all. */
  readonly weight: number
  /**
   * The reach behind the outcome: hidden states that the outcome rules out get 0. Where the search ends with the
   * stage that starts here, the game may condense it: opponents tell hidden states apart by strength bucket alone,
   * so it is enough to carry, for each bucket, the sum of the chances and, after those, of what the leaves ask for.
   */
  enter(reach: Float64Array): Float64Array
}
