import type { Evidence, Ranges } from '../ranges.ts'
import { type Action, type BettingRules, bet, NOBODY, openTable } from './betting.ts'
import {
  type Card,
  card,
  HAND_CLASS,
  HAND_CLASSES,
  HOLDINGS,
  handClassName,
  holdingIndex,
  holdingName,
} from './cards.ts'
import { FAMILY } from './family.ts'
import { ACTIONS, Board, BUCKETS, CONTEXTS, publicNode, spotOf } from './public-tree.ts'
import { clearCard } from './ranks.ts'
import { BOARD_CARDS, type HoldemView } from './view.ts'

const LETTERS = 'fcr'

/** The vector form of heads-up Limit Hold'em. */
export function holdemRanges(rules: BettingRules): Ranges<HoldemView, Action> {
  const unitsPerChip = rules.unitsPerBigBlind / rules.bigBlind
  const holeOf = (view: HoldemView): readonly [Card, Card] => [card(view.hole[0]), card(view.hole[1])]
  return {
    size: HOLDINGS,
    buckets: BUCKETS,
    contexts: CONTEXTS,
    actions: ACTIONS,
    family: FAMILY,
    classes: HAND_CLASS,
    className: (index) => (index < HAND_CLASSES ? handClassName(index) : ''),
    hiddenName: holdingName,

    possible(view) {
      const vector = new Float64Array(HOLDINGS).fill(1)
      for (const name of [...view.hole, ...view.board]) clearCard(vector, card(name))
      return vector
    },

    revealed(view) {
      const shown = view.shown[1 - view.seat]
      return shown === null ? undefined : holdingIndex(card(shown[0]), card(shown[1]))
    },

    evidence(view) {
      const evidence: Evidence[] = []
      const board = view.board.map(card)
      const boards = BOARD_CARDS.map((open) =>
        open <= board.length ? boardOf(board.slice(0, open)) : undefined,
      )
      let table = openTable(rules)
      for (const letter of view.table.history) {
        const action = LETTERS.indexOf(letter)
        if (action < 0 || table.toAct === NOBODY) continue
        const open = boards[table.street]
        if (table.toAct !== view.seat && open !== undefined)
          evidence.push({ spot: spotOf(rules, table, open), action })
        table = bet(rules, table, ACTIONS[action])
      }
      return evidence
    },

    root(view, search, random) {
      const setting = {
        rules,
        seat: view.seat,
        hole: holeOf(view),
        widths: search.widths[view.table.street],
        random,
        unitsPerChip,
        utility: search.utility ?? ((payoff: number) => payoff),
      }
      return publicNode(setting, view.table, new Board(view.board.map(card)), 0, 'holdings')
    },
  }
}

let recent: Board[] = []

/** The board with what was worked out about it before, since one hand asks about the same boards many times. */
function boardOf(cards: readonly Card[]): Board {
  const known = recent.find(
    (board) => board.cards.length === cards.length && cards.every((c, i) => board.cards[i] === c),
  )
  if (known !== undefined) return known
  const board = new Board(cards)
  recent = [board, ...recent.slice(0, 15)]
  return board
}
