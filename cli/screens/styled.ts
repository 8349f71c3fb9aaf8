import stringWidth from 'string-width'

/** A run of text of one look. Colours are names or `#rrggbb`, as Ink takes them. The text is printable: see `printable`. */
export interface Span {
  readonly text: string
  readonly color?: string
  readonly background?: string
  readonly bold?: boolean
  readonly dim?: boolean
  readonly inverse?: boolean
}

/** One line of a screen. */
export type Line = readonly Span[]

/** A part of a screen, in cells of the terminal. */
export interface Size {
  readonly columns: number
  readonly rows: number
}

/** How a run of text looks. */
export type Look = Omit<Span, 'text'>

/** A line of one look. */
export const line = (text: string, look: Look = {}): Line => [{ text, ...look }]

/** The text of a line without its looks. */
export const textOf = (spans: Line): string => spans.map(({ text }) => text).join('')

/** The lines without their colours. */
export const uncolored = (lines: readonly Line[]): Line[] =>
  lines.map((spans) => spans.map(({ color: _, background: _background, ...span }) => span))

/** How many cells of a terminal a text takes. */
export const widthOf = (text: string): number => stringWidth(text)

const ELLIPSIS = '…'
const graphemes = new Intl.Segmenter()

/** As much of a text as goes into so many cells. */
function start(text: string, columns: number): string {
  let taken = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    used += widthOf(segment)
    if (used > columns) break
    taken += segment
  }
  return taken
}

/** A text that takes so many cells at most; what is cut ends in an ellipsis. */
export function clipText(text: string, columns: number): string {
  if (columns <= 0) return ''
  return widthOf(text) <= columns ? text : `${start(text, columns - 1)}${ELLIPSIS}`
}

/** A text that takes exactly so many cells. @param right whether it stands at their right end */
export function fillText(text: string, columns: number, right = false): string {
  const clipped = clipText(text, columns)
  const blank = ' '.repeat(Math.max(0, columns - widthOf(clipped)))
  return right ? blank + clipped : clipped + blank
}

/** A line that takes so many cells at most. */
export function clip(spans: Line, columns: number): Line {
  const room = Math.max(0, columns)
  if (widthOf(textOf(spans)) <= room) return spans
  const clipped: Span[] = []
  let left = room
  for (const span of spans) {
    const width = widthOf(span.text)
    if (width >= left) {
      // Another span follows, or this one is too long: either way something is cut here.
      clipped.push({ ...span, text: left === 0 ? '' : `${start(span.text, left - 1)}${ELLIPSIS}` })
      break
    }
    clipped.push(span)
    left -= width
  }
  return clipped.filter(({ text }) => text !== '')
}

/** A line that takes exactly so many cells. */
export function fill(spans: Line, columns: number): Line {
  const clipped = clip(spans, columns)
  const blank = columns - widthOf(textOf(clipped))
  return blank > 0 ? [...clipped, { text: ' '.repeat(blank) }] : clipped
}

/** A text in lines of so many cells at most, broken between words where that is possible. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of text.split(' ')) {
    const joined = current === '' ? word : `${current} ${word}`
    if (widthOf(joined) <= columns) {
      current = joined
      continue
    }
    if (current !== '') lines.push(current)
    current = word
    while (widthOf(current) > columns) {
      const part = start(current, columns)
      // A letter that is wider than the line.
      if (part === '') return lines
      lines.push(part)
      current = current.slice(part.length)
    }
  }
  return current === '' ? lines : [...lines, current]
}

/** Columns of lines side by side, each filled up to its width. @param gap cells between them */
export function beside(
  columns: readonly { readonly lines: readonly Line[]; readonly width: number }[],
  gap = 1,
): Line[] {
  const rows = Math.max(0, ...columns.map(({ lines }) => lines.length))
  return Array.from({ length: rows }, (_, row) =>
    columns.flatMap(
      ({ lines, width }, at): Line => [
        ...(at === 0 ? [] : [{ text: ' '.repeat(gap) }]),
        ...fill(lines[row] ?? [], width),
      ],
    ),
  )
}

/** At most `rows` lines in a frame with a title in its upper edge; the frame counts. Nothing where there is no room for it. */
export function box(title: string, lines: readonly Line[], { columns, rows }: Size): Line[] {
  if (columns < 4 || rows < 2) return []
  const inner = columns - 4
  const named = title === '' ? '' : ` ${clipText(title, inner - 1)} `
  const edge = { dim: true }
  const top = '─'.repeat(Math.max(0, columns - 3 - widthOf(named)))
  return [
    [
      { text: '╭─', ...edge },
      { text: named, bold: true },
      { text: `${top}╮`, ...edge },
    ],
    ...lines
      .slice(0, rows - 2)
      .map((inside): Line => [{ text: '│ ', ...edge }, ...fill(inside, inner), { text: ' │', ...edge }]),
    line(`╰${'─'.repeat(columns - 2)}╯`, edge),
  ]
}
