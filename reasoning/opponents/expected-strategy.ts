import type { OpponentType, Ranges } from '../../environments/ranges.ts'
import type { Side } from '../solve/information-sets.ts'
import { behaviour, realization, type Strategy } from '../solve/strategy.ts'

/**
 * One strategy that plays as an opponent of unknown type is expected to: the types' realizations, weighed with their
 * chances before the game. Against it everything earns what it earns against the types on average.
 *
 * @param side the choices of the opponent's seat
 * @param types the types thought possible
 * @param weights their chances, summing to 1
 * Throws `RangeError` for a game that does not say where a seat stands.
 */
export function expectedStrategy<View, Action>(
  side: Side<View, Action>,
  ranges: Ranges<View, Action>,
  types: readonly OpponentType[],
  weights: ArrayLike<number>,
): Strategy {
  const mixed = new Float64Array(side.first[side.sets.length])
  types.forEach((type, t) => {
    const plan = realization(side, typeStrategy(side, ranges, type))
    for (let s = 0; s < mixed.length; s++) mixed[s] += weights[t] * plan[s]
  })
  return behaviour(side, mixed)
}

/** How a type plays at every information set of a seat. */
function typeStrategy<View, Action>(
  { sets, first }: Side<View, Action>,
  ranges: Ranges<View, Action>,
  type: OpponentType,
): Strategy {
  const { standing, size, actions: all } = ranges
  if (standing === undefined) throw new RangeError('this game does not say where a seat stands')
  const strategy = new Float64Array(first[sets.length]).fill(1)
  const answers = new Float64Array(all.length * size)
  sets.forEach(({ view, actions }, i) => {
    const { spot, hidden } = standing(view)
    const table = 'table' in type ? type.table(spot) : answers
    if (!('table' in type)) type.respond(spot, answers)
    const part = 'table' in type ? spot.sort(type.partition)[hidden] : hidden
    const row = table.length / all.length
    actions.forEach((action, a) => {
      strategy[first[i] + a] = table[all.indexOf(action) * row + part]
    })
  })
  return strategy
}
