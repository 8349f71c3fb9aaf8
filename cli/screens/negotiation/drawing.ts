import type { Json } from '../../../environments/game.ts'
import type { NegotiationView } from '../../../environments/negotiation/view.ts'
import type { HumanTurn } from '../audience.ts'
import { lettered, type Menu } from '../choices.ts'
import type { Drawing } from '../drawing.ts'
import { isNegotiationView, offerForm } from './offer-form.ts'
import { hypothesesSection, posteriorSection } from './posterior.ts'
import { negotiationLines } from './table.ts'
import { terms } from './terms.ts'

/** How a negotiation is drawn; undefined for a view of another game. */
export function negotiationDrawing(view: unknown): Drawing | undefined {
  if (!isNegotiationView(view)) return undefined
  return {
    // Who follows from outside looks from one side, and sees what both know.
    table: (seen, own, size, options) => negotiationLines(seen, own ?? 0, size, options),
    truth: { hidden: view.values.join() },
    menu: (actions) => bargaining(view, actions),
    said: (action) => terms(view, action),
    held: (mind, columns) => [
      [3, posteriorSection(mind, view, columns)],
      [5, hypothesesSection(mind, view, columns)],
    ],
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
