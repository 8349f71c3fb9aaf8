import type { Json } from '../../environments/game.ts'
import { type Random, randomFrom } from '../../environments/random.ts'
import type { OpponentType, Ranges } from '../../environments/ranges.ts'
import type { Marginals } from '../belief.ts'
import { type Believed, type Reasoning, weighUp } from '../deliberate.ts'
import { infer } from '../infer/bayes.ts'
import { Opponent } from '../opponents/opponent.ts'
import { counts, type Infer, liveTypes, OTHERS, type Reading, type Reckoner, valuesOf } from './reckoning.ts'

/** What a reckoner of a game in vector form is made of. */
export interface RangesSetting {
  readonly types: readonly OpponentType[]
  /** The partitions by which a model is learned beside them. */
  readonly learned: readonly number[]
  readonly reasoning: Reasoning
  readonly unit: string
  /** Whom futures are explored against, where it is not who is believed in. */
  readonly against?: OpponentType | undefined
}

/** Reckons by the vector form of a game. */
export function rangesReckoner<View, Action extends Json>(
  ranges: Ranges<View, Action>,
  { types, learned, reasoning, unit, against }: RangesSetting,
): Required<Reckoner<View, OpponentType>> {
  let joined: readonly OpponentType[] = []
  let opponent = new Opponent(ranges, types, learned)
  const past: View[] = []

  function believed(view: View, how: Infer): Believed {
    const before = opponent.before(view)
    if (how === 'seen') return { types: opponent.types, before, belief: opponent.infer(view), against }
    const possible = ranges.possible(view)
    if (how === 'nothing') {
      const even = new Float64Array(opponent.types.length).fill(1 / opponent.types.length)
      const belief = { types: even, hidden: scaled(possible) }
      return { types: opponent.types, before: belief, belief, against }
    }
    const belief = { types: opponent.infer(view).types, hidden: how.hidden }
    return { types: opponent.types, before, belief, against }
  }

  /** The hidden states if the opponent is one of some types. */
  function given(view: View, how: Infer, some: readonly number[], chances: ArrayLike<number>): Marginals {
    const weights = some.map((t) => chances[t])
    if (how === 'seen') {
      const prior = some.map((t) => opponent.weights[t])
      return infer(
        some.map((t) => opponent.types[t]),
        prior,
        ranges.possible(view),
        ranges.evidence(view),
      )
    }
    const hidden = how === 'nothing' ? scaled(ranges.possible(view)) : how.hidden
    return { types: scaled(Float64Array.from(weights)), hidden }
  }

  function readings(view: View, how: Infer, { types: chances }: Marginals, random: Random): Reading[] {
    const { live, rest, restChance } = liveTypes(chances)
    // All together are the whole belief, which is reckoned anyway.
    if (live.length === 0) return []
    const sets = [
      ...live.map((t) => ({ name: opponent.types[t].name, chance: chances[t], some: [t] })),
      ...(counts(restChance) ? [{ name: OTHERS, chance: restChance, some: rest }] : []),
    ]
    const state = random.state()
    return sets.map(({ name, chance, some }) => {
      const belief = given(view, how, some, chances)
      const kept = { types: some.map((t) => opponent.types[t]), before: belief, belief }
      // The same boards for all, so that what differs is the opponent.
      const { deliberation } = weighUp(ranges, view, kept, reasoning, unit, randomFrom(state))
      return { name, chance, values: valuesOf(deliberation) }
    })
  }

  return {
    reckon(view, how, spread, random) {
      const belief = believed(view, how)
      const state = randomFrom(random.state())
      const { deliberation } = weighUp(ranges, view, belief, reasoning, unit, random)
      const spreads = spread && against === undefined
      return { deliberation, readings: spreads ? readings(view, how, belief.belief, state) : [] }
    },
    groups: (view) => ({ ...ranges.groups(view), possible: ranges.possible(view) }),
    truth: (_, others) => ranges.own(others),
    observe(view) {
      past.push(view)
      return opponent.observe(view)
    },
    join(proposed) {
      joined = proposed
      opponent = new Opponent(ranges, [...types, ...proposed], learned)
      for (const view of past) opponent.observe(view)
    },
    joined: () =>
      joined.map((type) => ({
        name: type.name,
        chance: opponent.weights[opponent.types.indexOf(type)],
      })),
  }
}

function scaled(weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}
