import { BadInput } from '../environments/errors.ts'
import type { Game } from '../environments/game.ts'
import type { OpponentType, Ranges } from '../environments/ranges.ts'
import { isSolvable } from '../reasoning/solve/game-tree.ts'
import { straying } from '../reasoning/solve/strategy.ts'
import { equilibrium } from './equilibrium.ts'

/** Share of uniform play in an opponent that knows the equilibrium and strays from it. */
const STRAYING = 0.1

/** The equilibrium as a type of opponent, where it can be computed. */
export function solvedTypes<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  ranges: Ranges<View, Action>,
): OpponentType[] {
  if (!isSolvable(game)) return []
  const policy = equilibrium(game)
  return [policy, straying(policy, STRAYING)].map(ranges.typeOf)
}

/** The name, among the types, of the opponents that the reasoner is told of besides its own types. */
const KNOWN = 'known'

/**
 * The types of that list of names.
 * @param opponents told of besides: `known` stands for them
 * Throws `BadInput` for a name that is none.
 */
export function chosen<Type extends { readonly name: string }>(
  text: string,
  family: readonly Type[],
  opponents: readonly unknown[],
): Type[] {
  const names = text.split(',')
  for (const name of names) {
    const bare = name.replace(/^-/, '')
    if (name === KNOWN && opponents.length === 0)
      throw new BadInput('bidder: types: known is the opponent of an exam; elsewhere name the types')
    if (bare !== 'all' && name !== KNOWN && !family.some((type) => type.name === bare))
      throw new BadInput(
        `bidder: types: no type is called "${bare}"; there are ${family.map((type) => type.name).join(', ')}`,
      )
  }
  const left = names.filter((name) => name.startsWith('-')).map((name) => name.slice(1))
  const all = names.includes('all') || left.length === names.length
  return family.filter(({ name }) => (all || names.includes(name)) && !left.includes(name))
}
