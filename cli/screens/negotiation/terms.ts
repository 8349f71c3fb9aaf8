import type { Json } from '../../../environments/game.ts'
import { itemNames } from '../../../environments/negotiation/items.ts'
import type { NegotiationView } from '../../../environments/negotiation/view.ts'

/** Numbers of the items: "3 books, 1 hat"; what there is none of is left out. */
function bundle({ settings, pool }: NegotiationView, counts: readonly number[]): string {
  const names = itemNames(settings.preset, pool.length)
  const held = counts.flatMap((count, i) =>
    count === 0 ? [] : [`${count} ${count === 1 ? names[i].one : names[i].many}`],
  )
  return held.length === 0 ? 'nothing' : held.join(', ')
}

/** An action of a negotiation in few words, as anybody would say it: "keep 3 books, 1 hat". */
export function terms(view: NegotiationView, action: Json): string {
  if (typeof action !== 'object' || action === null) return String(action)
  const { type, keep, price } = Object(action)
  if (type === 'accept') return 'accept'
  if (type === 'walk') return 'walk away'
  if (typeof price === 'number') return `price ${price}`
  return Array.isArray(keep) ? `keep ${bundle(view, keep.map(Number))}` : JSON.stringify(action)
}
