import { BadInput } from '../../environments/errors.ts'
import type { Game, Json, Policy } from '../../environments/game.ts'
import { type Random, randomOf } from '../../environments/random.ts'
import { truthAgainst } from '../../reasoning/truth/against.ts'
import { type Key, OPPONENT_KINDS } from './spot.ts'

/** Numbers that opponents are drawn by. */
const NUMBERS = 2 ** 31

/** Who is met in a spot. */
export type ExamOpponent = Key['opponent']

/**
 * The opponent of a kind with a number: a house player, one of the kinds that reasoners expect, a mixture of two of these,
 * or one of a kind that none expects, which the number makes.
 * Throws `BadInput` for a game whose players are not known.
 */
export function opponentOf<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  kind: ExamOpponent['kind'],
  number: number,
): Policy<View, Action> {
  const { cast, population = [] } = game
  if (cast === undefined)
    throw new BadInput(
      `exam: ${game.name} with ${game.seats} seats has no opponents whose play is known exactly: that takes two seats and a game with a \`cast\``,
    )
  if (kind === 'mixture') return cast.mixture(randomOf('mixture', number))
  if (kind === 'held-back') return cast.stranger(randomOf('held-back', number))
  const among =
    kind === 'house'
      ? population.filter((policy) => truthAgainst(game, policy) !== undefined)
      : cast.parametric
  return among[number % among.length]
}

/** Draws whom a spot is against: every kind in turn. */
export function drawOpponent<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  spot: number,
  random: Random,
): { readonly opponent: ExamOpponent; readonly policy: Policy<View, Action> } {
  const kind = OPPONENT_KINDS[spot % OPPONENT_KINDS.length]
  const number = random.int(NUMBERS)
  const policy = opponentOf(game, kind, number)
  return { opponent: { kind, number, name: policy.name }, policy }
}
