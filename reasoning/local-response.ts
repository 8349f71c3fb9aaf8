import type { Json, Policy } from '../environments/game.ts'
import { randomOf } from '../environments/random.ts'
import type { Ranges } from '../environments/ranges.ts'
import { deliberate, type Reasoning } from './deliberate.ts'
import { Opponent } from './opponents/opponent.ts'
import { argmax } from './score/decision-rule.ts'

/** No chance is looked through: after a stage of the game nobody is thought to act again. */
const LOCAL: Reasoning = { decide: argmax, widths: [] }

/**
 * The local best response to a policy (Lisý and Bowling 2017): it keeps the exact chances of what the other may hold,
 * by Bayes' rule over all it has done, and takes the action that is worth most if after this stage nobody acted again.
 * Here the betting of the stage is searched to its end, where the paper looks one action ahead. What it wins is never
 * more than what a best response does.
 *
 * @param unit of the game's payoffs
 */
export function localResponse<View, Action extends Json>(
  ranges: Ranges<View, Action>,
  policy: Policy<View, Action>,
  unit: string,
): Policy<View, Action> {
  const opponent = new Opponent(ranges, [ranges.typeOf(policy)], [])
  return {
    name: 'local best response',
    distribution(view, actions) {
      const random = randomOf('local best response', JSON.stringify(view))
      const { deliberation } = deliberate(ranges, view, opponent, LOCAL, unit, random)
      return actions.map((_, a) => (a === deliberation.choice ? 1 : 0))
    },
  }
}
