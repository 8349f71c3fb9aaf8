import type { Seat } from '../game.ts'
import { type Action, isShowdown, legalBets, type Table } from './betting.ts'
import { CARD_NAMES, type Card, type CardName } from './cards.ts'
import type { LeducSettings } from './settings.ts'

/** All that one seat may know of a hand. */
export interface LeducView {
  readonly game: 'leduc'
  /** The rules in force. */
  readonly settings: LeducSettings
  readonly seat: Seat
  /** The own card. */
  readonly card: CardName
  /** The card in the middle; null before it is turned. */
  readonly board: CardName | null
  readonly table: Table
  /** What this seat may do now; empty when it is not to act. */
  readonly actions: readonly Action[]
  /** The card that each seat has shown at the showdown, by seat; null where not shown. */
  readonly shown: readonly (CardName | null)[]
}

/** What the seat may know. @param cards by seat */
export function viewOf(
  settings: LeducSettings,
  cards: readonly Card[],
  board: Card,
  table: Table,
  seat: Seat,
): LeducView {
  const open = isShowdown(table)
  return {
    game: 'leduc',
    settings,
    seat,
    card: CARD_NAMES[cards[seat]],
    board: table.round === 0 ? null : CARD_NAMES[board],
    table,
    actions: table.toAct === seat ? legalBets(table) : [],
    shown: cards.map((card) => (open ? CARD_NAMES[card] : null)),
  }
}
