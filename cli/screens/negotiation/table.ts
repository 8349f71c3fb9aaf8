import type { Seat } from '../../../environments/game.ts'
import type { PanelOptions } from '../panel.ts'
import type { Seen } from '../seen.ts'
import { type RankedSection, stack } from '../stack.ts'
import { beside, clip, type Line, type Size, uncolored } from '../styled.ts'
import { bundlesSection } from './bundles.ts'
import { conversationSection } from './conversation.ts'
import { courseSection } from './course-plot.ts'
import { frontierSection } from './frontier-plot.ts'
import { leftSection } from './left.ts'
import { type Sides, sidesOf } from './sides.ts'

/** From here on the plots stand beside the rest, with so many cells between. */
const TWO = 72
const GAP = 2

/**
 * A negotiation as one side sees it: what is bargained over and who would get what, how long it may go on, what was
 * offered and said, and the offers as a plot; all deals and the Pareto frontier in it where the other's values may be
 * shown. Nothing for a position of another game.
 *
 * @param own whose side
 * @returns at most `size.rows` lines of at most `size.columns` cells
 */
export function negotiationLines(seen: Seen, own: Seat, size: Size, options: PanelOptions): Line[] {
  const sides = sidesOf(seen, own, options)
  if (sides === undefined) return []
  const lines = drawn(sides, size).slice(0, size.rows)
  const fitting = lines.map((row) => clip(row, size.columns))
  return options.color ? fitting : uncolored(fitting)
}

function drawn(sides: Sides, { columns, rows }: Size): Line[] {
  const table = (width: number): RankedSection[] => [
    [0, bundlesSection(sides, width)],
    [1, leftSection(sides, width)],
    [2, conversationSection(sides, width)],
  ]
  if (columns < TWO) return stack([...table(columns), ...plots(sides, columns)], rows)
  const width = Math.floor((columns - GAP) / 2)
  const right = columns - GAP - width
  return beside(
    [
      { lines: stack(table(width), rows), width },
      { lines: stack(plots(sides, right), rows), width: right },
    ],
    GAP,
  )
}

function plots(sides: Sides, columns: number): RankedSection[] {
  const { others, view } = sides
  // Over a price all deals lie on one line: where the offers lie between the two limits says more.
  const course: RankedSection = [view.pool.length === 0 ? 3 : 4, courseSection(sides, columns)]
  return others === undefined ? [course] : [[3.5, frontierSection(sides, others, columns)], course]
}
