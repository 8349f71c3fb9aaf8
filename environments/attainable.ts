import type { Seat } from './game.ts'

/** What could have come of a game, with all known that was hidden from one or the other. */
export interface Attainable {
  /** What the Pareto-optimal endings pay at once, by seat each, by what seat 0 gets, from least. */
  readonly frontier: readonly (readonly number[])[]
  /** What is paid where nothing is agreed on, by seat. */
  readonly disagreement: readonly number[]
  /** What each offer would have paid, by seat, had it been taken, in order. */
  readonly offers: readonly { readonly seat: Seat; readonly payoffs: readonly number[] }[]
}
