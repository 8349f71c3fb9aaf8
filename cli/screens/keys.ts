import { type Line, type Span, textOf, widthOf } from './styled.ts'

/** A key that may be pressed, and what it does. */
export interface KeyHelp {
  readonly key: string
  readonly does: string
  /** Whether it does nothing now but say why. */
  readonly off?: boolean
}

/** Cells between one key and the next. */
const GAP = 2

/** All keys in as few lines as they go into. */
export function keyLines(keys: readonly KeyHelp[], columns: number): Line[] {
  const lines: Span[][] = [[]]
  let used = 0
  for (const { key, does, off = false } of keys) {
    const spans: Span[] = [
      { text: key, inverse: !off, dim: off },
      { text: ` ${does}  `, dim: off },
    ]
    const width = widthOf(textOf(spans))
    if (used > 0 && used + width - GAP > columns) {
      lines.push([])
      used = 0
    }
    lines.at(-1)?.push(...spans)
    used += width
  }
  return lines
}
