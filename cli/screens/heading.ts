import { clipText, type Line, line, textOf, widthOf } from './styled.ts'

/** A heading over the whole width: its words, then a thin line. @param aside words after them, in small print where they have no look of their own, where there is room for them */
export function heading(title: string, columns: number, aside: string | Line = ''): Line {
  const named = clipText(title, columns)
  const room = columns - widthOf(named) - 1
  const spans = typeof aside === 'string' ? line(aside, { dim: true }) : aside
  const wide = widthOf(textOf(spans))
  const said = wide === 0 || wide > room ? [] : [...spans, { text: ' ' }]
  return [
    { text: room < 0 ? named : `${named} `, bold: true },
    ...said,
    { text: '─'.repeat(Math.max(0, room - (said.length === 0 ? 0 : wide + 1))), dim: true },
  ]
}
