import type { PlanType, Position } from '../../environments/plans.ts'
import type { Belief } from '../belief.ts'
import type { SocialUtility } from '../score/social.ts'
import { Endings } from './endings.ts'
import { type Foreseen, type Hypothesis, Induction } from './induction.ts'

/** A hypothesis that is still likely enough to plan for, and what it foresees. */
export interface Prospect {
  readonly hypothesis: Hypothesis
  /** Its chance; those of all prospects sum to 1. */
  readonly chance: number
  /** What may be offered now. */
  readonly now: Foreseen
  /** What each offer is worth at the next turn, by what the opponent remembers then. */
  readonly next: ReadonlyMap<number, Float64Array>
}

/** All that the planning seat foresees where it is to act. */
export interface Prospects {
  readonly endings: Endings
  readonly induction: Induction
  readonly list: readonly Prospect[]
}

/** Hypotheses less likely than this share of the likeliest are left out. */
const NEGLIGIBLE = 1e-4

/** Hypotheses that are planned for, at most. */
const MOST = 4_000

/** Foresees what every likely hypothesis leads to, by backward induction for each. */
export function foresee<View, Action>(
  view: View,
  position: Position<Action>,
  types: readonly PlanType<View>[],
  belief: Belief,
  score: SocialUtility,
): Prospects {
  const endings = new Endings(position, position.own, position.hidden, score)
  const induction = new Induction(position, endings)
  const list = likely(view, types, belief).map(({ hypothesis, chance }): Prospect => {
    const now = induction.foresee(hypothesis, position.made, hypothesis.replies.memory)
    const next = new Map<number, Float64Array>()
    for (const memory of now.mixed === undefined ? now.table.memory : [0])
      if (!next.has(memory)) next.set(memory, induction.foresee(hypothesis, position.made + 2, memory).values)
    return { hypothesis, chance, now, next }
  })
  return { endings, induction, list }
}

interface Weighted {
  readonly hypothesis: Hypothesis
  chance: number
}

/** The hypotheses to plan for, with chances that sum to 1. Those that reply alike from here on are one. */
function likely<View>(view: View, types: readonly PlanType<View>[], { joint }: Belief): Weighted[] {
  let most = 0
  for (const weights of joint) for (const weight of weights) most = Math.max(most, weight)
  let total = 0
  let count = 0
  for (const weights of joint)
    for (const weight of weights)
      if (weight >= NEGLIGIBLE * most) {
        total += weight
        count++
      }
  // Where there are too many, every share of the total chance is stood for by the hypothesis that it falls on.
  const share = count > MOST ? total / MOST : 0
  let passed = share / 2
  const alike = new Map<string, Weighted>()
  types.forEach((type, t) => {
    const replies = type.replies(view)
    joint[t].forEach((weight, hidden) => {
      if (weight < NEGLIGIBLE * most) return
      passed += weight
      const stands = share === 0 ? weight : Math.floor(passed / share) * share
      if (stands === 0) return
      if (share > 0) passed -= stands
      const key = `${hidden} ${type.noise} ${replies.signature?.(hidden) ?? type.name}`
      const known = alike.get(key)
      if (known !== undefined) known.chance += stands / total
      else alike.set(key, { hypothesis: { replies, hidden, noise: type.noise }, chance: stands / total })
    })
  })
  return [...alike.values()]
}
