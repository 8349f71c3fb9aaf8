import type { PastDecision } from '../game.ts'
import { type Action, type BettingRules, bet, LETTERS, NOBODY, openTable } from './betting.ts'
import { type Card, card } from './cards.ts'
import type { Hidden } from './hidden.ts'
import type { HoldemSettings } from './settings.ts'
import { type HoldemView, viewOf } from './view.ts'

/** What every other seat has decided so far, with what it saw if these were the hidden cards. */
export function pastDecisions(
  settings: HoldemSettings,
  rules: BettingRules,
  view: HoldemView,
  hidden: Hidden,
): PastDecision<HoldemView, Action>[] {
  const holes = hidden.slice()
  const own: readonly [Card, Card] = [card(view.hole[0]), card(view.hole[1])]
  holes.splice(view.seat, 0, own)
  const deal = { holes, board: view.board.map(card), lot: [] }
  const decisions: PastDecision<HoldemView, Action>[] = []
  let table = openTable(rules)
  for (const letter of view.table.history) {
    const action = LETTERS[letter]
    if (action === undefined || table.toAct === NOBODY) continue
    if (table.toAct !== view.seat) {
      const seen = viewOf(settings, rules, deal, table, table.toAct)
      decisions.push({ seat: table.toAct, view: seen, actions: seen.actions, action })
    }
    table = bet(rules, table, action)
  }
  return decisions
}
