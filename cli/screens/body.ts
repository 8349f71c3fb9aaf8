import type { Seat } from '../../environments/game.ts'
import { drawingOf } from './drawings.ts'
import { mindLines } from './mind.ts'
import type { PanelOptions } from './panel.ts'
import { printable } from './printable.ts'
import type { Seen } from './seen.ts'
import { beside, box, type Line, line, type Size, wrap } from './styled.ts'

/**
 * The table of a game, by whatever game draws one; else what a seat sees, in words.
 * @param own whose eyes it is seen with; undefined for those who follow from outside
 */
function tableLines(seen: Seen, own: Seat | undefined, size: Size, options: PanelOptions): Line[] {
  const drawing = drawingOf(seen.views[0])
  if (drawing !== undefined) return drawing.table(seen, own, size, options)
  const words = (own === undefined ? seen.views.map((_, seat) => seat) : [own]).flatMap((seat) =>
    seen
      .words(seat)
      .split('\n')
      .flatMap((told) => wrap(printable(told), size.columns - 4).map((text) => line(text))),
  )
  return box('table', words, { columns: size.columns, rows: Math.min(size.rows, words.length + 2) })
}

/** Cells that a mind takes beside the table at least. */
const MIND = 42
/** The share of the width that it takes where there is more. */
const MIND_SHARE = 0.52

/**
 * The table, and beside it the mind of a player where one is looked into.
 * @param own whose eyes these are; undefined for those who follow from outside
 * @param mind whose mind; undefined for nobody's
 */
export function bodyLines(
  seen: Seen,
  own: Seat | undefined,
  mind: Seat | undefined,
  { columns, rows }: Size,
  options: Omit<PanelOptions, 'viewer'>,
): Line[] {
  const seenBy = own === undefined ? options : { ...options, viewer: own }
  if (mind === undefined) return tableLines(seen, own, { columns, rows }, seenBy)
  const right = Math.max(MIND, Math.floor(columns * MIND_SHARE))
  const left = columns - 1 - right
  return beside([
    { lines: tableLines(seen, own, { columns: left, rows }, seenBy), width: left },
    { lines: mindLines(seen, mind, { columns: right, rows }, options), width: right },
  ])
}
