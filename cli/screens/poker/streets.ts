import { type Line, wrap } from '../styled.ts'
import type { Scene } from './scene.ts'

const NAME = 8

/** What was done, street by street; where rows run out the earliest is left out. */
export function streetLines({ streets }: Scene, columns: number, rows: number): Line[] {
  const lines = streets.flatMap(({ name, said }) =>
    wrap(said.length === 0 ? 'no action yet' : said.join(', '), Math.max(8, columns - NAME - 1)).map(
      (text, at): Line => [
        { text: `${at === 0 ? name : ''}`.padEnd(NAME + 1), dim: true },
        { text, ...(said.length === 0 ? { dim: true } : {}) },
      ],
    ),
  )
  return lines.slice(Math.max(0, lines.length - rows))
}
