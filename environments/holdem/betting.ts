import { IllegalAction } from '../errors.ts'
import type { Seat } from '../game.ts'
import { type HoldemSettings, PROFILES, type Profile } from './settings.ts'

/** `call` with nothing to call is a check; `raise` with no bet yet is a bet. */
export type Action = 'fold' | 'call' | 'raise'

/** The letters by which ACPC logs write actions. */
export const LETTERS: Readonly<Record<string, Action>> = { f: 'fold', c: 'call', r: 'raise' }

/** A round of betting: 0 before the flop, 1 flop, 2 turn, 3 river. */
export type Street = 0 | 1 | 2 | 3

/** `toAct` when the betting is over. */
export const NOBODY = -1

/** The betting: all of a hand that everybody sees, cards aside. Sets of seats are bit masks (seat 0 is bit 0). */
export interface Table {
  /** Every action in ACPC letters, streets split by `/`: `crc/r`. */
  readonly history: string
  readonly street: Street
  /** Who acts; -1 when the betting is over. */
  readonly toAct: Seat
  /** Chips in the middle. */
  readonly pot: number
  /** Chips that the seat to act must add to stay in (all that it has, if that is less). */
  readonly toCall: number
  /** Raises made on this street. */
  readonly raises: number
  /** Chips that each seat has put in during the hand. */
  readonly spent: readonly number[]
  /** Chips that a seat must have put in to stay in. */
  readonly bet: number
  /** The bet without a short all-in on top of it. */
  readonly fullBet: number
  /** Seats that have not folded. */
  readonly live: number
  /** Seats still to act on this street. */
  readonly pending: number
  /** Seats that a short all-in has not shut out from raising. */
  readonly mayRaise: number
  /** Who acted last; -1 before anybody has. */
  readonly last: Seat
}

/** What the betting depends on besides the actions. */
export interface BettingRules extends Profile {
  readonly seats: number
  readonly stacks: readonly number[]
}

/** The betting rules of the settings; unlimited stacks are infinite. */
export function bettingRules(settings: HoldemSettings): BettingRules {
  const { seats, stacks } = settings
  const unlimited = Array<number>(seats).fill(Number.POSITIVE_INFINITY)
  return { ...PROFILES[settings.profile], seats, stacks: stacks === 'unlimited' ? unlimited : stacks }
}

/** The table after the blinds. */
export function openTable(rules: BettingRules): Table {
  const { seats, stacks, smallBlind, bigBlind } = rules
  const bigSeat = seats === 2 ? 0 : 1
  const smallSeat = 1 - bigSeat
  const spent = Array<number>(seats).fill(0)
  spent[smallSeat] = Math.min(smallBlind, stacks[smallSeat])
  spent[bigSeat] = Math.min(bigBlind, stacks[bigSeat])
  const all = (1 << seats) - 1
  const table: Table = {
    history: '',
    street: 0,
    toAct: NOBODY,
    pot: spent[0] + spent[1],
    toCall: 0,
    raises: 0,
    spent,
    bet: bigBlind,
    fullBet: bigBlind,
    live: all,
    pending: withChips(rules, all, spent),
    mayRaise: all,
    last: NOBODY,
  }
  return proceed(rules, table, bigSeat)
}

const NONE: readonly Action[] = []
const CHOICES: readonly (readonly Action[])[] = [
  ['call'],
  ['fold', 'call'],
  ['call', 'raise'],
  ['fold', 'call', 'raise'],
]

/** The actions allowed to the seat to act, always in the order fold, call, raise. */
export function legalBets(rules: BettingRules, table: Table): readonly Action[] {
  if (table.toAct === NOBODY) return NONE
  const fold = table.toCall > 0 || rules.foldAlways ? 1 : 0
  return CHOICES[fold + (canRaise(rules, table) ? 2 : 0)]
}

function canRaise(rules: BettingRules, table: Table): boolean {
  const { toAct, bet, raises, street, mayRaise, live, spent } = table
  if (raises >= rules.raiseCap[street]) return false
  if (rules.stacks[toAct] === Number.POSITIVE_INFINITY && (mayRaise & (1 << toAct)) !== 0) return true
  const others = withChips(rules, live, spent) & ~(1 << toAct)
  return (mayRaise & (1 << toAct)) !== 0 && rules.stacks[toAct] > bet && others !== 0
}

