import type { Seat } from '../../../environments/game.ts'
import type { Standing } from '../../../environments/negotiation/course.ts'
import type { Values } from '../../../environments/negotiation/preferences.ts'
import { dealWorth, domainOfView, type NegotiationView } from '../../../environments/negotiation/view.ts'
import { isOpenTo, type PanelOptions } from '../panel.ts'
import { playerName } from '../players.ts'
import type { Seen } from '../seen.ts'
import { clipText } from '../styled.ts'
import { isNegotiationView } from './offer-form.ts'

/** An offer that was made, with what it is worth. */
export interface MadeOffer extends Standing {
  /** To the side that looks, undiscounted. */
  readonly own: number
  /** To the other side; undefined where its values are hidden from who looks. */
  readonly others: number | undefined
  /** What a deal on it pays the side that looks: less by the discount. */
  readonly pays: number
}

/** A negotiation as one side sees it, and what may be shown of the other. */
export interface Sides {
  readonly view: NegotiationView
  readonly own: Seat
  /** The other's values; undefined where they are hidden from who looks. */
  readonly others: Values | undefined
  /** What each seat is called here. */
  called(seat: Seat): string
  readonly offers: readonly MadeOffer[]
  /** The last offer, which stands or was agreed on; undefined before the first. */
  readonly last: MadeOffer | undefined
}

const LONGEST_NAME = 14

/** Both sides of a negotiation; undefined for a position of another game. */
export function sidesOf(seen: Seen, seat: Seat, options: PanelOptions): Sides | undefined {
  const { views } = seen
  // Nobody looks with eyes that are closed to him.
  const own = isOpenTo(seen, seat, options) ? seat : 1 - seat
  const [view, othersView] = [views[own], views[1 - own]]
  if (!isNegotiationView(view) || !isNegotiationView(othersView)) return undefined
  const others = isOpenTo(seen, 1 - own, options) ? othersView.values : undefined
  const { settings, values, turns } = view
  const domain = domainOfView(view)
  const offers = turns.flatMap(({ seat: by, action, offer }): MadeOffer[] => {
    if (action.type !== 'propose' || offer === undefined) return []
    const pays = (to: Seat, valued: Values, number: number) =>
      dealWorth(settings, domain, valued, to, action, by, number)
    return [
      {
        seat: by,
        offer,
        proposal: action,
        own: pays(own, values, 1),
        others: others && pays(1 - own, others, 1),
        pays: pays(own, values, offer),
      },
    ]
  })
  const called = (by: Seat) =>
    options.viewer === by ? 'you' : clipText(playerName(seen, by, undefined), LONGEST_NAME)
  return {
    view,
    own,
    others,
    called,
    offers,
    last: offers.at(-1),
  }
}
