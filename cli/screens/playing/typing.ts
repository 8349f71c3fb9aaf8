import type { Keys } from '../app.ts'
import { printable } from '../printable.ts'

const letters = new Intl.Segmenter()

/** A line of text after a key: what was typed or pasted goes to its end. */
export function edited(text: string, input: string, keys: Keys): string {
  if (keys.backspace || keys.delete)
    return [...letters.segment(text)]
      .slice(0, -1)
      .map(({ segment }) => segment)
      .join('')
  if (keys.ctrl && input === 'u') return ''
  if (
    keys.ctrl ||
    keys.meta ||
    keys.tab ||
    keys.upArrow ||
    keys.downArrow ||
    keys.leftArrow ||
    keys.rightArrow
  )
    return text
  // A pasted text may be anything; blanks at its ends are typed.
  const said = printable(input)
  const before = input.startsWith(' ') ? ' ' : ''
  const after = input.length > 1 && input.endsWith(' ') ? ' ' : ''
  return said === '' ? `${text}${before}` : `${text}${before}${said}${after}`
}
