import { bar } from '../bars.ts'
import { heading } from '../heading.ts'
import { percent } from '../percent.ts'
import { printable } from '../printable.ts'
import { EMPTY, type Section } from '../stack.ts'
import { clip, fillText, type Line, widthOf } from '../styled.ts'

/** What is believed of one possibility. */
export interface Weighed {
  readonly name: string
  readonly before: number
  readonly after: number
  /** Whether it is so. */
  readonly true?: boolean
}

/** Cells of the longest name, of a chance with what is around it, and of what it was. */
const NAME = 34
const CHANCE = 6
const WAS = 9

/** How many a single line tells of at the most. */
const SHORT = 4

/** How a belief is drawn. */
export interface WeightsOptions {
  readonly columns: number
  readonly color: string | undefined
  /** Rows at the most, the heading not counted. */
  readonly rows?: number
  /** Rows without which it is left out; in one row it is told in short. */
  readonly least?: number
}

/** A belief as bars, the likeliest first, with what it was before. @param weighed the likeliest first */
export function weightsSection(
  title: string,
  weighed: readonly Weighed[],
  { columns, color, rows: longest = 12, least = 1 }: WeightsOptions,
): Section {
  if (weighed.length === 0) return EMPTY
  const rows = weighed.map((row) => ({ ...row, name: printable(row.name) }))
  const name = Math.min(
    NAME,
    Math.max(...rows.map((row) => widthOf(row.name))) + 2,
    Math.max(8, Math.floor(columns * 0.5)),
  )
  const was = columns - name - CHANCE >= WAS + 8
  const room = Math.max(0, columns - name - CHANCE - (was ? WAS : 0))
  const tallest = Math.max(...rows.map(({ before, after }) => Math.max(before, after)))

  const drawn = (row: Weighed): Line => {
    const look = row.true ? { bold: true } : {}
    const filled = bar(row.after / tallest, room, color === undefined ? {} : { color })
    return [
      { text: fillText(`${row.true ? '◆ ' : '  '}${row.name}`, name), ...look },
      { text: `${percent(row.after)} `.padStart(CHANCE), ...look },
      filled,
      ...(was
        ? [{ text: `${' '.repeat(room - widthOf(filled.text))} was${percent(row.before)}`, dim: true }]
        : []),
    ]
  }

  return {
    least: Math.min(least, 1 + rows.length),
    most: 1 + Math.min(rows.length, longest),
    draw(given) {
      if (given === 1) return [inShort(title, rows, columns)]
      const shown = shownIn(rows, Math.min(given - 1, longest))
      return given < 1 ? [] : [heading(title, columns, restOf(rows, shown)), ...shown.map(drawn)]
    },
  }
}

/** The likeliest few in one line. */
function inShort(title: string, rows: readonly Weighed[], columns: number): Line {
  const told = rows.slice(0, SHORT).map(({ name, after }) => `${name} ${percent(after).trim()}`)
  return clip([{ text: `${title} `, bold: true }, { text: told.join(', ') }], columns)
}

/** The likeliest, and what is true in place of the last where it is not among them. */
function shownIn(rows: readonly Weighed[], count: number): readonly Weighed[] {
  const first = rows.slice(0, Math.max(0, count))
  const truth = rows.find((row) => row.true)
  return truth === undefined || first.includes(truth) || count < 2 ? first : [...first.slice(0, -1), truth]
}

function restOf(rows: readonly Weighed[], shown: readonly Weighed[]): string {
  const count = rows.length - shown.length
  if (count === 0) return ''
  const rest = 1 - shown.reduce((sum, { after }) => sum + after, 0)
  return rest > 0.005 ? `${count} more share ${percent(rest).trim()}` : `${count} more`
}
