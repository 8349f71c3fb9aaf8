import { fill, type Line, type Size, textOf, widthOf } from './styled.ts'

/** What a screen is made of. */
export interface FrameParts {
  /** What is going on, and how it stands. */
  readonly title: readonly [left: string, right: string]
  /** Draws the middle into the rows that are left. */
  body(size: Size): Line[]
  /** What is said below it: what happened, what is asked. */
  readonly says: readonly Line[]
  readonly keys: readonly Line[]
}

/** A whole screen: a bar with the title, the body, what is said, and the keys at the bottom. */
export function frame({ title: [left, right], body, says, keys }: FrameParts, size: Size): Line[] {
  const { columns, rows } = size
  const below = [...says, ...keys]
  const room = Math.max(0, rows - 1 - below.length)
  const middle = body({ columns, rows: room }).slice(0, room)
  const empty = Array.from({ length: room - middle.length }, (): Line => [])
  return [titleBar(left, right, columns), ...middle, ...empty, ...below]
}

function titleBar(left: string, right: string, columns: number): Line {
  const start: Line = [
    { text: ' BIDDER ', inverse: true, bold: true },
    { text: ` ${left}`, bold: true },
  ]
  const room = columns - widthOf(textOf(start)) - widthOf(right) - 1
  return room < 1 ? fill(start, columns) : [...start, { text: ' '.repeat(room) }, { text: right }]
}
