import type { Line } from './styled.ts'

/** A part of a panel that can be drawn in more or fewer rows. */
export interface Section {
  /** Rows without which it is better left out. */
  readonly least: number
  /** Rows that show all of it. */
  readonly most: number
  /** At most so many rows of it. */
  draw(rows: number): readonly Line[]
}

/** A section with its importance: 0 is the most important. */
export type RankedSection = readonly [rank: number, section: Section]

/** A section that is cut where its rows end. */
export function cutSection(lines: readonly Line[], least = lines.length): Section {
  return { least: Math.min(least, lines.length), most: lines.length, draw: (rows) => lines.slice(0, rows) }
}

/** No section: what there is nothing to be shown of. */
export const EMPTY: Section = { least: 0, most: 0, draw: () => [] }

/**
 * Sections one below the other in at most so many rows. Each is given what it needs at least, then all that it can use,
 * in the order of importance; what is left parts them by blank lines.
 * @param sections from top to bottom
 */
export function stack(sections: readonly RankedSection[], rows: number): Line[] {
  const order = sections.map((_, at) => at).sort((a, b) => sections[a][0] - sections[b][0])
  const given = sections.map(() => 0)
  let left = rows
  for (const at of order) {
    const { least, most } = sections[at][1]
    if (most === 0 || least > left) continue
    given[at] = least
    left -= least
  }
  for (const at of order) {
    if (given[at] === 0) continue
    const more = Math.min(left, sections[at][1].most - given[at])
    given[at] += more
    left -= more
  }
  const drawn = sections.map(([, section], at) => section.draw(given[at])).filter(({ length }) => length > 0)
  return drawn.flatMap((lines, at) => {
    const parted = at > 0 && left > 0
    if (parted) left--
    return parted ? [[], ...lines] : lines
  })
}
