import type { PureReplies } from '../plans.ts'
import type { Outlook } from './outlook.ts'
import { micro, titForTat } from './reciprocal.ts'
import { microReplies, titForTatReplies } from './reciprocal-replies.ts'
import { myopic, nice, timeDependent, tough } from './strategies.ts'
import type { PureStrategy } from './strategy.ts'
import { timedReplies } from './timed-replies.ts'

/** A type of opponent: a strategy, how often it strays from it, and its replies in the form that planning takes. */
export interface StrategyType {
  readonly name: string
  /** How likely it is before anything is seen, beside the others. */
  readonly weight: number
  /** The share of its moves that are those of the house player `random`. */
  readonly noise: number
  readonly strategy: PureStrategy
  readonly replies: (look: Outlook, strategy: PureStrategy) => PureReplies
}

function timed(strategy: PureStrategy, name = strategy.name, weight = 1, noise = 0): StrategyType {
  return { name, weight, noise, strategy, replies: timedReplies }
}

const EXPONENTS = [0.12, 0.25, 0.65, 1, 1.6, 2.6, 4, 8]
const RESERVES = [0, 0.3, 0.5, 0.7]

const named = (exponent: number, reserve: number) => {
  const name = { 0.25: 'conceder', 1: 'linear', 4: 'boulware' }[exponent]
  if (reserve === 0 && name !== undefined) return name
  return `time ${exponent}${reserve === 0 ? '' : ` reserve ${reserve}`}`
}

/**
 * The house players, and others like them: time-dependent ones that concede earlier, later, and less far, several
 * aspirations, and some that stray in a fifth of their moves.
 */
export const FAMILY: readonly StrategyType[] = [
  timed(nice, 'random', 4, 1),
  timed(nice),
  timed(tough, 'tough', 2),
  { name: 'tit-for-tat', weight: 2, noise: 0, strategy: titForTat, replies: titForTatReplies },
  { name: 'micro', weight: 2, noise: 0, strategy: micro, replies: microReplies },
  ...[0.5, 0.6, 0.7, 0.8].map((aspiration) =>
    timed(myopic(aspiration), aspiration === 0.6 ? 'myopic' : `myopic ${aspiration}`, 0.5),
  ),
  ...EXPONENTS.flatMap((exponent) =>
    RESERVES.map((reserve) => {
      const name = named(exponent, reserve)
      const house = reserve === 0 && !name.startsWith('time')
      return timed(timeDependent(name, exponent, reserve), name, house ? 2 : 0.3)
    }),
  ),
  ...[0.25, 1, 4].map((exponent) =>
    timed(timeDependent('noisy', exponent, 0), `noisy ${named(exponent, 0)}`, 0.7, 0.2),
  ),
]
