import { handClassName, RANKS } from '../../../environments/holdem/cards.ts'
import type { Truth } from '../drawing.ts'
import { heading } from '../heading.ts'
import { percent } from '../percent.ts'
import { shadeOf } from '../shades.ts'
import { cutSection, EMPTY, type Section } from '../stack.ts'
import { beside, fillText, type Line, line, type Span } from '../styled.ts'

const SIDE = 13
/** Ranks from the ace down, as the grid reads. */
const NAMES = RANKS.toReversed()

/** How the grid is drawn. */
export interface GridOptions {
  readonly columns: number
  readonly color: boolean
  /** What is really held. */
  readonly truth?: Truth | undefined
}

/** Rows of the grid with its heading and the names of the ranks. */
export const GRID_ROWS = SIDE + 2

/** Columns of the grid with cells of so many. */
const gridColumns = (cell: number): number => 2 + SIDE * cell

/** Columns of the list of the likeliest hands beside the grid. */
const LIST = 9

/**
 * The chances of all starting hands as players draw them: pairs on the diagonal, suited above it, offsuit below, the
 * likelier the brighter; beside it the likeliest, where there is room.
 * @param chances by class name; a class that is missing cannot be, or is not told of
 */
export function gridSection(chances: ReadonlyMap<string, number>, options: GridOptions): Section {
  const { columns, color, truth } = options
  const cell = [4, 3, 2].find((wide) => gridColumns(wide) <= columns)
  if (chances.size === 0 || cell === undefined) return EMPTY
  const grid = rangeGrid(chances, cell, options)
  const listed = columns - gridColumns(cell) - 1 < LIST ? [] : likeliest(chances, truth)
  return cutSection([
    heading('It thinks the other holds', columns, gridKey(chances, color)),
    ...beside([
      { lines: grid, width: gridColumns(cell) },
      { lines: listed, width: columns - gridColumns(cell) - 1 },
    ]),
  ])
}

function rangeGrid(
  chances: ReadonlyMap<string, number>,
  cell: number,
  { color, truth }: GridOptions,
): Line[] {
  const most = Math.max(...chances.values())
  const head = NAMES.map((name) => fillText(cell > 2 ? ` ${name}` : name, cell)).join('')
  const rows = NAMES.map((name, row): Line => {
    const cells = NAMES.map((_, column): Span => {
      const hand = handClassName(row * SIDE + column)
      const { glyph, look } = shadeOf((chances.get(hand) ?? 0) / most, color)
      if (hand === truth?.hiddenClass)
        return {
          text: fillText(cell > 3 ? `◆${hand}` : cell > 2 ? hand : '◆◆', cell),
          inverse: true,
          bold: true,
        }
      if (glyph === '·') return { text: fillText(cell > 2 ? ' ·' : '·', cell), dim: true }
      // Without colour the shade itself fills the cell, which leaves no room for the name of the hand.
      return {
        text: !color
          ? fillText(glyph.repeat(Math.max(2, cell - 1)), cell)
          : fillText(cell > 3 ? ` ${hand}` : cell > 2 ? hand : '', cell),
        ...look,
      }
    })
    return [{ text: `${name} `, dim: true }, ...cells]
  })
  // Hands that are named in their cells need no names of ranks above.
  return color && cell > 2 ? rows : [line(`  ${head}`.trimEnd(), { dim: true }), ...rows]
}

/** What the shades mean, and how much is told of where that is not all. */
function gridKey(chances: ReadonlyMap<string, number>, color: boolean): Line {
  const steps = [0.2, 0.4, 0.6, 0.8, 1].map((share): Span => {
    const { glyph, look } = shadeOf(share, color)
    return { text: color ? ' ' : glyph, ...look }
  })
  const total = [...chances.values()].reduce((sum, chance) => sum + chance, 0)
  return [
    { text: '0 ', dim: true },
    ...steps,
    { text: ` ${tenths(Math.max(...chances.values()))}`, dim: true },
    ...(total < 0.98 ? line(`; ${percent(total).trim()} in all`, { dim: true }) : []),
  ]
}

/** The likeliest hands, and in the last place what is really held. */
function likeliest(chances: ReadonlyMap<string, number>, truth: Truth | undefined): Line[] {
  const ranked = [...chances].sort((a, b) => b[1] - a[1])
  const shown = ranked.slice(0, SIDE)
  const held = ranked.find(([hand]) => hand === truth?.hiddenClass)
  if (held !== undefined && !shown.includes(held)) shown[shown.length - 1] = held
  const rows = shown.map(
    ([hand, chance]): Line => [
      {
        text: hand === truth?.hiddenClass ? `◆${hand}` : ` ${hand}`.padEnd(4),
        bold: hand === truth?.hiddenClass,
      },
      { text: tenths(chance).padStart(5), dim: hand !== truth?.hiddenClass },
    ],
  )
  return rows
}

/** A chance to the tenth of a hundredth, as long as that takes five cells at the most. */
const tenths = (chance: number): string => (chance > 0.9995 ? '100%' : `${(100 * chance).toFixed(1)}%`)
