import { arrangements } from '../arrangements.ts'
import type { PastDecision } from '../game.ts'
import { ACTION_OF, type Action, bet, legalBets, openTable } from './betting.ts'
import { CARD_NAMES, type Card, cardOf, deckOf } from './cards.ts'
import { type KuhnView, viewOf } from './view.ts'

/** The cards of every other seat, in seat order (one's own seat left out). */
export type Hidden = readonly Card[]

/** All cards that the others may hold: 2 possibilities with two seats, 6 with three. */
export function hiddenCards({ settings, seat, card, shown }: KuhnView): Hidden[] {
  const own = cardOf(card)
  const others = deckOf(settings.seats).filter((other) => other !== own)
  const seen = shown.filter((_, other) => other !== seat)
  return arrangements(others, settings.seats - 1).filter((cards) =>
    seen.every((name, i) => name === null || name === CARD_NAMES[cards[i]]),
  )
}

/** The cards of all seats, by seat. */
export function cardsBySeat({ seat, card }: KuhnView, hidden: Hidden): Card[] {
  return hidden.toSpliced(seat, 0, cardOf(card))
}

/** What every other seat has decided so far, with what it saw if these were the hidden cards. */
export function pastDecisions(view: KuhnView, hidden: Hidden): PastDecision<KuhnView, Action>[] {
  const cards = cardsBySeat(view, hidden)
  const decisions: PastDecision<KuhnView, Action>[] = []
  let table = openTable(view.settings.seats)
  for (const letter of view.table.history) {
    const seat = table.toAct
    const action = ACTION_OF[letter]
    if (seat !== null && seat !== view.seat) {
      const seen = viewOf(view.settings, cards, table, seat)
      decisions.push({ seat, view: seen, actions: legalBets(table), action })
    }
    table = bet(table, action)
  }
  return decisions
}
