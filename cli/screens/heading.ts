import { clipText, type Line, widthOf } from './styled.ts'

/** A heading over the whole width: its words, then a thin line. @param aside words in small print after it */
export function heading(title: string, columns: number, aside = ''): Line {
  const named = clipText(title, columns)
  const room = columns - widthOf(named) - 1
  const said = aside === '' ? '' : `${clipText(aside, Math.max(0, room))} `
  const rest = room - widthOf(said)
  return [
    { text: `${named} `.slice(0, columns), bold: true },
    { text: said.trimEnd() === '' ? '' : said, dim: true },
    { text: '─'.repeat(Math.max(0, rest)), dim: true },
  ]
}
