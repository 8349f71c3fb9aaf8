/** What of a game's payoffs can be put down to luck. */
export interface LuckTerm {
  readonly name: string
  /** What a seat usually gains for one unit of the term: where fits start from. */
  readonly usual: number
}

/**
 * Luck as control variates: what chance gave each seat, in terms whose expectation is exactly zero however anybody
 * plays. Each is the sum, over the events of chance in a game, of some figure after the event less its exact mean
 * over all outcomes that were possible, all hidden cards known. Taken off payoffs, they leave the expectation as it
 * is and narrow the spread (White and Bowling 2009; Burch and others 2018, AIVAT).
 */
export interface Luck<State, Action> {
  readonly terms: readonly LuckTerm[]
  /** By seat, then by term, in the game's unit. @param end a terminal state */
  of(end: State): readonly (readonly number[])[]
  /**
   * Roughly what an action leaves each seat with, in the game's unit: where a player states the chances of its
   * actions, the choice it drew is luck as well. Any figure will do: a better one narrows the spread more.
   */
  worth(state: State, action: Action): readonly number[]
}
