import { Braille, DOTS } from './braille.ts'
import { clipText, fillText, type Line, type Look, line, type Size } from './styled.ts'

/** From where to where an axis reaches. */
export interface PlotAxis {
  readonly low: number
  readonly high: number
}

/** Rows of a plot with its heading and its axis, at least and at the most. */
export const PLOT_ROWS = { least: 8, most: 24 } as const

/** Rows below a plot: its axis. */
const BELOW = 1

/** A plot of points: dots, lines and letters at places given in the units of its axes. */
export class Plot {
  readonly #x: PlotAxis & { readonly name: string }
  readonly #y: PlotAxis
  readonly #gutter: number
  readonly #canvas: Braille

  /** @param x with the words that stand under it */
  constructor(x: PlotAxis & { readonly name: string }, y: PlotAxis, { columns, rows }: Size) {
    this.#x = x
    this.#y = y
    this.#gutter = 1 + Math.max(...[y.low, y.high].map((end) => numeral(end).length))
    this.#canvas = new Braille(Math.max(1, columns - this.#gutter - 1), Math.max(1, rows - BELOW))
  }

  dot(x: number, y: number, look: Look): void {
    this.#canvas.dot(...this.#place(x, y), look)
  }

  stroke(from: readonly [number, number], to: readonly [number, number], look: Look, every?: number): void {
    this.#canvas.stroke(this.#place(...from), this.#place(...to), look, every)
  }

  letter(x: number, y: number, text: string, look: Look): void {
    this.#canvas.letter(...this.#place(x, y), text, look)
  }

  /** A dotted line across the plot at a value of the one axis; none along the edge. */
  level(axis: 'x' | 'y', at: number, look: Look): void {
    if (at <= (axis === 'x' ? this.#x : this.#y).low) return
    if (axis === 'x') this.stroke([at, this.#y.low], [at, this.#y.high], look, 2)
    else this.stroke([this.#x.low, at], [this.#x.high, at], look, 2)
  }

  lines(): Line[] {
    const drawn = this.#canvas.lines()
    const last = drawn.length - 1
    const blank = this.#gutter - 1
    const rows = drawn.map((cells, row): Line => {
      const label = row === 0 ? numeral(this.#y.high) : row === last ? numeral(this.#y.low) : ''
      return [{ text: `${fillText(label, blank, true)} ${row === 0 ? '┤' : '│'}`, dim: true }, ...cells]
    })
    const [low, high] = [numeral(this.#x.low), numeral(this.#x.high)]
    const wide = this.#canvas.columns
    const name = clipText(this.#x.name, wide - low.length - high.length - 2)
    const middle = fillText(centered(name, wide - low.length - high.length), wide - low.length - high.length)
    return [...rows, line(`${' '.repeat(this.#gutter + 1)}${low}${middle}${high}`, { dim: true })]
  }

  #place(x: number, y: number): [number, number] {
    const across = this.#canvas.columns * DOTS.across - 1
    const down = this.#canvas.rows * DOTS.down - 1
    return [Math.round(share(x, this.#x) * across), Math.round((1 - share(y, this.#y)) * down)]
  }
}

const share = (at: number, { low, high }: PlotAxis): number => (high > low ? (at - low) / (high - low) : 0.5)

/** At most two decimals. */
const numeral = (value: number): string => String(Math.round(value * 100) / 100)

const centered = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, Math.floor((columns - text.length) / 2))) + text
