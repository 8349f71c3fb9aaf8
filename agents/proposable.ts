import type { Proposals } from '../environments/proposals.ts'
import type { Reckoner } from '../reasoning/reckon/reckoning.ts'

/** A reckoner, with the language in which opponents are proposed to it where its game has one. */
export interface Proposable<View> {
  readonly reckoner: Reckoner<View>
  readonly proposing?: Pick<Proposals<unknown>, 'guide' | 'form'> & {
    /** Takes proposals beside those of before that are still likely; the names are told apart. */
    take(proposed: readonly { readonly name: string; readonly policy: unknown }[]): void
  }
}

/** Joined types below this chance are dropped when others come. */
const DROPPED = 0.01
/** How many are kept, at most: the likeliest. */
const KEPT = 8

/**
 * Lets opponents be proposed to a reckoner.
 * @param proposals the game's language for them; undefined where it has none
 */
export function proposable<View, Type extends { readonly name: string }>(
  reckoner: Required<Reckoner<View, Type>>,
  proposals: Proposals<Type> | undefined,
): Proposable<View> {
  if (proposals === undefined) return { reckoner }
  let taken: readonly Type[] = []
  let numbered = 0
  return {
    reckoner,
    proposing: {
      guide: proposals.guide,
      form: proposals.form,
      take(proposed) {
        const chances = new Map(reckoner.joined().map(({ name, chance }) => [name, chance]))
        const chanceOf = ({ name }: Type) => chances.get(name) ?? 0
        const kept = taken
          .filter((type) => chanceOf(type) >= DROPPED)
          .toSorted((a, b) => chanceOf(b) - chanceOf(a))
          .slice(0, KEPT)
        const added = proposed.map(({ name, policy }) =>
          proposals.typeOf(`proposed ${++numbered}: ${name}`, policy),
        )
        taken = [...kept, ...added]
        reckoner.join(taken)
      },
    },
  }
}
