import type { Line, Look, Span } from './styled.ts'

/** Dots of a cell across and down: a braille character has as many. */
export const DOTS = { across: 2, down: 4 } as const

const BRAILLE = 0x2800
/** The bit of each dot of a braille character, by row and column (Unicode 15.0, chapter 21.1). */
const BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const

interface Cell {
  bits: number
  text: string
  look: Look
}

const NONE: Look = {}

/** A drawing in dots, eight to a cell, with letters on it. What is drawn later covers what was drawn before. */
export class Braille {
  readonly columns: number
  readonly rows: number
  readonly #cells: Cell[]

  constructor(columns: number, rows: number) {
    this.columns = columns
    this.rows = rows
    this.#cells = Array.from({ length: columns * rows }, () => ({ bits: 0, text: '', look: NONE }))
  }

  /** Sets the dot that is so far from the left and from the top, in dots; one that is outside is not drawn. */
  dot(x: number, y: number, look: Look): void {
    const cell = this.#at(Math.floor(x / DOTS.across), Math.floor(y / DOTS.down))
    if (cell === undefined) return
    cell.bits |= BITS[Math.floor(y) % DOTS.down][Math.floor(x) % DOTS.across]
    cell.look = look
  }

  /** Draws a straight line between two places, in dots. @param every draws each so many dots: 2 is a dotted line */
  stroke(from: readonly [number, number], to: readonly [number, number], look: Look, every = 1): void {
    const steps = Math.max(1, Math.round(Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]))))
    for (let step = 0; step <= steps; step += every) {
      const share = step / steps
      this.dot(
        Math.round(from[0] + share * (to[0] - from[0])),
        Math.round(from[1] + share * (to[1] - from[1])),
        look,
      )
    }
  }

  /** Writes a letter over the dot that is so far from the left and from the top. */
  letter(x: number, y: number, text: string, look: Look): void {
    const cell = this.#at(Math.floor(x / DOTS.across), Math.floor(y / DOTS.down))
    if (cell === undefined) return
    cell.text = text
    cell.look = look
  }

  lines(): Line[] {
    return Array.from({ length: this.rows }, (_, row) =>
      joined(this.#cells.slice(row * this.columns, (row + 1) * this.columns)),
    )
  }

  #at(column: number, row: number): Cell | undefined {
    const inside = column >= 0 && column < this.columns && row >= 0 && row < this.rows
    return inside ? this.#cells[row * this.columns + column] : undefined
  }
}

/** Cells as a line; neighbours of one look are one span. */
function joined(cells: readonly Cell[]): Line {
  const spans: Span[] = []
  let look: Look | undefined
  for (const cell of cells) {
    const last = spans[spans.length - 1]
    if (last !== undefined && cell.look === look)
      spans[spans.length - 1] = { ...last, text: last.text + charOf(cell) }
    else spans.push({ text: charOf(cell), ...cell.look })
    look = cell.look
  }
  return spans
}

function charOf({ bits, text }: Cell): string {
  if (text !== '') return text
  return bits === 0 ? ' ' : String.fromCodePoint(BRAILLE + bits)
}
