import type { Cast } from '../cast.ts'
import type { Random } from '../random.ts'
import type { Action } from './action.ts'
import { strategyPolicy } from './policies.ts'
import type { Preferences } from './preferences.ts'
import { myopic, timeDependent } from './strategies.ts'
import { type AspiringStrategy, aspiring } from './strategy.ts'
import type { NegotiationView } from './view.ts'

const concession = (exponent: number, reserve: number): AspiringStrategy =>
  timeDependent(`time ${exponent} reserve ${reserve}`, exponent, reserve)

/** Negotiators that concede with time, from early to late and to different reserves. */
const CONCEDERS = [0.2, 0.4, 0.8, 1.5, 2.8, 7].flatMap((exponent) =>
  [0, 0.3, 0.6].map((reserve) => concession(exponent, reserve)),
)

const holdingTo = (share: number): AspiringStrategy => ({ ...myopic(share), name: `myopic ${share}` })

/** Negotiators whose play is known. */
export const cast: Cast<NegotiationView, Action> = {
  parametric: [...CONCEDERS, ...[0.5, 0.7, 0.8].map(holdingTo)].map(strategyPolicy),
  mixture(random) {
    const [one, other] = [random.int(CONCEDERS.length), random.int(CONCEDERS.length - 1)]
    return strategyPolicy(twofold(CONCEDERS[one], CONCEDERS[other < one ? other : other + 1]))
  },
  stranger(random) {
    const hundredths = (low: number, high: number) => Math.round(100 * between(low, high, random)) / 100
    const [hurried, patient] = [hundredths(0.15, 0.9), hundredths(1.2, 8)]
    const turning = hundredths(0.2, 0.8)
    return strategyPolicy(turningAt(turning, concession(patient, hundredths(0, 0.4)), concession(hurried, 0)))
  },
}

const between = (low: number, high: number, random: Random): number => low + (high - low) * random.unit()

/** Plays one way with about half of all values, another way with the others. */
function twofold(one: AspiringStrategy, other: AspiringStrategy): AspiringStrategy {
  return aspiring(`${one.name} with some values, ${other.name} with others`, (situation, floor) =>
    (isOne(situation.preferences) ? one : other).target(situation, floor),
  )
}

/** By the worth of the outcomes, so that values alone decide. */
function isOne({ utilities }: Preferences): boolean {
  let mark = 0
  for (let outcome = 0; outcome < utilities.length; outcome++)
    mark = (mark * 31 + Math.round(utilities[outcome])) % 1_000_003
  return mark % 2 === 0
}

/** Concedes one way in the first part of the game and another way later. @param turning share of the answerable offers */
function turningAt(turning: number, first: AspiringStrategy, later: AspiringStrategy): AspiringStrategy {
  return aspiring(`${first.name} until ${turning}, then ${later.name}`, (situation, floor) => {
    const { offers, answerable } = situation
    return (offers.length < turning * answerable ? first : later).target(situation, floor)
  })
}
