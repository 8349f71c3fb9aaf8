import type { Json } from '../environments/game.ts'
import type { Random } from '../environments/random.ts'
import type { OpponentType, Ranges } from '../environments/ranges.ts'
import type { Marginals } from './belief.ts'
import { BeliefTree } from './explore/belief-tree.ts'
import { Mixture } from './opponents/mixture.ts'
import type { Opponent } from './opponents/opponent.ts'
import type { DecisionRule } from './score/decision-rule.ts'
import type { Utility } from './score/utility.ts'

/** How a decision was reached. Plain JSON. */
export interface Deliberation {
  readonly [key: string]: Json
  /** The position of the chosen action among `actions`. */
  readonly choice: number
  readonly actions: readonly {
    readonly action: Json
    readonly expectedUtility: number
    /** From the spread over sampled chance; 0 where everything was enumerated. */
    readonly standardError: number
    /** The opponent's predicted next response; of many the likeliest. */
    readonly predicted: readonly { readonly action: Json; readonly chance: number }[]
  }[]
  readonly belief: {
    readonly types: readonly { readonly type: string; readonly before: number; readonly after: number }[]
    readonly classes: readonly {
      readonly hiddenClass: string
      readonly before: number
      readonly after: number
    }[]
    /** The few named groups that the other's hidden state may be in as the board lies: a whole belief, to be held against the truth. */
    readonly groups?: readonly { readonly group: string; readonly before: number; readonly after: number }[]
    readonly hidden: readonly { readonly hidden: string; readonly before: number; readonly after: number }[]
  }
  readonly unit: string
}

/** What may be set in a deliberation. */
export interface Reasoning {
  /** Absent: a payoff is worth itself. */
  readonly utility?: Utility | undefined
  readonly decide: DecisionRule
  /** By stage of the decision: how many outcomes at the first chance node of a line, the second, and so on. */
  readonly widths: readonly (readonly number[])[]
}

/**
 * Decides as the paper has it: infer the hidden states from what has happened, explore the futures of each action
 * from each of them, score the actions by expected utility, choose.
 *
 * @param view where the seat is to act
 * @param opponent what has been learned of the other side
 * @param random the stream that sampled chance is drawn from
 */
export function deliberate<View, Action extends Json>(
  ranges: Ranges<View, Action>,
  view: View,
  opponent: Opponent<View, Action>,
  reasoning: Reasoning,
  unit: string,
  random: Random,
): { action: Action; deliberation: Deliberation } {
  // Infer: look back.
  const before = opponent.before(view)
  const belief = opponent.infer(view)
  return weighUp(ranges, view, { types: opponent.types, before, belief }, reasoning, unit, random)
}

/** What is believed where a view stands. */
export interface Believed {
  readonly types: readonly OpponentType[]
  /** Before the opponent's play in this game, and by it. */
  readonly before: Marginals
  readonly belief: Marginals
  /** Whom the futures are explored against, where it is not who is believed in. */
  readonly against?: OpponentType | undefined
}

/**
 * The second and the third step, from a belief: explores what each action leads to, scores and chooses.
 * Throws `RangeError` where the seat is not to act.
 *
 * @param unit of payoffs, for the deliberation
 * @param random the stream that sampled chance is drawn from
 */
export function weighUp<View, Action extends Json>(
  ranges: Ranges<View, Action>,
  view: View,
  believed: Believed,
  reasoning: Reasoning,
  unit: string,
  random: Random,
): { action: Action; deliberation: Deliberation } {
  const { types, belief, against } = believed
  // Explore: look ahead. One opponent that mixes the types as they are now believed costs as much as one type.
  const mixture =
    against === undefined
      ? new Mixture(types, belief.types, ranges.actions.length)
      : new Mixture([against], [1], ranges.actions.length)
  const tree = new BeliefTree<Action>(mixture)
  const { partitions } = mixture
  const { widths, utility } = reasoning
  const root = ranges.root(view, { widths, utility, partitions }, random)
  if (root.kind !== 'own') throw new RangeError('there is nothing to decide: this seat is not to act')
  const explored = tree.explore(root, belief.hidden)

  // Score: weigh, and choose.
  const choice = reasoning.decide(
    explored.map(({ value }) => value),
    random,
  )
  return {
    action: root.actions[choice],
    deliberation: {
      choice,
      actions: explored.map(({ value, standardError, responses }, i) => ({
        action: root.actions[i],
        expectedUtility: value,
        standardError,
        predicted: responses.map(({ slot, chance }) => ({ action: ranges.actions[slot], chance })),
      })),
      belief: summary(ranges, view, believed),
      unit,
    },
  }
}

/** Chances below this are left out of a summary. */
const NEGLIGIBLE = 1e-4

function summary<View, Action>(
  ranges: Ranges<View, Action>,
  view: View,
  { types, before, belief: after }: Believed,
): Deliberation['belief'] {
  const { names, of } = ranges.groups(view)
  const likelyFirst = (a: { after: number }, b: { after: number }) => b.after - a.after
  return {
    types: types
      .map(({ name }, i) => ({ type: name, before: before.types[i], after: after.types[i] }))
      .sort(likelyFirst),
    classes: sorted(ranges.classes, before, after)
      .map(([index, chances]) => ({ hiddenClass: ranges.className(index), ...chances }))
      .sort(likelyFirst),
    groups: sorted(of, before, after)
      .map(([index, chances]) => ({ group: names[index], ...chances }))
      .sort(likelyFirst),
    hidden: Array.from(after.hidden, (chance, h) => ({
      hidden: ranges.hiddenName(h),
      before: before.hidden[h],
      after: chance,
    }))
      .filter((row) => row.after > NEGLIGIBLE)
      .sort(likelyFirst),
  }
}

/** The chances of hidden states summed by what they are sorted into. @param of the place that each is sorted to */
function sorted(
  of: ArrayLike<number>,
  before: Marginals,
  after: Marginals,
): (readonly [number, { readonly before: number; readonly after: number }])[] {
  const cells = new Map<number, { before: number; after: number }>()
  for (let h = 0; h < before.hidden.length; h++) {
    const cell = cells.get(of[h]) ?? { before: 0, after: 0 }
    cell.before += before.hidden[h]
    cell.after += after.hidden[h]
    cells.set(of[h], cell)
  }
  return [...cells].filter(([, cell]) => cell.after > NEGLIGIBLE || cell.before > NEGLIGIBLE)
}
