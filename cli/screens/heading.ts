import { clipText, type Line, widthOf } from './styled.ts'

/** A heading over the whole width: its words, then a thin line. @param aside words in small print, where there is room for them */
export function heading(title: string, columns: number, aside = ''): Line {
  const named = clipText(title, columns)
  const room = columns - widthOf(named) - 1
  const said = aside === '' || widthOf(aside) > room ? '' : `${aside} `
  return [
    { text: room < 0 ? named : `${named} `, bold: true },
    ...(said === '' ? [] : [{ text: said, dim: true }]),
    { text: '─'.repeat(Math.max(0, room - widthOf(said))), dim: true },
  ]
}
