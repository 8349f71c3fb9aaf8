import type { Json } from '../../environments/game.ts'
import type { HumanTurn } from './audience.ts'

/** An offer that is built field by field. */
export interface OfferForm {
  /** What the fields together mean: "You keep". */
  readonly title: string
  readonly fields: readonly {
    readonly name: string
    readonly least: number
    readonly most: number
    /** Where one begins. */
    readonly start: number
  }[]
  /** The action that the fields make. */
  action(values: readonly number[]): Json
}

/** Something that can be done in the game: by an action, by an offer that is yet to be built, or not just now. */
export type Choice = {
  /** The key that stands for it. */
  readonly key: string
  readonly said: string
} & ({ readonly action: Json } | { readonly offer: OfferForm } | { readonly why: string })

/** What a person may choose among. */
export interface Menu {
  readonly choices: readonly Choice[]
  /** Whether words may go with an action. */
  readonly talk: boolean
}

/** Keys for actions: those that screens do not use. */
const KEYS = 'abcdefgijklnprstuvwz123456789'

/** Each action with a key of its own: a letter of what is said of it, if there is one. */
export function lettered(actions: HumanTurn['actions']): Choice[] {
  const free = new Set(KEYS)
  return actions.map(({ action, said }) => {
    const key = [...said.toLowerCase(), ...KEYS].find((letter) => free.has(letter)) ?? ''
    free.delete(key)
    return { key, said, action }
  })
}
