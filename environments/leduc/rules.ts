/**
 * Leduc poker (Southey and others 2005), for two seats.
 *
 * The deck has six cards: jack, queen and king in two suits. Each seat puts in an ante of 1 chip and is dealt one card.
 * There is a round of betting; then a card is turned in the middle (the board), and there is a second one. Seat 0 opens
 * both. A seat to act folds (only when facing a bet), calls (checks, when there is nothing to call) or raises (bets,
 * when nobody has) by 2 chips in the first round and by 4 in the second; at most two raises are made in a round. If
 * nobody folds, a card that pairs the board takes the pot, else the higher rank does; equal ranks split it.
 *
 * The rules are those of OpenSpiel's `leduc_poker` for two players. The two suits are told apart.
 */
import { arrangements } from '../arrangements.ts'
import { dealtCast } from '../dealt-cast.ts'
import type { Game, GameFamily } from '../game.ts'
import { listedAction } from '../listed-action.ts'
import { checkedSettings } from '../settings.ts'
import { type Action, bet, legalBets, OPENING, type Table } from './betting.ts'
import { type Card, DECK, strength } from './cards.ts'
import { completed, type Hidden, hiddenCards, pastDecisions } from './hidden.ts'
import { housePolicies } from './policies.ts'
import { leducRanges } from './ranges.ts'
import { settingsSchema } from './settings.ts'
import { type LeducView, viewOf } from './view.ts'
import { readView } from './view-reading.ts'
import { words } from './words.ts'

/** All of a hand of Leduc poker. */
export interface LeducState {
  /** The card of each seat. */
  readonly cards: readonly [Card, Card]
  /** The card in the middle, also before it is turned. */
  readonly board: Card
  readonly table: Table
}

/** A table of Leduc poker. */
export type LeducGame = Game<LeducState, Action, LeducView, Hidden>

const DEALS: readonly LeducState[] = arrangements(DECK, 3).map(([first, second, board]) => ({
  cards: [first, second],
  board,
  table: OPENING,
}))

/** The shares of the pot that the seats take when the hand is over. */
function sharesOf({ cards, board, table }: LeducState): readonly [number, number] {
  if (table.folded !== null) return table.folded === 1 ? [1, 0] : [0, 1]
  const [first, second] = cards.map((card) => strength(card, board))
  if (first === second) return [1 / 2, 1 / 2]
  return first > second ? [1, 0] : [0, 1]
}

/** Makes a table of Leduc poker. Throws `BadInput` for settings: it has none. */
export function leduc(given: Record<string, unknown> = {}): LeducGame {
  const settings = checkedSettings('leduc', settingsSchema(), given)

  const game: LeducGame = {
    name: 'leduc',
    seats: 2,
    unit: 'chips/hand',
    zeroSum: true,
    settings,
    words,
    initialState: (random) => DEALS[random.int(DEALS.length)],
    initialStates: () => DEALS.map((state) => ({ state, chance: 1 / DEALS.length })),
    currentPlayer: ({ table }) => table.toAct ?? undefined,
    legalActions: ({ table }) => legalBets(table),
    apply: ({ cards, board, table }, action) => ({ cards, board, table: bet(table, action) }),
    returns: (state) => {
      if (state.table.toAct !== null) throw new RangeError('the hand is not over: it has no returns yet')
      const shares = sharesOf(state)
      return state.table.spent.map((spent, seat) => state.table.pot * shares[seat] - spent)
    },
    view: ({ cards, board, table }, seat) => viewOf(settings, cards, board, table, seat),
    viewActions: (view) => view.actions,
    readAction: ({ actions }, json) => listedAction(actions, json),
    hiddenStates: hiddenCards,
    sampleHidden(view, random) {
      const possible = hiddenCards(view)
      return possible[random.int(possible.length)]
    },
    complete: completed,
    past: pastDecisions,
    population: housePolicies.map((policy) => policy.create()),
    readView: (json) => readView(settings, json),
  }
  return { ...game, ranges: leducRanges(game), cast: dealtCast(housePolicies.map((house) => house.create())) }
}

/** Leduc poker with its settings still open. */
export const leducFamily: GameFamily<LeducState, Action, LeducView, Hidden> = {
  name: 'leduc',
  summary: 'Leduc poker: one hidden card each, one card in the middle, two rounds; small enough to be solved',
  seats: [2, 2],
  unit: 'chips/hand',
  get schema() {
    return settingsSchema()
  },
  create: leduc,
}
