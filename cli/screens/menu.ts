import type { Json } from '../../environments/game.ts'
import type { HumanTurn } from './audience.ts'
import { isNegotiationView, offerForm } from './negotiation/offer-form.ts'

/** An offer that is built field by field. */
export interface OfferForm {
  /** What the fields together mean: "You keep". */
  readonly title: string
  readonly fields: readonly { readonly name: string; readonly least: number; readonly most: number }[]
  /** The action that the fields make. */
  action(values: readonly number[]): Json
}

/** What a person may choose among. */
export interface Menu {
  readonly choices: readonly { readonly said: string; readonly action: Json }[]
  /** In place of a list of all offers. */
  readonly offer?: OfferForm
  /** Whether words may go with an action. */
  readonly talk: boolean
}

/** What the person to act may choose among. A game whose actions are too many to be listed says how one is built. */
export function menuOf({ view, actions }: Pick<HumanTurn, 'view' | 'actions'>): Menu {
  if (!isNegotiationView(view)) return { choices: actions, talk: false }
  const choices = actions.filter(({ action }) => !isOffer(action))
  const talk = view.settings.talk === 'on'
  return view.offersLeft === 0 ? { choices, talk } : { choices, talk, offer: offerForm(view) }
}

const isOffer = (action: Json): boolean =>
  typeof action === 'object' && action !== null && 'type' in action && action.type === 'propose'

/** The action with words to it; as it is where there are none. */
export function withWords(action: Json, utterance: string): Json {
  return utterance === '' || typeof action !== 'object' || action === null || Array.isArray(action)
    ? action
    : { ...action, utterance }
}
