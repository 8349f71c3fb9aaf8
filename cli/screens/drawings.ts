import type { Drawing } from './drawing.ts'
import { holdemDrawing } from './holdem/drawing.ts'
import { negotiationDrawing } from './negotiation/drawing.ts'
import { smallPokerDrawing } from './poker/small.ts'

/** Every game that is drawn adds a line here: the drawing from one of its views on, and none from another's. */
const drawings: readonly ((view: unknown) => Drawing | undefined)[] = [
  holdemDrawing,
  smallPokerDrawing,
  negotiationDrawing,
]

/** How the game of this view is drawn; undefined for one that is told in words alone. */
export function drawingOf(view: unknown): Drawing | undefined {
  for (const drawn of drawings) {
    const drawing = drawn(view)
    if (drawing !== undefined) return drawing
  }
  return undefined
}