/** The table after an action of the seat to act. Throws `IllegalAction`. */
export function bet(rules: BettingRules, table: Table, action: Action): Table {
  if (!legalBets(rules, table).includes(action)) throw new IllegalAction(action, legalBets(rules, table))
  const seat = table.toAct
  const self = 1 << seat
  if (action === 'fold') {
    const live = table.live & ~self
    const history = `${table.history}f`
    return proceed(rules, { ...table, history, live, pending: table.pending & ~self, last: seat }, seat)
  }
  if (action === 'call') {
    const pending = table.pending & ~self
    const mayRaise = table.mayRaise & ~self
    const spent = spend(table.spent, seat, table.spent[seat] + table.toCall)
    const pot = table.pot + table.toCall
    const history = `${table.history}c`
    return proceed(rules, { ...table, history, spent, pot, pending, mayRaise, last: seat }, seat)
  }
  const size = rules.raiseSize[table.street]
  // After a short all-in, a raise completes it to a full one.
  const target = Math.min(table.fullBet + size, rules.stacks[seat])
  const full = target - table.fullBet >= size / 2
  const spent = spend(table.spent, seat, target)
  const others = withChips(rules, table.live, spent) & ~self
  return proceed(
    rules,
    {
      ...table,
      history: `${table.history}r`,
      spent,
      pot: table.pot + target - table.spent[seat],
      bet: target,
      fullBet: full ? target : table.fullBet,
      raises: table.raises + (full ? 1 : 0),
      pending: others,
      // The raiser has acted: only another full raise lets him raise again.
      mayRaise: (full ? table.live : table.mayRaise) & ~self,
      last: seat,
    },
    seat,
  )
}

/** Passes the turn on from a seat: to the next to act, to the next street, or to the end. */
function proceed(rules: BettingRules, table: Table, from: Seat): Table {
  const { live, spent } = table
  if ((live & (live - 1)) === 0) return over(table, table.street, table.history)
  let { pending } = table
  if (pending !== 0 && (pending & (pending - 1)) === 0) {
    // One seat left to act, and nobody who could answer it: it has nothing to decide once it has matched.
    const seat = nextIn(pending, from, rules.seats)
    if (spent[seat] >= highestOf(live & ~pending, spent) && (withChips(rules, live, spent) & ~pending) === 0)
      pending = 0
  }
  if (pending !== 0) {
    const toAct = nextIn(pending, from, rules.seats)
    return { ...table, pending, toAct, toCall: Math.min(table.bet, rules.stacks[toAct]) - spent[toAct] }
  }
  if (table.street === 3) return over(table, 3, table.history)
  const players = withChips(rules, live, spent)
  if ((players & (players - 1)) === 0) return over(table, 3, table.history + '/'.repeat(3 - table.street))
  const start = rules.startAfterLast ? table.last : rules.seats - 1
  return {
    ...table,
    history: `${table.history}/`,
    street: nextStreet(table.street),
    toAct: nextIn(players, start, rules.seats),
    toCall: 0,
    raises: 0,
    fullBet: table.bet,
    pending: players,
    mayRaise: players,
  }
}

function over(table: Table, street: Street, history: string): Table {
  return { ...table, history, street, toAct: NOBODY, toCall: 0, pending: 0 }
}

const nextStreet = (street: Street): Street => (street === 0 ? 1 : street === 1 ? 2 : 3)

/** The first seat of a non-empty set after the given one, round the table. */
function nextIn(set: number, after: Seat, seats: number): Seat {
  let seat = after
  do seat = seat + 1 === seats ? 0 : seat + 1
  while ((set & (1 << seat)) === 0)
  return seat
}

/** The seats of the set that have chips left. */
function withChips(rules: BettingRules, set: number, spent: readonly number[]): number {
  let chips = 0
  for (let seat = 0; seat < rules.seats; seat++) if (spent[seat] < rules.stacks[seat]) chips |= 1 << seat
  return chips & set
}

function highestOf(set: number, spent: readonly number[]): number {
  let highest = 0
  for (let seat = 0; seat < spent.length; seat++)
    if ((set & (1 << seat)) !== 0) highest = Math.max(highest, spent[seat])
  return highest
}

function spend(spent: readonly number[], seat: Seat, total: number): readonly number[] {
  const after = spent.slice()
  after[seat] = total
  return after
}

/** Whether the seat has not folded. */
export const isLive = (table: Table, seat: Seat): boolean => (table.live & (1 << seat)) !== 0

/** Whether the hand is over and more than one seat is left to compare cards. */
export const isShowdown = (table: Table): boolean =>
  table.toAct === NOBODY && (table.live & (table.live - 1)) !== 0
