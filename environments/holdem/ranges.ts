import type { Evidence, Ranges } from '../ranges.ts'
import { type Action, type BettingRules, openTable } from './betting.ts'
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
import { exactType, strayingType } from './exact-type.ts'
import { FAMILY } from './family.ts'
import { BOARD_CLASSES, holdingClasses, PREFLOP_CLASSES } from './holding-classes.ts'
import { ACTIONS, CONTEXTS, Line } from './line.ts'
import { CLASS, PARTITIONS, STRENGTH } from './partitions.ts'
import { proposals } from './proposals.ts'
import { rootNode } from './public-tree.ts'
import { clearCard } from './ranks.ts'
import { ROOT, SearchBoard } from './search-board.ts'
import type { HoldemSettings } from './settings.ts'
import { HoldemSpot } from './spot.ts'
import { boardOf } from './spot-board.ts'
import { BOARD_CARDS, type HoldemView } from './view.ts'

const LETTERS = 'fcr'

/** The vector form of heads-up Limit Hold'em. */
export function holdemRanges(settings: HoldemSettings, rules: BettingRules): Ranges<HoldemView, Action> {
  const unitsPerChip = rules.unitsPerBigBlind / rules.bigBlind
  const holeOf = (view: HoldemView): readonly [Card, Card] => [card(view.hole[0]), card(view.hole[1])]
  return {
    size: HOLDINGS,
    partitions: PARTITIONS,
    learnable: [STRENGTH, CLASS],
    contexts: CONTEXTS,
    actions: ACTIONS,
    family: FAMILY,
    proposals,
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

    own: (view) => holdingIndex(...holeOf(view)),

    groups: ({ board }) => ({
      names: board.length === 0 ? PREFLOP_CLASSES : BOARD_CLASSES,
      of: holdingClasses(board.map(card)),
    }),

    evidence(view) {
      const evidence: Evidence[] = []
      const board = view.board.map(card)
      const boards = BOARD_CARDS.map((open) =>
        open <= board.length ? boardOf(board.slice(0, open)) : undefined,
      )
      let line = new Line(rules, openTable(rules))
      for (const letter of view.table.history) {
        const action = LETTERS.indexOf(letter)
        if (action < 0 || line.over) continue
        const { toAct, street } = line.table
        const open = boards[street]
        if (toAct !== view.seat && open !== undefined)
          evidence.push({ spot: new HoldemSpot(line, open), action })
        line = line.after(line.slots.indexOf(action))
      }
      return evidence
    },

    typeOf: (policy) => strayingType(settings, policy),
    exactTypeOf: (policy) => exactType(settings, policy),

    root(view, { widths, utility, partitions }, random) {
      const { seat, table } = view
      const hole = holeOf(view)
      const setting = {
        seat,
        hole,
        widths: widths[table.street] ?? [],
        partitions,
        random,
        unitsPerChip,
        utility,
      }
      const board = new SearchBoard(view.board.map(card), hole, random, ROOT)
      return rootNode(setting, new Line(rules, table), board)
    },
  }
}
