import type { PastDecision } from '../game.ts'
import type { Random } from '../random.ts'
import { ACTION_OF, type Action, bet, legalBets, OPENING } from './betting.ts'
import { CARD_NAMES, type Card, cardOf, DECK } from './cards.ts'
import type { LeducState } from './rules.ts'
import { type LeducView, viewOf } from './view.ts'

/** The other seat's card. */
export type Hidden = Card

/** All cards that the other may hold: 5 before the board, 4 after, 1 once shown. */
export function hiddenCards({ seat, card, board, shown }: LeducView): Hidden[] {
  const other = shown[1 - seat]
  if (other !== null) return [cardOf(other)]
  return DECK.filter((hidden) => CARD_NAMES[hidden] !== card && CARD_NAMES[hidden] !== board)
}

/** The cards of both seats, by seat. */
function cardsBySeat({ seat, card }: LeducView, hidden: Hidden): readonly [Card, Card] {
  const own = cardOf(card)
  return seat === 0 ? [own, hidden] : [hidden, own]
}

/** A full state that agrees with the view; a board that has not been turned is drawn. */
export function completed(view: LeducView, hidden: Hidden, random: Random): LeducState {
  const cards = cardsBySeat(view, hidden)
  const rest = DECK.filter((card) => !cards.includes(card))
  const board = view.board === null ? rest[random.int(rest.length)] : cardOf(view.board)
  return { cards, board, table: view.table }
}

/** What the other seat has decided so far, with what it saw if this was its card. */
export function pastDecisions(view: LeducView, hidden: Hidden): PastDecision<LeducView, Action>[] {
  const cards = cardsBySeat(view, hidden)
  const board = view.board === null ? 0 : cardOf(view.board)
  const decisions: PastDecision<LeducView, Action>[] = []
  let table = OPENING
  for (const letter of view.table.history.replace('/', '')) {
    const seat = table.toAct
    const action = ACTION_OF[letter]
    if (seat !== null && seat !== view.seat) {
      const seen = viewOf(view.settings, cards, board, table, seat)
      decisions.push({ seat, view: seen, actions: legalBets(table), action })
    }
    table = bet(table, action)
  }
  return decisions
}
