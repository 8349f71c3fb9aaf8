import type { Bet } from '../../environments/blind-policies.ts'
import type { Json } from '../../environments/game.ts'
import type { NegotiationView } from '../../environments/negotiation/view.ts'
import type { HumanTurn } from './audience.ts'
import { isNegotiationView, offerForm } from './negotiation/offer-form.ts'

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

/** What the person to act may choose among. A game whose actions are too many to be listed says how one is built. */
export function menuOf({ view, actions }: Pick<HumanTurn, 'view' | 'actions'>): Menu {
  if (isNegotiationView(view)) return bargaining(view, actions)
  return {
    choices: actions.every(({ action }) => isBet(action)) ? bets(actions) : lettered(actions),
    talk: false,
  }
}

function bargaining(view: NegotiationView, actions: HumanTurn['actions']): Menu {
  const { offersLeft, standing, settings } = view
  const offer = { key: 'o', said: 'make an offer' }
  return {
    choices: [
      offersLeft > 0
        ? { ...offer, offer: offerForm(view) }
        : { ...offer, why: 'all offers of this game have been made' },
      ...(standing === null ? [{ key: 'a', said: 'accept', why: 'there is no offer yet' }] : []),
      ...lettered(actions.filter(({ action }) => !isOffer(action))),
    ],
    talk: settings.talk === 'on',
  }
}

const isOffer = (action: Json): boolean =>
  typeof action === 'object' && action !== null && 'type' in action && action.type === 'propose'

/** Keys for actions: those that screens do not use. */
const KEYS = 'abcdefgijklnprstuvwz123456789'

/** Each action with a key of its own: a letter of what is said of it, if there is one. */
function lettered(actions: HumanTurn['actions']): Choice[] {
  const free = new Set(KEYS)
  return actions.map(({ action, said }) => {
    const key = [...said.toLowerCase(), ...KEYS].find((letter) => free.has(letter)) ?? ''
    free.delete(key)
    return { key, said, action }
  })
}

const BETS: Readonly<Record<Bet, { readonly key: string; readonly why: string }>> = {
  fold: { key: 'f', why: 'there is no bet to fold to, and to check costs nothing' },
  call: { key: 'c', why: 'there is nothing to call' },
  raise: { key: 'r', why: 'no further raise is allowed here' },
}

const isBet = (action: Json): action is Bet => typeof action === 'string' && action in BETS

/** What can be done in a game of bets, always in one order and by the same keys. */
function bets(actions: HumanTurn['actions']): Choice[] {
  return Object.entries(BETS).map(([bet, { key, why }]) => {
    const legal = actions.find(({ action }) => action === bet)
    return legal === undefined ? { key, said: bet, why } : { key, ...legal }
  })
}

/** The action with words to it; as it is where there are none. */
export function withWords(action: Json, utterance: string): Json {
  return utterance === '' || typeof action !== 'object' || action === null || Array.isArray(action)
    ? action
    : { ...action, utterance }
}
