import { END, type GameTree } from './game-tree.ts'
import { realization, type Strategy } from './strategy.ts'

/** The strategies of both seats. */
export type Profile = readonly [Strategy, Strategy]

/** What each sequence of a seat gains where it ends the game, weighed with chance and the other's play. */
function gains<View, Action>(tree: GameTree<View, Action>, seat: 0 | 1, opponent: Strategy): Float64Array {
  const { kind, sequences, chance, payoff, sides } = tree
  const plan = realization(sides[1 - seat], opponent)
  const own = sequences[seat]
  const other = sequences[1 - seat]
  const sign = seat === 0 ? 1 : -1
  const worth = new Float64Array(sides[seat].first[sides[seat].sets.length])
  for (let n = 0; n < kind.length; n++)
    if (kind[n] === END) worth[own[n]] += sign * payoff[n] * chance[n] * plan[other[n]]
  return worth
}

/** A way to play that nothing beats against a given opponent. */
export interface BestResponse {
  /** What it wins, in the game's unit. */
  readonly value: number
  /** Pure: the first of the best actions at each information set. */
  readonly strategy: Strategy
}

/**
 * The best response of a seat to the other's strategy, exactly.
 * @param opponent the strategy of the other seat
 */
export function bestResponse<View, Action>(
  tree: GameTree<View, Action>,
  seat: 0 | 1,
  opponent: Strategy,
): BestResponse {
  const { worth, strategy } = responseWorths(tree, seat, opponent)
  return { value: worth[0], strategy }
}

/**
 * What each sequence of a seat is worth against the other's strategy, if it goes on by a best response: weighed with
 * the chance that chance and the other let the seat come there.
 */
export function responseWorths<View, Action>(
  tree: GameTree<View, Action>,
  seat: 0 | 1,
  opponent: Strategy,
): { readonly worth: Float64Array; readonly strategy: Strategy } {
  const { first, parent, sets } = tree.sides[seat]
  const strategy = new Float64Array(first[sets.length])
  const worth = gains(tree, seat, opponent)
  for (let i = sets.length - 1; i >= 0; i--) {
    let best = first[i]
    for (let s = best + 1; s < first[i + 1]; s++) if (worth[s] > worth[best]) best = s
    strategy[best] = 1
    worth[parent[i]] += worth[best]
  }
  strategy[0] = 1
  return { worth, strategy }
}

/** What each seat gains on average, in the game's unit. */
export function expectedValues<View, Action>(
  tree: GameTree<View, Action>,
  [first, second]: Profile,
): readonly [number, number] {
  const plan = realization(tree.sides[0], first)
  const worth = gains(tree, 0, second)
  const value = worth.reduce((sum, gain, s) => sum + gain * plan[s], 0)
  return [value, 0 - value]
}

/** How far a profile is from an equilibrium. */
export interface Exploitability {
  /** By seat: what a best response in it wins from the other's strategy. */
  readonly responses: readonly [number, number]
  /** What both seats together could gain by a best response: in a zero-sum game the sum of the responses. */
  readonly nashConv: number
  /** Half of it: what a best response wins on average, both seats taken equally often. */
  readonly exploitability: number
}

/** How much best responses win from a profile, in the game's unit. 0 for an equilibrium. */
export function exploitability<View, Action>(
  tree: GameTree<View, Action>,
  [first, second]: Profile,
): Exploitability {
  const responses = [bestResponse(tree, 0, second).value, bestResponse(tree, 1, first).value] as const
  const nashConv = responses[0] + responses[1]
  return { responses, nashConv, exploitability: nashConv / 2 }
}
