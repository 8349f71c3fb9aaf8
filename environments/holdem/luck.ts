import type { Luck } from '../luck.ts'
import {
  type Action,
  type BettingRules,
  bet,
  isLive,
  NOBODY,
  openTable,
  type Street,
  type Table,
} from './betting.ts'
import { type Card, HAND_CLASS, HOLDINGS, holdingIndex } from './cards.ts'
import type { Deal } from './deal.ts'
import { preflopEquities } from './equity-tables.ts'
import { flopEquity, meanFlopEquities } from './flop-means.ts'
import { boardNode } from './ranks.ts'
import { potShares } from './shares.ts'
import { BOARD_CARDS } from './view.ts'

type Dealt = { readonly deal: Deal; readonly table: Table }

/** Fitted on games of house players against each other; a tournament fits its own from there. */
const TERMS = [
  { name: 'hole cards', usual: 5 },
  { name: 'flop', usual: 2.5 },
  { name: 'turn', usual: 2 },
  { name: 'river', usual: 1.35 },
] as const

/**
 * The luck of a hand of Limit Hold'em. What the hole cards gave: the equity against a random hand less that of the
 * others, times the big blind. What each street gave: the pot before it times the change of equity. On the flop that
 * is the equity against a random hand, less that of the others still in; on turn and river the share of the pot that
 * the hands still in win, enumerated. Side pots and odd chips are left out of the figures, which keeps their mean at 0.
 *
 * @param units of payoff in a chip
 */
export function holdemLuck(rules: BettingRules, units: number): Luck<Dealt, Action> {
  return {
    terms: TERMS,
    of({ deal, table }) {
      const holdings = deal.holes.map(([a, b]) => holdingIndex(a, b))
      const rows = holeLuck(holdings).map((gain) => [gain * rules.bigBlind * units, 0, 0, 0])
      for (const { street, at } of dealtStreets(rules, table)) {
        const live = seatsOf(at)
        const gains = streetLuck(deal, holdings, street, live)
        live.forEach((seat, i) => {
          rows[seat][street] = gains[i] * at.pot * units
        })
      }
      return rows
    },
    worth({ deal, table }, action) {
      const after = bet(rules, table, action)
      const live = seatsOf(after)
      // As if all who are still in paid what is asked, and nobody bet again.
      const spent = after.spent.map((chips, seat) =>
        live.includes(seat) && after.toAct !== NOBODY ? Math.min(after.bet, rules.stacks[seat]) : chips,
      )
      const pot = spent.reduce((sum, chips) => sum + chips, 0)
      const shares = likelyShares(deal, table.street, live)
      return spent.map((chips, seat) => {
        const place = live.indexOf(seat)
        return ((place < 0 ? 0 : shares[place] * pot) - chips) * units
      })
    },
  }
}

const seatsOf = (table: Table): number[] =>
  table.spent.flatMap((_, seat) => (isLive(table, seat) ? [seat] : []))

let mean: number | undefined

/** The mean equity of all holdings against a random one: a half, but for the rounding of the table. */
function meanEquity(): number {
  mean ??= HAND_CLASS.reduce((sum, cell) => sum + preflopEquities()[cell], 0) / HOLDINGS
  return mean
}

const opening = (holding: number): number => preflopEquities()[HAND_CLASS[holding]] - meanEquity()

/** Each one's figure less the mean of the others'. */
function lead(figures: readonly number[]): number[] {
  const sum = figures.reduce((all, figure) => all + figure, 0)
  return figures.map((figure) => figure - (sum - figure) / Math.max(1, figures.length - 1))
}

const holeLuck = (holdings: readonly number[]): number[] => lead(holdings.map(opening))

/** The streets that were dealt, each with the table before its cards. */
function dealtStreets(rules: BettingRules, end: Table): { readonly street: 1 | 2 | 3; readonly at: Table }[] {
  const streets: { readonly street: 1 | 2 | 3; readonly at: Table }[] = []
  const numbers = [1, 2, 3] as const
  let table = openTable(rules)
  let seen = 0
  const enter = () => {
    for (; seen < table.history.split('/').length - 1; seen++)
      streets.push({ street: numbers[seen], at: table })
  }
  enter()
  for (const letter of end.history) {
    if (letter === '/') continue
    table = bet(rules, table, letter === 'f' ? 'fold' : letter === 'c' ? 'call' : 'raise')
    enter()
  }
  return streets
}

/** The cards that may still come when so many of the board lie open, all hands known. */
function deckOf({ holes, board }: Deal, open: number): Card[] {
  const gone = new Set([...holes.flat(), ...board.slice(0, open)])
  return Array.from({ length: 52 }, (_, card) => card).filter((card) => !gone.has(card))
}

/** What the cards of a street gave each seat still in, as a change of equity. */
function streetLuck(
  deal: Deal,
  holdings: readonly number[],
  street: 1 | 2 | 3,
  live: readonly number[],
): number[] {
  const open = BOARD_CARDS[street - 1]
  const deck = deckOf(deal, open)
  const before = deal.board.slice(0, open)
  const holes = live.map((seat) => deal.holes[seat])
  if (street === 1) {
    const own = live.map((seat) => holdings[seat])
    const means = meanFlopEquities(own, deck)
    return lead(own.map((holding, i) => flopEquity(holding, deal.board) - means[i]))
  }
  const rest = deck.filter((card) => card !== deal.board[open])
  const after = potShares(boardNode(deal.board.slice(0, open + 1)), holes, rest, 4 - open)
  const expected = potShares(boardNode(before), holes, deck, 5 - open)
  return after.map((share, i) => share - expected[i])
}

/** About what part of the pot each of the hands wins: enumerated from the turn on, by single equities before. */
function likelyShares(deal: Deal, street: Street, live: readonly number[]): number[] {
  const holes = live.map((seat) => deal.holes[seat])
  const open = BOARD_CARDS[street]
  if (open > 3) return potShares(boardNode(deal.board.slice(0, open)), holes, deckOf(deal, open), 5 - open)
  const equities = holes.map(([a, b]) => {
    const holding = holdingIndex(a, b)
    return street === 1 ? flopEquity(holding, deal.board) : preflopEquities()[HAND_CLASS[holding]]
  })
  const sum = equities.reduce((all, equity) => all + equity, 0)
  return equities.map((equity) => equity / sum)
}
