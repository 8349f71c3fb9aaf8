import { type Action, type BettingRules, bet, legalBets, NOBODY, type Table } from './betting.ts'

/** All actions, by their slot in response tables. */
export const ACTIONS: readonly Action[] = ['fold', 'call', 'raise']
export const FOLD = 0
export const CALL = 1
export const RAISE = 2

/**
 * Betting contexts, from coarse to fine: before or after the flop; the same with or without a bet to call; each
 * street with none, one or more bets.
 */
export const CONTEXTS = 2 + 4 + 12

const CONTEXTS_OF = Array.from({ length: 12 }, (_, fine) => {
  const later = fine < 3 ? 0 : 1
  return [later, 2 + 2 * later + Math.min(fine % 3, 1), 6 + fine]
})

/** A table with what can be done there: a search meets it once for every board. */
export class Line {
  readonly table: Table
  readonly actions: readonly Action[]
  /** The slots of the actions. */
  readonly slots: readonly number[]
  /** Which of all actions are legal, by slot. */
  readonly legal: readonly boolean[]
  readonly contexts: readonly number[]
  /** Bets to call: 0 none, 1 one, 2 more. */
  readonly facing: number
  /** The pot odds: what a call costs, as a share of the pot with it in, in percent. */
  readonly percent: number
  /** Equal for those of one street, one number of bets, the same choices and the same price. */
  readonly key: number
  readonly #rules: BettingRules
  readonly #after: (Line | undefined)[] = []

  constructor(rules: BettingRules, table: Table) {
    const { street, toCall, pot, raises } = table
    this.#rules = rules
    this.table = table
    this.actions = legalBets(rules, table)
    this.slots = this.actions.map((action) => ACTIONS.indexOf(action))
    this.legal = ACTIONS.map((action) => this.actions.includes(action))
    this.facing = toCall === 0 ? 0 : raises >= 2 ? 2 : 1
    this.contexts = CONTEXTS_OF[3 * street + this.facing]
    this.percent = Math.round((100 * toCall) / (pot + toCall))
    this.key = ((3 * street + this.facing) * 8 + this.actions.length) * 128 + this.percent
  }

  get over(): boolean {
    return this.table.toAct === NOBODY
  }

  /** The line after one of the actions. */
  after(index: number): Line {
    const line =
      this.#after[index] ?? new Line(this.#rules, bet(this.#rules, this.table, this.actions[index]))
    this.#after[index] = line
    return line
  }
}
