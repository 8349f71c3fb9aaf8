/**
 * Kuhn poker, for two seats (Kuhn 1950) or three (Abou Risk and Szafron 2010).
 *
 * The deck has one card of each rank, one more than there are seats: J Q K for two, and an ace above them for three.
 * Each seat puts in an ante of 1 chip and is dealt one card; one card stays in the deck. Seat 0 acts first, and seats
 * follow each other in order. As long as nobody has bet, a seat checks or bets 1 chip. After a bet every other seat, in
 * turn, folds or calls for 1 chip, also one that has checked before; there is no raise. When all have checked, or
 * all have answered the bet, the highest card of those that have not folded takes the pot.
 *
 * The rules are those of OpenSpiel's `kuhn_poker`. A check is spelt `call` and a bet `raise`, as in the other games of
 * bets here.
 */
import { arrangements } from '../arrangements.ts'
import { dealtCast } from '../dealt-cast.ts'
import type { Game, GameFamily } from '../game.ts'
import { listedAction } from '../listed-action.ts'
import { checkedSettings } from '../settings.ts'
import { type Action, bet, legalBets, openTable, type Table } from './betting.ts'
import { type Card, deckOf } from './cards.ts'
import { cardsBySeat, type Hidden, hiddenCards, pastDecisions } from './hidden.ts'
import { housePolicies } from './policies.ts'
import { kuhnRanges } from './ranges.ts'
import { settingsSchema } from './settings.ts'
import { type KuhnView, viewOf } from './view.ts'
import { readView } from './view-reading.ts'
import { words } from './words.ts'

/** All of a hand of Kuhn poker. */
export interface KuhnState {
  /** The card of each seat. */
  readonly cards: readonly Card[]
  readonly table: Table
}

/** A table of Kuhn poker. */
export type KuhnGame = Game<KuhnState, Action, KuhnView, Hidden>

/**
 * Makes a table of Kuhn poker. Throws `BadInput` for unknown or impossible settings.
 * @param given settings that differ from their defaults: `seats`, 2 or 3
 */
export function kuhn(given: Record<string, unknown> = {}): KuhnGame {
  const settings = checkedSettings('kuhn', settingsSchema(), given)
  const { seats } = settings
  const deals = arrangements(deckOf(seats), seats)
  const opening = openTable(seats)

  const game: KuhnGame = {
    name: 'kuhn',
    seats,
    unit: 'chips/hand',
    zeroSum: true,
    settings,
    words,
    initialState: (random) => ({ cards: deals[random.int(deals.length)], table: opening }),
    initialStates: () =>
      deals.map((cards) => ({ state: { cards, table: opening }, chance: 1 / deals.length })),
    currentPlayer: ({ table }) => table.toAct ?? undefined,
    legalActions: ({ table }) => legalBets(table),
    apply: ({ cards, table }, action) => ({ cards, table: bet(table, action) }),
    returns({ cards, table }) {
      if (table.toAct !== null) throw new RangeError('the hand is not over: it has no returns yet')
      const highest = Math.max(...cards.filter((_, seat) => table.live[seat]))
      return cards.map((card, seat) => (card === highest ? table.pot : 0) - table.spent[seat])
    },
    view: ({ cards, table }, seat) => viewOf(settings, cards, table, seat),
    viewActions: (view) => view.actions,
    readAction: ({ actions }, json) => listedAction(actions, json),
    hiddenStates: hiddenCards,
    sampleHidden(view, random) {
      const possible = hiddenCards(view)
      return possible[random.int(possible.length)]
    },
    complete: (view, hidden) => ({ cards: cardsBySeat(view, hidden), table: view.table }),
    past: pastDecisions,
    population: housePolicies.map((policy) => policy.create()),
    readView: (json) => readView(settings, json),
  }
  const house = housePolicies.map((policy) => policy.create())
  return seats === 2 ? { ...game, ranges: kuhnRanges(game), cast: dealtCast(house) } : game
}

/** Kuhn poker with its settings still open. */
export const kuhnFamily: GameFamily<KuhnState, Action, KuhnView, Hidden> = {
  name: 'kuhn',
  summary: 'Kuhn poker: one hidden card each, one bet; small enough to be solved',
  seats: [2, 3],
  unit: 'chips/hand',
  get schema() {
    return settingsSchema()
  },
  create: kuhn,
}
