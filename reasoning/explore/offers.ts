import type { PlanType, Position, Replies } from '../../environments/plans.ts'
import type { Belief } from '../belief.ts'
import type { SocialUtility } from '../score/social.ts'
import { Endings } from './endings.ts'
import { type Foreseen, Induction } from './induction.ts'

/** One hypothesis that is still likely enough to plan for, and what it foresees. */
export interface Prospect {
  /** Its chance; those of all prospects sum to 1. */
  readonly chance: number
  readonly hidden: number
  readonly noise: number
  /** What may be offered now, with the replies. */
  readonly now: Foreseen
  /** What each offer is worth at the next turn, by what the opponent remembers then. */
  next(memory: number): Float64Array
  /** What it foresees after so many offers. */
  later(made: number, memory: number): Foreseen
}

/** All that the planning seat foresees where it is to act. */
export interface Prospects {
  readonly endings: Endings
  readonly list: readonly Prospect[]
}

/** Hypotheses less likely than this share of the likeliest are left out. */
const NEGLIGIBLE = 1e-4

/** Foresees what every likely hypothesis leads to, by backward induction for each. */
export function foresee<View, Action>(
  view: View,
  position: Position<Action>,
  types: readonly PlanType<View>[],
  { joint }: Belief,
  score: SocialUtility,
): Prospects {
  const { hidden, made } = position
  const endings = new Endings(position, position.own, hidden, score)
  let most = 0
  for (const weights of joint) for (const weight of weights) most = Math.max(most, weight)
  const list: Prospect[] = []
  let total = 0
  types.forEach((type, t) => {
    let replies: Replies | undefined
    joint[t].forEach((chance, h) => {
      if (chance < NEGLIGIBLE * most) return
      replies ??= type.replies(view)
      total += chance
      list.push(prospect(position, endings, replies, type.noise, h, made, chance))
    })
  })
  return { endings, list: list.map((one) => ({ ...one, chance: one.chance / total })) }
}

function prospect(
  position: Position<unknown>,
  endings: Endings,
  replies: Replies,
  noise: number,
  hidden: number,
  made: number,
  chance: number,
): Prospect {
  const induction = new Induction(position, endings, replies, noise, hidden)
  const values: (Float64Array | undefined)[] = []
  return {
    chance,
    hidden,
    noise,
    now: induction.foresee(made, replies.memory),
    later: (after, memory) => induction.foresee(after, memory),
    next(memory) {
      const known = values[memory] ?? induction.foresee(made + 2, memory).values
      values[memory] = known
      return known
    },
  }
}
