import type { Seat } from '../game.ts'
import { type Action, isShowdown, legalBets, type Table } from './betting.ts'
import { CARD_NAMES, type Card, type CardName } from './cards.ts'
import type { KuhnSettings } from './settings.ts'

/** All that one seat may know of a hand. */
export interface KuhnView {
  readonly game: 'kuhn'
  /** The rules in force. */
  readonly settings: KuhnSettings
  readonly seat: Seat
  /** The own card. */
  readonly card: CardName
  readonly table: Table
  /** What this seat may do now; empty when it is not to act. */
  readonly actions: readonly Action[]
  /** The card that each seat has shown at the showdown, by seat; null where not shown. */
  readonly shown: readonly (CardName | null)[]
}

/** What the seat may know. @param cards by seat */
export function viewOf(settings: KuhnSettings, cards: readonly Card[], table: Table, seat: Seat): KuhnView {
  const open = isShowdown(table)
  return {
    game: 'kuhn',
    settings,
    seat,
    card: CARD_NAMES[cards[seat]],
    table,
    actions: table.toAct === seat ? legalBets(table) : [],
    shown: cards.map((card, other) => (open && table.live[other] ? CARD_NAMES[card] : null)),
  }
}
