import type { Policy } from '../../environments/game.ts'
import type { Side } from './information-sets.ts'

/** How one seat plays a whole game: by sequence, the chance of its last action at its information set; entry 0 is 1. */
export type Strategy = Float64Array

/** The strategy of a seat that takes all actions equally likely. */
export function uniformStrategy<View, Action>({ first, sets }: Side<View, Action>): Strategy {
  const strategy = new Float64Array(first[sets.length]).fill(1)
  sets.forEach(({ actions }, i) => {
    strategy.fill(1 / actions.length, first[i], first[i + 1])
  })
  return strategy
}

/** A policy asked at every information set of a seat. Throws `RangeError` where its chances are none. */
export function strategyOf<View, Action>(side: Side<View, Action>, policy: Policy<View, Action>): Strategy {
  const strategy = new Float64Array(side.first[side.sets.length]).fill(1)
  side.sets.forEach(({ view, actions }, i) => {
    const chances = policy.distribution(view, actions)
    let total = 0
    for (let a = 0; a < actions.length; a++) {
      strategy[side.first[i] + a] = chances[a]
      total += chances[a]
    }
    if (!(Math.abs(total - 1) < 1e-9))
      throw new RangeError(`${policy.name}: its chances sum to ${total} at ${JSON.stringify(view)}`)
  })
  return strategy
}

/**
 * The strategies of the seats as a policy. It throws `RangeError` for a view that the game does not have.
 * @param name of the policy @param sides by seat, of a game tree @param strategies by seat
 */
export function strategyPolicy(
  name: string,
  sides: readonly Side<unknown, unknown>[],
  strategies: readonly Strategy[],
): Policy<unknown, unknown> {
  return {
    name,
    distribution(view) {
      const text = JSON.stringify(view)
      for (const [seat, { index, first }] of sides.entries()) {
        const set = index.get(text)
        if (set !== undefined) return strategies[seat].subarray(first[set], first[set + 1])
      }
      throw new RangeError(`${name}: the game that it was solved for has no such view: ${text}`)
    },
  }
}

/** A policy that now and then takes any action. @param share how often */
export function straying<View, Action>(policy: Policy<View, Action>, share: number): Policy<View, Action> {
  return {
    name: `${policy.name}, straying`,
    distribution: (view, actions) =>
      Float64Array.from(
        policy.distribution(view, actions),
        (chance) => (1 - share) * chance + share / actions.length,
      ),
  }
}

/** The chance that a seat plays each sequence as far as that is up to it: the product of its chances on the way. */
export function realization<View, Action>(
  { first, parent }: Side<View, Action>,
  strategy: Strategy,
  out: Float64Array = new Float64Array(strategy.length),
): Float64Array {
  out[0] = 1
  for (let i = 0; i < parent.length; i++)
    for (let s = first[i]; s < first[i + 1]; s++) out[s] = out[parent[i]] * strategy[s]
  return out
}

/** The strategy with these realizations: where a seat never comes, all its actions are equally likely. */
export function behaviour<View, Action>(side: Side<View, Action>, plan: Float64Array): Strategy {
  const { first, parent } = side
  const strategy = uniformStrategy(side)
  for (let i = 0; i < parent.length; i++)
    if (plan[parent[i]] > 0)
      for (let s = first[i]; s < first[i + 1]; s++) strategy[s] = plan[s] / plan[parent[i]]
  return strategy
}
