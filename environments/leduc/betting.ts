import type { Bet } from '../blind-policies.ts'
import { IllegalAction } from '../errors.ts'
import type { Seat } from '../game.ts'

/** `call` with nothing to call is a check; `raise` with no bet yet is a bet. */
export type Action = Bet

/** Chips that each seat puts in before the first card. */
export const ANTE = 1

/** Chips that a raise adds, by round. */
export const RAISE_SIZE = [2, 4] as const

/** Raises allowed in a round. */
export const RAISE_CAP = 2

/** The betting: all of a hand that everybody sees, cards aside. */
export interface Table {
  /** Every action by its letter f, c or r, the two rounds parted by `/`: `crc/cr`. */
  readonly history: string
  /** 0 before the board card, 1 after. */
  readonly round: 0 | 1
  /** Who acts; null when the hand is over. */
  readonly toAct: Seat | null
  /** Chips in the middle. */
  readonly pot: number
  /** Chips that the seat to act must add to stay in. */
  readonly toCall: number
  /** Raises made in this round. */
  readonly raises: number
  /** Chips that each seat has put in. */
  readonly spent: readonly [number, number]
  /** Who has folded, or null. */
  readonly folded: Seat | null
}

/** The table after the antes. */
export const OPENING: Table = {
  history: '',
  round: 0,
  toAct: 0,
  pot: 2 * ANTE,
  toCall: 0,
  raises: 0,
  spent: [ANTE, ANTE],
  folded: null,
}

/** The actions allowed to the seat to act, in the order fold, call, raise. */
export function legalBets({ toAct, toCall, raises }: Table): readonly Action[] {
  if (toAct === null) return []
  const stay: readonly Action[] = raises < RAISE_CAP ? ['call', 'raise'] : ['call']
  return toCall > 0 ? ['fold', ...stay] : stay
}

/** The actions by their letters in a history. */
export const ACTION_OF: Readonly<Record<string, Action>> = { f: 'fold', c: 'call', r: 'raise' }

/** The table after an action of the seat to act. Throws `IllegalAction`. */
export function bet(table: Table, action: Action): Table {
  const legal = legalBets(table)
  const seat = table.toAct
  if (seat === null || !legal.includes(action)) throw new IllegalAction(action, legal)
  if (action === 'fold')
    return { ...table, history: `${table.history}f`, toAct: null, toCall: 0, folded: seat }
  const paid = table.toCall + (action === 'raise' ? RAISE_SIZE[table.round] : 0)
  const pot = table.pot + paid
  const own = table.spent[seat] + paid
  const spent: Table['spent'] = seat === 0 ? [own, table.spent[1]] : [table.spent[0], own]
  if (action === 'raise')
    return {
      ...table,
      history: `${table.history}r`,
      toAct: 1 - seat,
      pot,
      toCall: RAISE_SIZE[table.round],
      raises: table.raises + 1,
      spent,
    }
  const history = `${table.history}c`
  // Seat 0 opens both rounds: only its check leaves the other something to say.
  if (table.toCall === 0 && seat === 0) return { ...table, history, toAct: 1 }
  if (table.round === 1) return { ...table, history, toAct: null, pot, toCall: 0, spent }
  return { ...table, history: `${history}/`, round: 1, toAct: 0, pot, toCall: 0, raises: 0, spent }
}

/** Whether the hand is over and both are left to compare cards. */
export const isShowdown = ({ toAct, folded }: Table): boolean => toAct === null && folded === null
