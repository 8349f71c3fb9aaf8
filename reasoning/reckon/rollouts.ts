import type { Game, Json, Policy } from '../../environments/game.ts'
import { rollOut } from '../explore/rollouts.ts'
import type { DecisionRule } from '../score/decision-rule.ts'
import type { Utility } from '../score/utility.ts'
import type { Reckoner } from './reckoning.ts'

/** Reckons by sampled hidden states, for any number of seats. It tells no hypotheses apart and learns nothing. */
export function rolloutReckoner<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  {
    decide,
    ...rolling
  }: {
    readonly policies: readonly Policy<View, Action>[]
    readonly self: Policy<View, Action>
    readonly samples: number
    readonly utility: Utility
    readonly decide: DecisionRule
  },
): Reckoner<View> {
  return {
    reckon(view, _infer, _spread, random) {
      const actions = game.viewActions(view)
      const rolled = rollOut(game, view, rolling, random)
      const choice = decide(
        rolled.map(({ value }) => value),
        random,
      )
      const rows = rolled.map(({ value, standardError }, i) => ({
        action: actions[i],
        expectedUtility: value,
        standardError,
        predicted: [],
      }))
      return { deliberation: { choice, actions: rows, unit: game.unit }, readings: [] }
    },
    observe: () => ({ bits: 0, decisions: 0 }),
  }
}
