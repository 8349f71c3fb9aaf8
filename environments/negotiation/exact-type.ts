import type { Policy } from '../game.ts'
import type { PlanType } from '../plans.ts'
import type { Action } from './action.ts'
import type { Outlook } from './outlook.ts'
import { strategyOf } from './policies.ts'
import { policyType } from './policy-type.ts'
import { titForTat } from './reciprocal.ts'
import { titForTatReplies } from './reciprocal-replies.ts'
import { nice } from './strategies.ts'
import type { AspiringStrategy, PureStrategy } from './strategy.ts'
import { planTypeOf, type StrategyType } from './strategy-type.ts'
import { aspiringReplies, yieldingReplies } from './timed-replies.ts'
import type { NegotiationView } from './view.ts'

/**
 * A policy as the type that it is, to the letter. Undefined where its replies hang on more of the game than planning
 * carries along: those of MiCRO hang on every offer so far, and those of players that stray open too many futures.
 */
export function exactType(
  policy: Policy<NegotiationView, Action>,
  look: (view: NegotiationView) => Outlook,
): PlanType<NegotiationView> | undefined {
  const strategy = strategyOf(policy)
  if (strategy === undefined) return undefined
  // Whoever moves by chance alone moves alike after any offers.
  if ('respond' in strategy) return strategy.name === 'random' ? policyType(policy, look) : undefined
  const replies = repliesOf(strategy)
  if (replies === undefined) return undefined
  const { name } = strategy
  return planTypeOf({ name, weight: 1, noise: 0, saying: 'exactly', strategy, replies }, look)
}

function repliesOf(strategy: PureStrategy | AspiringStrategy): StrategyType['replies'] | undefined {
  if (strategy === nice) return yieldingReplies
  if (strategy === titForTat) return titForTatReplies
  return 'target' in strategy ? (look) => aspiringReplies(look, strategy) : undefined
}
