/**
 * Limit Texas Hold'em.
 *
 * Each seat is dealt two cards; five more are dealt face up: three on the flop, one on the turn, one on the
 * river. Before the flop and after each of these there is a round of betting, in which a seat to act folds,
 * calls (checks, when there is nothing to call) or raises (bets, when nobody has) by the fixed size of the
 * street, up to a fixed number of raises. The round ends when every seat still in has matched the last bet.
 * The last seat left takes the pot; else the best five cards of seven take it at the showdown, equals split.
 *
 * Seats count from the button's left: the button is the last seat. With three or more, seat 0 posts the small
 * blind and seat 1 the big blind; heads-up the button (seat 1) posts the small blind, acts first before the
 * flop and last afterwards. Blinds, sizes, caps and profiles: see `settings.ts`.
 *
 * Stacks may be finite. A seat short of chips goes all-in: by calling for less, or by raising for less. An
 * all-in raise of at least half the size counts as a full raise; a smaller one does not reopen the betting for
 * those who have acted, and those who have not may complete it (casino rules for limit games).
 */
import type { Game, GameFamily } from '../game.ts'
import { listedAction } from '../listed-action.ts'
import { checkedSettings } from '../settings.ts'
import { type Action, bet, bettingRules, legalBets, NOBODY, openTable, type Table } from './betting.ts'
import { continuations } from './blind-lines.ts'
import { blindResponses } from './blind-response.ts'
import { holdemCast } from './cast.ts'
import { type Deal, drawDeal } from './deal.ts'
import { completeDeal, type Hidden, hiddenHoldings, sampleHoldings } from './hidden.ts'
import { holdemLuck } from './luck.ts'
import { pastDecisions } from './past.ts'
import { housePolicies } from './policies.ts'
import { settle } from './pots.ts'
import { holdemRanges } from './ranges.ts'
import { type HoldemSettings, settingsSchema } from './settings.ts'
import { type HoldemView, viewOf } from './view.ts'
import { readView } from './view-reading.ts'
import { words } from './words.ts'

/** All of a hand of Limit Hold'em. */
export interface HoldemState {
  readonly deal: Deal
  readonly table: Table
}

/** Cards for the views of a policy that looks at none. */
const SOME_DEAL: Deal = {
  holes: [
    [0, 1],
    [2, 3],
  ],
  board: [4, 5, 6, 7, 8],
  lot: [],
}

/** A table of Limit Hold'em. */
export type HoldemGame = Game<HoldemState, Action, HoldemView, Hidden>

/**
 * Makes a table of Limit Hold'em. Throws `BadInput` for unknown or impossible settings.
 * @param given settings that differ from their defaults: see `HoldemSettings`
 */
export function limitHoldem(given: Record<string, unknown> = {}): HoldemGame {
  const settings: HoldemSettings = checkedSettings('limit-holdem', settingsSchema(), given)
  const rules = bettingRules(settings)
  const opening = openTable(rules)
  const unitsPerChip = rules.unitsPerBigBlind / rules.bigBlind

  const game: HoldemGame = {
    name: 'limit-holdem',
    seats: settings.seats,
    unit: rules.unit,
    zeroSum: true,
    settings,
    words,
    initialState: (random) => ({
      deal: drawDeal(settings.seats, rules.oddChipByLot, random),
      table: opening,
    }),
    currentPlayer: ({ table }) => (table.toAct === NOBODY ? undefined : table.toAct),
    legalActions: ({ table }) => legalBets(rules, table),
    apply: ({ deal, table }, action) => ({ deal, table: bet(rules, table, action) }),
    returns({ deal, table }) {
      if (table.toAct !== NOBODY) throw new RangeError('the hand is not over: it has no returns yet')
      return settle(table, deal).map((chips) => chips * unitsPerChip)
    },
    view: ({ deal, table }, seat) => viewOf(settings, rules, deal, table, seat),
    viewActions: (view) => view.actions,
    readAction: ({ actions }, json) => listedAction(actions, json),
    hiddenStates: hiddenHoldings,
    sampleHidden: sampleHoldings,
    complete: (view, hidden, random) => ({
      deal: completeDeal(view, hidden, rules.oddChipByLot, random),
      table: view.table,
    }),
    past: (view, hidden) => pastDecisions(settings, rules, view, hidden),
    luck: holdemLuck(rules, unitsPerChip),
    population: housePolicies.map((policy) => policy.create()),
    readView: (json) => readView(settings, rules, json),
    ...(settings.seats === 2 ? { ranges: holdemRanges(settings, rules), cast: holdemCast(rules) } : {}),
    ...(settings.seats === 2 && settings.stacks === 'unlimited'
      ? {
          blindResponses: (policy, progress) =>
            blindResponses(
              [0, 1].map((seat) =>
                continuations(rules, opening, seat, policy, (table) =>
                  viewOf(settings, rules, SOME_DEAL, table, table.toAct),
                ),
              ),
              progress,
            ).map((chips) => chips * unitsPerChip),
        }
      : {}),
  }
  return game
}

/** Limit Hold'em with its settings still open. */
export const limitHoldemFamily: GameFamily<HoldemState, Action, HoldemView, Hidden> = {
  name: 'limit-holdem',
  summary: "Limit Texas Hold'em: two hole cards hidden, four streets of fixed-size betting",
  seats: [2, 10],
  unit: 'mbb/hand',
  get schema() {
    return settingsSchema()
  },
  create: limitHoldem,
}
