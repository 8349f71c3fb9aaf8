import {
  cardNamed,
  HAND_CLASS,
  handClassName,
  holdingIndex,
  holdingName,
} from '../../../environments/holdem/cards.ts'
import type { HoldemView } from '../../../environments/holdem/view.ts'
import type { KuhnView } from '../../../environments/kuhn/view.ts'
import type { LeducView } from '../../../environments/leduc/view.ts'
import type { NegotiationView } from '../../../environments/negotiation/view.ts'

/** What a seat really holds, by the names that beliefs over it use. */
export interface Truth {
  readonly hidden: string
  /** The class of it, where beliefs are shown by class. */
  readonly hiddenClass?: string
}

type KnownView = HoldemView | KuhnView | LeducView | NegotiationView

const GAMES = new Set<unknown>(['limit-holdem', 'kuhn', 'leduc', 'negotiation'])

/** Views name their game. */
const isKnown = (view: unknown): view is KnownView =>
  typeof view === 'object' && view !== null && 'game' in view && GAMES.has(view.game)

/** What the seat of this view holds; undefined for a game that is not known here. */
export function truthOf(view: unknown): Truth | undefined {
  if (!isKnown(view)) return undefined
  if (view.game === 'negotiation') return { hidden: view.values.join() }
  if (view.game !== 'limit-holdem') return { hidden: view.card }
  const [first, second] = view.hole.map(cardNamed)
  if (first === undefined || second === undefined) return undefined
  const holding = holdingIndex(first, second)
  return { hidden: holdingName(holding), hiddenClass: handClassName(HAND_CLASS[holding]) }
}
