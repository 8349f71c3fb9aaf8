import { clip, type Line, type Size, textOf, widthOf } from './styled.ts'

/** A screen, or a part of one, on which lines are put at places. What is put later may not overlap what lies there. */
export class Canvas {
  readonly #size: Size
  readonly #rows: { column: number; spans: Line }[][]

  constructor(size: Size) {
    this.#size = size
    this.#rows = Array.from({ length: Math.max(0, size.rows) }, () => [])
  }

  /** Puts a line down; what lies outside is cut off. @param column from 0; of its middle, or its right end, by `align` */
  put(row: number, column: number, spans: Line, align: 'left' | 'middle' | 'right' = 'left'): void {
    const width = widthOf(textOf(spans))
    const shift = align === 'left' ? 0 : align === 'right' ? width : Math.floor(width / 2)
    const at = Math.max(0, column - shift)
    this.#rows[row]?.push({ column: at, spans: clip(spans, this.#size.columns - at) })
  }

  /** The lines, each as long as what lies on it. */
  lines(): Line[] {
    return this.#rows.map((placed) => {
      const line: Line[number][] = []
      let at = 0
      for (const { column, spans } of placed.toSorted((a, b) => a.column - b.column)) {
        if (column > at) line.push({ text: ' '.repeat(column - at) })
        line.push(...spans)
        at = Math.max(at, column) + widthOf(textOf(spans))
      }
      return clip(line, this.#size.columns)
    })
  }
}
