import type { Cast } from './cast.ts'
import type { Policy } from './game.ts'
import { type Random, randomOf } from './random.ts'

/** Share of uniform play in a player that strays now and then. */
const STRAYING = 0.1

/** Players of a game so small that any policy can be asked everywhere. @param house its house players */
export function dealtCast<View, Action>(house: readonly Policy<View, Action>[]): Cast<View, Action> {
  const uniform: Policy<View, Action> = {
    name: 'straying',
    distribution: (_, actions) => actions.map(() => 1 / actions.length),
  }
  return {
    parametric: house.map((policy) => mixed(`${policy.name}, straying`, policy, uniform, 1 - STRAYING)),
    mixture(random) {
      const [one, other] = [random.int(house.length), random.int(house.length - 1)]
      const second = house[other < one ? other : other + 1]
      const share = Math.round(25 + 50 * random.unit()) / 100
      const name = `${share} × ${house[one].name} + ${Math.round(100 * (1 - share)) / 100} × ${second.name}`
      return mixed(name, house[one], second, share)
    },
    stranger,
  }
}

/** @param share of the decisions that are taken as the first would take them */
function mixed<View, Action>(
  name: string,
  one: Policy<View, Action>,
  other: Policy<View, Action>,
  share: number,
): Policy<View, Action> {
  return {
    name,
    distribution(view, actions) {
      const second = other.distribution(view, actions)
      return Array.from(
        one.distribution(view, actions),
        (chance, a) => share * chance + (1 - share) * second[a],
      )
    },
  }
}

/** A player with chances of its own for every view, drawn once and kept: all mixtures of the actions are equally likely. */
function stranger<View, Action>(random: Random): Policy<View, Action> {
  const number = random.int(2 ** 31)
  return {
    name: `drawn ${number}`,
    distribution(view, actions) {
      const draw = randomOf(number, JSON.stringify(view))
      const weights = actions.map(() => -Math.log(1 - draw.unit()))
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      return weights.map((weight) => weight / total)
    },
  }
}
