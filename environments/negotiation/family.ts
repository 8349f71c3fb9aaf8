import { micro, titForTat } from './reciprocal.ts'
import { microReplies, titForTatReplies } from './reciprocal-replies.ts'
import { myopic, nice, steady, timeDependent, tough } from './strategies.ts'
import type { AspiringStrategy } from './strategy.ts'
import type { StrategyType } from './strategy-type.ts'
import { aspiringReplies, yieldingReplies } from './timed-replies.ts'

/** A type that goes by a target. @param weight how likely it is before anything is seen */
function aims(strategy: AspiringStrategy, weight: number, more: Partial<StrategyType> = {}): StrategyType {
  const { name } = strategy
  const replies: StrategyType['replies'] = (look) => aspiringReplies(look, strategy)
  return { name, weight, noise: 0, saying: 'exactly', strategy, replies, ...more }
}

/** Weights of the players like the time-dependent ones, and of those that say nothing, all together. */
const TIMED = 20
const SILENT = 200

const conceder = timeDependent('conceder', 0.25, 0)
const linear = timeDependent('linear', 1, 0)
const boulware = timeDependent('boulware', 4, 0)
const exactly = { weight: 2, noise: 0, saying: 'exactly' } as const

/** House players that say who they are by every offer. */
const planners: readonly StrategyType[] = [
  aims(tough, 2),
  aims(boulware, 2),
  aims(linear, 2),
  aims(conceder, 2),
  { name: 'tit-for-tat', strategy: titForTat, replies: titForTatReplies, ...exactly },
  { name: 'micro', strategy: micro, replies: microReplies, ...exactly },
]

const EXPONENTS = [0.2, 0.4, 0.6, 0.8, 1.2, 1.5, 1.8, 2.2, 2.8, 4, 7]
const RESERVES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75]

/** Players like the time-dependent ones: they concede earlier, later and less far, and not to the point. */
const timed = EXPONENTS.flatMap((exponent) =>
  RESERVES.map((reserve) =>
    aims(
      timeDependent(`time ${exponent} reserve ${reserve}`, exponent, reserve),
      TIMED / (EXPONENTS.length * RESERVES.length),
      {
        saying: 'nearly',
      },
    ),
  ),
)

/** Players that settle on some offer and keep to it; when the last answer is theirs, most take what they get. */
const loose = [0.4, 0.6, 0.8].flatMap((share) => [
  aims(steady(`steady ${share}`, share, false), 0.4, { saying: 'loosely' }),
  aims(steady(`steady ${share} until the last`, share, true), 1.6, { saying: 'loosely' }),
])

/**
 * The opponents that a reasoner thinks possible: the house players, others like them, and far more likely at first than
 * all of these such as say nothing of their values. An offer alone is then taken for nothing: only a second one that
 * fits the first is. Else a belief would fall for whoever makes offers at random.
 */
export const FAMILY: readonly StrategyType[] = [
  {
    name: 'random',
    weight: 50,
    noise: 1,
    saying: 'nothing',
    strategy: nice,
    replies: yieldingReplies,
  },
  { name: 'nice', weight: 1, noise: 0, saying: 'exactly', strategy: nice, replies: yieldingReplies },
  ...planners,
  ...[0.5, 0.6, 0.7, 0.8].map((share) =>
    aims(myopic(share), 0.5, share === 0.6 ? {} : { name: `myopic ${share}` }),
  ),
  ...timed,
  ...loose,
  ...[conceder, linear, boulware].map((strategy) =>
    aims(strategy, 0.7, { name: `noisy ${strategy.name}`, noise: 0.2 }),
  ),
  ...planners.map(
    (type): StrategyType => ({
      ...type,
      name: `silent ${type.name}`,
      weight: SILENT / planners.length,
      saying: 'nothing',
    }),
  ),
]
