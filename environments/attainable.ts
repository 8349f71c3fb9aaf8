import type { Seat } from './game.ts'

/** Payoffs by seat. */
type Payoffs = readonly number[]

/** What could have come of a game, with all known that was hidden from one or the other. */
export interface Attainable {
  /** What the Pareto-optimal endings pay at once, by what seat 0 gets, from least. */
  readonly frontier: readonly Payoffs[]
  /** What is paid where nothing is agreed on. */
  readonly disagreement: Payoffs
  /** What each offer would have paid, had it been taken, in order. */
  readonly offers: readonly { readonly seat: Seat; readonly payoffs: Payoffs }[]
}
