import type { Json } from '../../environments/game.ts'
import type { Random } from '../../environments/random.ts'

/** What is so where a seat is to act, against an opponent whose play is known. Plain JSON. */
export interface Truth {
  /** The legal actions, in the game's order. */
  readonly actions: readonly TrueAction[]
  /** The chance of each hidden state that is possible, the likeliest first. They sum to 1. */
  readonly belief: readonly { readonly hidden: string; readonly chance: number }[]
}

/** What one action is worth. */
export interface TrueAction {
  readonly action: Json
  /** Expected payoff of the action and of the best play after it, in the game's unit. */
  readonly value: number
  /** What it gives up against the best action. */
  readonly loss: number
  /** Standard error of the loss, from sampled chance; 0 where all was enumerated. */
  readonly standardError: number
}

/**
 * Tells the truth about decisions of the seat opposite to one opponent.
 * @param quick whether a first look is enough: where chance is sampled the errors are then larger
 */
export type Oracle<View> = (view: View, random: Random, quick?: boolean) => Truth

/**
 * Puts a truth together.
 * @param actions the legal actions, in the game's order
 * @param samples independent estimates of the actions' values, in the game's unit, one or more
 * @param belief the chance of each hidden state; those without any are left out
 */
export function truthOf(
  actions: readonly Json[],
  samples: readonly (readonly number[])[],
  belief: Truth['belief'],
): Truth {
  const n = samples.length
  const mean = (of: (values: readonly number[]) => number) =>
    samples.reduce((sum, values) => sum + of(values), 0) / n
  const values = actions.map((_, a) => mean((sample) => sample[a]))
  const best = values.indexOf(Math.max(...values))
  return {
    actions: actions.map((action, a) => {
      const loss = values[best] - values[a]
      const squares = mean((sample) => (sample[best] - sample[a] - loss) ** 2)
      return { action, value: values[a], loss, standardError: n === 1 ? 0 : Math.sqrt(squares / (n - 1)) }
    }),
    belief: belief.filter(({ chance }) => chance > 0).toSorted((a, b) => b.chance - a.chance),
  }
}
