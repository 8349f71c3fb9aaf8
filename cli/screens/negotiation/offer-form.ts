import { itemNames } from '../../../environments/negotiation/items.ts'
import type { NegotiationView } from '../../../environments/negotiation/view.ts'
import type { OfferForm } from '../choices.ts'

/** Whether a view is one of a negotiation: views name their game. */
export const isNegotiationView = (view: unknown): view is NegotiationView =>
  typeof view === 'object' && view !== null && 'game' in view && view.game === 'negotiation'

/** How an offer is built: item by item, or as one price. */
export function offerForm({ pool, settings }: NegotiationView): OfferForm {
  if (pool.length === 0) {
    const { lowest: least = 0, highest: most = 0 } = settings
    return {
      title: 'You ask for',
      fields: [{ name: 'price', least, most, start: Math.round((least + most) / 2) }],
      action: ([price]) => ({ type: 'propose', price }),
    }
  }
  const names = itemNames(settings.preset, pool.length)
  return {
    title: 'You keep',
    fields: pool.map((most, i) => ({ name: names[i].many, least: 0, most, start: most })),
    action: (keep) => ({ type: 'propose', keep: [...keep] }),
  }
}
