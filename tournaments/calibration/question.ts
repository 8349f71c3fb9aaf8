import type { Game } from '../../environments/game.ts'

/** What is hidden from a seat, as a question with a true answer. */
export interface Question {
  /** The possible answers. */
  readonly names: readonly string[]
  /** The chance of each by the rules alone, summing to 1. */
  readonly prior: readonly number[]
  /** The place of the true one. */
  readonly truth: number
}

/**
 * What is hidden from a seat to act: in games in vector form in what group the other's hidden state is, in games of offers
 * what the other's values are. Undefined for other games, and where the truth is not among what is listed.
 */
export function questionOf<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  state: State,
  seat: number,
): Question | undefined {
  const { ranges, plans } = game
  const view = game.view(state, seat)
  const other = game.view(state, 1 - seat)
  if (ranges !== undefined) {
    const { names, of } = ranges.groups(view)
    const prior = names.map(() => 0)
    ranges.possible(view).forEach((weight, hidden) => {
      prior[of[hidden]] += weight
    })
    return { names, prior: normalized(prior), truth: of[ranges.own(other)] }
  }
  if (plans === undefined) return undefined
  const { hidden } = plans.position(view)
  const truth = plans.truth(view, other)
  if (truth === undefined) return undefined
  const weights = hidden.map(({ weight }) => weight)
  return { names: hidden.map(({ name }) => name), prior: normalized(weights), truth }
}

function normalized(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}
