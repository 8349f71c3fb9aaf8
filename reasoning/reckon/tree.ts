import type { Json, Policy } from '../../environments/game.ts'
import type { DecisionRule } from '../score/decision-rule.ts'
import { responseWorths } from '../solve/best-response.ts'
import type { GameTree } from '../solve/game-tree.ts'
import { behaviour, realization, strategyOf, straying } from '../solve/strategy.ts'
import type { Reckoner } from './reckoning.ts'

/** Share of uniform play in every type, so that nothing that is seen is impossible. */
const STRAYING = 0.05

/**
 * Reckons exactly in any game that can be enumerated: the other follows one of the policies, all equally likely at the
 * start of each game, and all deals and futures are walked through. Against what is then believed every action is worth
 * what a best response earns after it. It learns nothing from game to game.
 *
 * @param tree of the game @param policies whom to expect
 */
export function treeReckoner<View, Action extends Json>(
  tree: GameTree<View, Action>,
  policies: readonly Policy<View, Action>[],
  decide: DecisionRule,
  unit: string,
): Reckoner<View> {
  const seats = ([0, 1] as const).map((seat) => {
    const side = tree.sides[1 - seat]
    const plans = policies.map((policy) => realization(side, strategyOf(side, straying(policy, STRAYING))))
    const mean = plans[0].map((_, s) => plans.reduce((sum, plan) => sum + plan[s], 0) / plans.length)
    const { worth } = responseWorths(tree, seat, behaviour(side, mean))
    return { seat, plans, mean, worth }
  })
  return {
    reckon(view, _infer, _spread, random) {
      const text = JSON.stringify(view)
      const at = seats.find(({ seat }) => tree.sides[seat].index.has(text))
      const set = at && tree.sides[at.seat].index.get(text)
      if (at === undefined || set === undefined) throw new RangeError(`the game has no such view: ${text}`)
      const { seat, plans, mean, worth } = at
      const { first, sets } = tree.sides[seat]
      const nodes = nodesOf(tree, seat, first[set])
      const reached = (plan: Float64Array) =>
        nodes.reduce((sum, n) => sum + tree.chance[n] * plan[tree.sequences[1 - seat][n]], 0)
      const reach = reached(mean)
      const values = Array.from(worth.subarray(first[set], first[set + 1]), (each) => each / reach)
      const choice = decide(values, random)
      const types = policies
        .map(({ name }, p) => ({
          type: name,
          before: 1 / policies.length,
          after: reached(plans[p]) / (reach * policies.length),
        }))
        .toSorted((a, b) => b.after - a.after)
      const actions = sets[set].actions.map((action, a) => ({
        action,
        expectedUtility: values[a],
        standardError: 0,
        predicted: [],
      }))
      return { deliberation: { choice, actions, unit, belief: { types, classes: [] } }, readings: [] }
    },
    observe: () => ({ bits: 0, decisions: 0 }),
  }
}

/** The histories that an information set holds. @param choice its first sequence */
function nodesOf<View, Action>(tree: GameTree<View, Action>, seat: number, choice: number): number[] {
  const nodes: number[] = []
  for (let n = 0; n < tree.kind.length; n++)
    if (tree.kind[n] === seat && tree.choice[n] === choice) nodes.push(n)
  return nodes
}
