import { DealtSpots } from './dealt-spots.ts'
import { dealtNode } from './dealt-tree.ts'
import type { Dealt, Game, PastDecision, Policy, Seat } from './game.ts'
import type { Partition, Ranges, Spot } from './ranges.ts'

/** A state that agrees with a view. `chance` is that of all that is still to be drawn, given the hidden state. */
export interface Completion<State> extends Dealt<State> {
  /** The place of the other seat's hidden state. */
  readonly hidden: number
}

/** A two-player game so small that its deals can be walked through, and whose actions everybody sees. */
export interface DealtGame<State, Action, View> {
  readonly game: Pick<
    Game<State, Action, View, never>,
    'currentPlayer' | 'legalActions' | 'apply' | 'returns' | 'view' | 'viewActions'
  >
  /** All actions; and the one that adds nothing, for what a game is worth if nobody acted again. */
  readonly actions: readonly Action[]
  readonly passive: Action
  /** The names of all hidden states, the class of each, and the names of the classes. */
  readonly hidden: readonly string[]
  readonly classes: Uint8Array
  readonly classNames: readonly string[]
  /** How opponents tell hidden states apart: by all that bears on play. */
  readonly partition: Partition
  readonly contexts: number
  /** Every state that agrees with the view. */
  completions(view: View): readonly Completion<State>[]
  /** What the other seat has decided, with what it saw in one of the possible hidden states. */
  past(view: View): readonly PastDecision<View, Action>[]
  /** The hidden state that has been shown, if any. */
  revealed(view: View): number | undefined
  /** The hidden state that the seat itself is in. */
  own(view: View): number
  seatOf(view: View): Seat
  /** What the decision of the seat whose view this is is like. */
  situation(view: View): Pick<Spot, 'contexts' | 'facing' | 'price' | 'key' | 'board'>
  /** The view of a seat to act if it held that; undefined where it cannot. */
  held(view: View, hidden: number): View | undefined
  /** The part of each hidden state of the seat whose view this is. */
  sort(view: View): Uint8Array
  /** Players to expect: none of them tells apart what the partition does not. */
  readonly population: readonly Policy<View, Action>[]
}

/** Share of uniform play in a policy: enough that what it never does is possible, too little to change anything else. */
const TRACE = 1e-12

/** Share of uniform play in a player that strays now and then. */
const STRAYING = 0.1

/** The vector form of a game whose deals can be walked through: all chance is enumerated, all values are exact. */
export function dealtRanges<State, Action, View>(
  dealt: DealtGame<State, Action, View>,
): Ranges<View, Action> {
  const { hidden, actions } = dealt
  const spots = new DealtSpots(dealt)
  return {
    size: hidden.length,
    contexts: dealt.contexts,
    partitions: [dealt.partition],
    learnable: [0],
    actions,
    classes: dealt.classes,
    className: (index) => dealt.classNames[index],
    hiddenName: (index) => hidden[index],
    possible(view) {
      const vector = new Float64Array(hidden.length)
      for (const completion of dealt.completions(view)) vector[completion.hidden] = 1
      return vector
    },
    revealed: dealt.revealed,
    own: dealt.own,
    groups: () => ({ names: dealt.classNames, of: dealt.classes }),
    evidence: (view) =>
      dealt.past(view).map((decision) => ({
        spot: spots.at(decision.view),
        action: actions.indexOf(decision.action),
      })),
    family: dealt.population.flatMap((policy) => [
      spots.table(policy, policy.name, TRACE),
      spots.table(policy, `${policy.name}, straying`, STRAYING),
    ]),
    typeOf: (policy) => spots.vector(policy, TRACE),
    exactTypeOf: (policy) => spots.vector(policy, 0),
    standing: (view) => ({ spot: spots.at(view), hidden: dealt.own(view) }),
    root: (view, { utility = (payoff) => payoff }) =>
      dealtNode({ dealt, spots, seat: dealt.seatOf(view), utility }, dealt.completions(view)),
  }
}
