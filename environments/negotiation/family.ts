import type { PureReplies } from '../plans.ts'
import type { Outlook } from './outlook.ts'
import { micro, titForTat } from './reciprocal.ts'
import { microReplies, titForTatReplies } from './reciprocal-replies.ts'
import { isLastAnswer, made } from './situation.ts'
import { myopic, nice, timeDependent, tough } from './strategies.ts'
import { type AspiringStrategy, aspiring, type PureStrategy } from './strategy.ts'
import { aspiringReplies, yieldingReplies } from './timed-replies.ts'

/** A type of opponent: a strategy, how often it strays from it, and its replies in the form that planning takes. */
export interface StrategyType {
  readonly name: string
  /** How likely it is before anything is seen, beside the others. */
  readonly weight: number
  /** The share of its moves that are those of the house player `random`. */
  readonly noise: number
  readonly says: 'exactly' | 'nearly' | 'something' | 'nothing'
  readonly strategy: PureStrategy
  readonly replies: (look: Outlook) => PureReplies
}

function timed(
  strategy: AspiringStrategy,
  weight = 1,
  says: StrategyType['says'] = 'exactly',
  noise = 0,
  name = strategy.name,
): StrategyType {
  return { name, weight, noise, says, strategy, replies: (look) => aspiringReplies(look, strategy) }
}

function steady(share: number, last: boolean): AspiringStrategy {
  return aspiring(`steady ${share}${last ? ' yields' : ''}`, (situation, floor) => {
    if (last && isLastAnswer(situation)) return floor
    const { utilities, best } = situation.preferences
    const own = made(situation)
    return own.length === 0 ? share * best : utilities[own[own.length - 1]]
  })
}

const E = process.env
const EXPONENTS = (E.EXPS ?? '0.2,0.4,0.6,0.8,1.2,1.5,1.8,2.2,2.8,4,7').split(',').map(Number)
const RESERVES = (E.RESS ?? '0,0.1,0.2,0.3,0.4,0.5,0.6,0.75').split(',').map(Number)
const HW = Number(E.HW ?? 2)
const GW = Number(E.GW ?? 20) / EXPONENTS.length / RESERVES.length
const UW = Number(E.UW ?? 0)
const SW = Number(E.SW ?? 0)
const boulware = timeDependent('boulware', 4, 0)
const linear = timeDependent('linear', 1, 0)
const conceder = timeDependent('conceder', 0.25, 0)
const HOUSE: StrategyType[] = [
  timed(tough, HW),
  {
    name: 'tit-for-tat',
    weight: HW,
    noise: 0,
    says: 'exactly',
    strategy: titForTat,
    replies: titForTatReplies,
  },
  { name: 'micro', weight: HW, noise: 0, says: 'exactly', strategy: micro, replies: microReplies },
  timed(boulware, HW),
  timed(linear, HW),
  timed(conceder, HW),
]

export const FAMILY: readonly StrategyType[] = [
  {
    name: 'random',
    weight: Number(E.RW ?? 4),
    noise: 1,
    says: 'nothing',
    strategy: nice,
    replies: yieldingReplies,
  },
  { name: 'nice', weight: 1, noise: 0, says: 'exactly', strategy: nice, replies: yieldingReplies },
  ...HOUSE,
  ...[0.5, 0.6, 0.7, 0.8].map((aspiration) =>
    timed(myopic(aspiration), 0.5, 'exactly', 0, aspiration === 0.6 ? 'myopic' : `myopic ${aspiration}`),
  ),
  ...EXPONENTS.flatMap((exponent) =>
    RESERVES.map((reserve) =>
      timed(timeDependent(`time ${exponent} reserve ${reserve}`, exponent, reserve), GW, 'nearly'),
    ),
  ),
  ...[conceder, linear, boulware].map((s) => timed(s, 0.7, 'exactly', 0.2, `noisy ${s.name}`)),
  ...(SW > 0
    ? [0.4, 0.6, 0.8].flatMap((a) => [true, false].map((last) => timed(steady(a, last), SW / 6, 'something')))
    : []),
  ...(UW > 0
    ? HOUSE.map(
        (type): StrategyType => ({
          ...type,
          name: `silent ${type.name}`,
          says: 'nothing',
          weight: UW / HOUSE.length,
        }),
      )
    : []),
]
