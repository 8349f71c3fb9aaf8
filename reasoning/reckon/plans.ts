import type { Json } from '../../environments/game.ts'
import type { Plans, PlanType, Position } from '../../environments/plans.ts'
import { type Random, randomFrom } from '../../environments/random.ts'
import { type Belief, beliefOf } from '../belief.ts'
import { Hypotheses } from '../infer/hypotheses.ts'
import { type Planning, type Suspected, weighOffers } from '../plan.ts'
import { counts, type Infer, liveTypes, OTHERS, type Reading, type Reckoner, valuesOf } from './reckoning.ts'

/** What a reckoner of a game of offers is made of. */
export interface PlansSetting<View> {
  readonly types: readonly PlanType<View>[]
  readonly planning: Planning
  readonly unit: string
  /** Whom futures are explored against, where it is not who is believed in. */
  readonly against?: PlanType<View> | undefined
}

/** A negotiator whose every move strays. @param outcome of acceptance, by position */
export function strayingType<View, Action>(plans: Plans<View, Action>): PlanType<View> {
  return {
    name: 'uniform',
    weight: 1,
    noise: 1,
    chances: (view) => new Float64Array(plans.position(view).hidden.length).fill(1),
    replies: (view) => ({
      kind: 'pure',
      memories: 1,
      memory: 0,
      respond(_hidden, _made, _memory, { slots, memory }) {
        slots.fill(plans.position(view).outcomes)
        memory.fill(0)
      },
    }),
  }
}

/** Reckons by the planning form of a game of offers, and remembers through a match what type the opponent is. */
export function plansReckoner<View, Action extends Json>(
  plans: Plans<View, Action>,
  { types, planning, unit, against }: PlansSetting<View>,
): Required<Reckoner<View, PlanType<View>>> {
  let joined: readonly PlanType<View>[] = []
  let hypotheses = new Hypotheses<View, Action>(types)
  /** What the types are believed of by who looks back at nothing. */
  const unread = new Hypotheses<View, Action>(types)
  let chances: ArrayLike<number> = []
  const past: View[] = []

  function suspected(view: View, position: Position<Action>, how: Infer): Suspected<View> {
    const before = (how === 'nothing' ? unread : hypotheses).before(view, position)
    const turns = how === 'nothing' ? position.decisions.map(() => before) : hypotheses.infer(view, position)
    const beliefs = [before, ...turns]
    if (typeof how !== 'string') beliefs.push(withHidden(beliefs[beliefs.length - 1], how.hidden))
    return { types: how === 'nothing' ? types : hypotheses.types, beliefs, against }
  }

  function readings(
    view: View,
    position: Position<Action>,
    { types: all, beliefs }: Suspected<View>,
    random: Random,
  ): Reading[] {
    const belief = beliefs[beliefs.length - 1]
    const { live, rest, restChance } = liveTypes(belief.types)
    // All together are the whole belief, which is reckoned anyway.
    if (live.length === 0) return []
    const sets = [
      ...live.map((t) => ({ name: all[t].name, chance: belief.types[t], some: [t] })),
      ...(counts(restChance) ? [{ name: OTHERS, chance: restChance, some: rest }] : []),
    ]
    const state = random.state()
    return sets.map(({ name, chance, some }) => {
      const kept = {
        types: some.map((t) => all[t]),
        beliefs: [beliefOf(some.map((t) => belief.joint[t].slice()))],
      }
      const { deliberation } = weighOffers(view, position, kept, planning, unit, randomFrom(state))
      return { name, chance, values: valuesOf(deliberation) }
    })
  }

  function learn(view: View) {
    const position = plans.position(view)
    const foresight = hypotheses.observe(view, position)
    chances = hypotheses.before(view, position).types
    return foresight
  }

  return {
    reckon(view, how, spread, random) {
      const position = plans.position(view)
      const belief = suspected(view, position, how)
      const state = randomFrom(random.state())
      const { deliberation } = weighOffers(view, position, belief, planning, unit, random)
      const spreads = spread && against === undefined
      return { deliberation, readings: spreads ? readings(view, position, belief, state) : [] }
    },
    groups(view) {
      const { hidden } = plans.position(view)
      const names = [...new Set(hidden.map(({ className }) => className))]
      return {
        names,
        of: hidden.map(({ className }) => names.indexOf(className)),
        possible: Float64Array.from(hidden, ({ weight }) => weight),
      }
    },
    truth: (view, others) => plans.truth(view, others),
    observe(view) {
      past.push(view)
      return learn(view)
    },
    join(proposed) {
      joined = proposed
      hypotheses = new Hypotheses<View, Action>([...types, ...proposed])
      chances = []
      for (const view of past) learn(view)
    },
    joined: () =>
      joined.map((type) => ({ name: type.name, chance: chances[hypotheses.types.indexOf(type)] ?? 0 })),
  }
}

/** The chances of the types as they were, the hidden states by these chances whatever the type. */
function withHidden({ types }: Belief, hidden: Float64Array): Belief {
  return beliefOf(Array.from(types, (chance) => hidden.map((weight) => weight * chance)))
}
