import { type Line, type Look, line, type Span } from './styled.ts'

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const
const HEIGHTS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

/** A bar of a share, 0 to 1, of so many cells, to the eighth of one; what is above nothing is seen. */
export function bar(share: number, columns: number, look: Look = {}): Span {
  const eighths = share > 0 ? Math.max(1, Math.round(Math.min(1, share) * columns * 8)) : 0
  return { text: `${'█'.repeat(eighths >> 3)}${EIGHTHS[eighths & 7]}`, ...look }
}

/** Shares, 0 to 1, as columns of a cell each, in so many rows from the top. */
export function histogram(shares: readonly number[], rows: number): string[] {
  const eighths = shares.map((share) => (share > 0 ? Math.max(1, Math.round(share * rows * 8)) : 0))
  return Array.from({ length: rows }, (_, row) =>
    eighths.map((tall) => HEIGHTS[Math.max(0, Math.min(8, tall - 8 * (rows - 1 - row)))]).join(''),
  )
}

/** A number with how far the truth may lie from it, both in the same unit. */
export interface Measured {
  readonly value: number
  /** Half of its interval; 0 where it is exact. */
  readonly error: number
}

/** From where to where an axis reaches. */
export type Axis = readonly [low: number, high: number]

/** The axis that holds all of the numbers with their errors, and nothing. */
export function axisOf(all: readonly Measured[]): Axis {
  return [
    Math.min(0, ...all.map(({ value, error }) => value - error)),
    Math.max(0, ...all.map(({ value, error }) => value + error)),
  ]
}

/** A bar from nothing to a number, either way, with a whisker over its error. */
export function signedBar({ value, error }: Measured, [low, high]: Axis, columns: number, look: Look): Line {
  if (!(high > low) || columns < 2) return []
  const place = (at: number) => ((at - low) / (high - low)) * columns
  const [from, to] = [place(Math.min(0, value)), place(Math.max(0, value))]
  const [least, most] = [place(value - error), place(value + error)]
  const zero = Math.min(columns - 1, Math.floor(place(0)))
  const spans: { text: string; look: Look }[] = []
  for (let cell = 0; cell < columns; cell++) {
    const middle = cell + 0.5
    const whisker = error > 0 && middle >= least && middle <= most
    const drawn: { text: string; look: Look } =
      middle >= from && middle < to
        ? { text: whisker ? '▓' : '█', look }
        : whisker
          ? { text: '─', look }
          : cell === zero
            ? { text: '│', look: { dim: true } }
            : { text: ' ', look: {} }
    const last = spans[spans.length - 1]
    if (last !== undefined && last.look === drawn.look) last.text += drawn.text
    else spans.push(drawn)
  }
  return spans.flatMap((span) => line(span.text, span.look))
}
