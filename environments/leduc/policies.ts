import { blindPolicies, certainly, madeLegal } from '../blind-policies.ts'
import type { HousePolicy, Policy } from '../game.ts'
import { plain } from '../plain-player.ts'
import type { Action } from './betting.ts'
import { type Card, cardOf, DECK, RANKS, rankOf, strength } from './cards.ts'
import type { LeducView } from './view.ts'

/**
 * Plays its card by rule, blind to bets and pot. Before the board it raises a king, calls with a queen and lets a jack
 * go. After it, it raises a pair, calls with a card above the board and lets the rest go.
 */
const rule: Policy<LeducView, Action> = {
  name: 'rule',
  distribution({ card, board }, actions) {
    const rank = rankOf(cardOf(card))
    const level = board === null ? 1 : rankOf(cardOf(board))
    const best = board === null ? rank === RANKS - 1 : rank === level
    const wish = best ? 'raise' : rank >= level ? 'call' : 'fold'
    return certainly(actions, madeLegal(actions, wish))
  },
}

/** The chance to win against a random card, half of that to split added; before the board over all boards, too. */
export function equity(card: Card, board: Card | null): number {
  let won = 0
  let count = 0
  for (const turned of board === null ? DECK : [board])
    for (const other of DECK) {
      if (turned === card || other === card || other === turned) continue
      const margin = strength(card, turned) - strength(other, turned)
      won += margin > 0 ? 1 : margin === 0 ? 1 / 2 : 0
      count++
    }
  return won / count
}

/**
 * The one-directional reasoner: its own card against a random card, no belief, no look ahead. It raises when each chip
 * gains at once if it is called, and calls when the pot odds pay.
 */
const myopic: Policy<LeducView, Action> = {
  name: 'myopic',
  distribution({ card, board, table }, actions) {
    const wins = equity(cardOf(card), board === null ? null : cardOf(board))
    if (wins > 1 / 2) return certainly(actions, madeLegal(actions, 'raise'))
    const calls = wins * (table.pot + table.toCall) >= table.toCall
    return certainly(actions, madeLegal(actions, calls ? 'call' : 'fold'))
  },
}

/** The house players of Leduc poker. */
export const housePolicies: readonly HousePolicy<LeducView, Action>[] = [
  ...blindPolicies,
  plain(rule, 'raises kings and pairs, calls with queens and what is above the board, else checks or folds'),
  plain(myopic, 'its own card against a random card and the pot odds: no belief, no look ahead'),
]
