import {
  cardNamed,
  HAND_CLASS,
  handClassName,
  holdingIndex,
  holdingName,
} from '../../../environments/holdem/cards.ts'
import type { HoldemView } from '../../../environments/holdem/view.ts'
import type { Drawing, Truth } from '../drawing.ts'
import { groupedSection, isListed } from '../mind/held.ts'
import { replyToCall } from '../poker/replies.ts'
import { classChances } from '../thought.ts'
import { GRID_ROWS, gridSection } from './range-grid.ts'
import { holdemLines, isHoldemView } from './table.ts'

/** Rows that a grid leaves to what is more important: what was decided and the worth of the actions. */
const ABOVE_GRID = 5

/** How Hold'em is drawn; undefined for a view of another game. */
export function holdemDrawing(view: unknown): Drawing | undefined {
  if (!isHoldemView(view)) return undefined
  return {
    table: holdemLines,
    truth: truthOf(view),
    replied: replyToCall,
    held(mind, columns, rows) {
      const { thought, truth, options } = mind
      if (isListed(mind) || rows < GRID_ROWS + ABOVE_GRID) return undefined
      return [
        [3, gridSection(classChances(thought), { columns, color: options.color, truth })],
        [5, groupedSection(mind, columns, 'In other words', 3)],
      ]
    },
  }
}

function truthOf({ hole }: HoldemView): Truth | undefined {
  const [first, second] = hole.map(cardNamed)
  if (first === undefined || second === undefined) return undefined
  const holding = holdingIndex(first, second)
  return { hidden: holdingName(holding), hiddenClass: handClassName(HAND_CLASS[holding]) }
}
