import type { Bet } from '../blind-policies.ts'
import { IllegalAction } from '../errors.ts'
import type { Seat } from '../game.ts'

/** `call` with nothing to call is a check; `raise` with no bet yet is a bet. */
export type Action = Bet

/** Chips that each seat puts in before it is dealt a card, and chips of the one bet. */
export const ANTE = 1
export const BET = 1

/** The betting: all of a hand that everybody sees, cards aside. */
export interface Table {
  /** Every action by its letter f, c or r: the first is of seat 0, and seats follow each other round the table. */
  readonly history: string
  /** Who acts; null when the hand is over. */
  readonly toAct: Seat | null
  /** Chips in the middle. */
  readonly pot: number
  /** Chips that the seat to act must add to stay in. */
  readonly toCall: number
  /** Chips that each seat has put in. */
  readonly spent: readonly number[]
  /** By seat: whether it has not folded. */
  readonly live: readonly boolean[]
}

/** The table after the antes. */
export function openTable(seats: number): Table {
  return {
    history: '',
    toAct: 0,
    pot: seats * ANTE,
    toCall: 0,
    spent: Array<number>(seats).fill(ANTE),
    live: Array<boolean>(seats).fill(true),
  }
}

/** The actions allowed to the seat to act, in the order fold, call, raise. */
export function legalBets({ toAct, toCall }: Table): readonly Action[] {
  if (toAct === null) return []
  return toCall > 0 ? ['fold', 'call'] : ['call', 'raise']
}

const LETTER: Readonly<Record<Action, string>> = { fold: 'f', call: 'c', raise: 'r' }

/** The actions by their letters in a history. */
export const ACTION_OF: Readonly<Record<string, Action>> = { f: 'fold', c: 'call', r: 'raise' }

/** The table after an action of the seat to act. Throws `IllegalAction`. */
export function bet(table: Table, action: Action): Table {
  const legal = legalBets(table)
  const seat = table.toAct
  if (seat === null || !legal.includes(action)) throw new IllegalAction(action, legal)
  const seats = table.spent.length
  const history = table.history + LETTER[action]
  const paid = action === 'raise' ? BET : action === 'call' ? table.toCall : 0
  const opened = history.indexOf('r')
  // Without a bet every seat speaks once; a bet is answered once by each of the others.
  const over = history.length === (opened < 0 ? seats : opened + seats)
  return {
    history,
    toAct: over ? null : (seat + 1) % seats,
    pot: table.pot + paid,
    toCall: over || opened < 0 ? 0 : BET,
    spent: table.spent.map((chips, other) => (other === seat ? chips + paid : chips)),
    live: table.live.map((still, other) => still && !(other === seat && action === 'fold')),
  }
}

/** Whether the hand is over and more than one seat is left to compare cards. */
export const isShowdown = ({ toAct, live }: Table): boolean =>
  toAct === null && live.filter(Boolean).length > 1
