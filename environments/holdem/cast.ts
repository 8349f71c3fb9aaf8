import type { Cast } from '../cast.ts'
import type { Random } from '../random.ts'
import type { Action, BettingRules } from './betting.ts'
import { mixedType, PARAMETRIC, parametric } from './family.ts'
import { tablePolicy } from './type-policy.ts'
import type { HoldemView } from './view.ts'

/** Players of Limit Hold'em whose play is known: loose to tight, passive to aggressive, with and without bluffs. */
export function holdemCast(rules: BettingRules): Cast<HoldemView, Action> {
  return {
    parametric: PARAMETRIC.map((type) => tablePolicy(rules, type)),
    mixture(random) {
      const [one, other] = [random.int(PARAMETRIC.length), random.int(PARAMETRIC.length - 1)]
      const share = 0.25 + 0.5 * random.unit()
      return tablePolicy(
        rules,
        mixedType(PARAMETRIC[one], PARAMETRIC[other < one ? other : other + 1], percent(share)),
      )
    },
    stranger(random) {
      const call = percent(between(0.2, 0.6, random))
      const raise = percent(between(Math.max(call, 0.5), 0.95, random))
      return tablePolicy(rules, parametric(call, raise, percent(between(0, 0.45, random))))
    },
  }
}

const between = (low: number, high: number, random: Random): number => low + (high - low) * random.unit()
const percent = (share: number): number => Math.round(100 * share) / 100
