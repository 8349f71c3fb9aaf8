import type { Seat } from '../game.ts'
import { type Action, type BettingRules, isLive, isShowdown, legalBets, type Table } from './betting.ts'
import { CARD_NAMES, type CardName, type HoleNames } from './cards.ts'
import type { Deal } from './deal.ts'
import type { HoldemSettings } from './settings.ts'

/** How many community cards lie open on each street. */
export const BOARD_CARDS = [0, 3, 4, 5] as const

/** All that one seat may know of a hand. */
export interface HoldemView {
  readonly game: 'limit-holdem'
  /** The rules in force. */
  readonly settings: HoldemSettings
  readonly seat: Seat
  readonly hole: HoleNames
  /** The community cards that lie open. */
  readonly board: readonly CardName[]
  readonly table: Table
  /** What this seat may do now; empty when it is not to act. */
  readonly actions: readonly Action[]
  /** The hole cards that each seat has shown at the showdown, by seat; null where not shown. */
  readonly shown: readonly (HoleNames | null)[]
}

const NOT_SHOWN = Array.from({ length: 11 }, (_, seats) => Array<null>(seats).fill(null))

/** What the seat may know. */
export function viewOf(
  settings: HoldemSettings,
  rules: BettingRules,
  deal: Deal,
  table: Table,
  seat: Seat,
): HoldemView {
  const board: CardName[] = []
  for (let i = 0; i < BOARD_CARDS[table.street]; i++) board.push(CARD_NAMES[deal.board[i]])
  return {
    game: 'limit-holdem',
    settings,
    seat,
    hole: names(deal.holes[seat]),
    board,
    table,
    actions: table.toAct === seat ? legalBets(rules, table) : [],
    shown: isShowdown(table)
      ? deal.holes.map((hole, other) => (isLive(table, other) ? names(hole) : null))
      : NOT_SHOWN[rules.seats],
  }
}

function names(hole: readonly [number, number]): HoleNames {
  return [CARD_NAMES[hole[0]], CARD_NAMES[hole[1]]]
}
