import type { Line, Span } from '../styled.ts'
import type { SceneSeat } from './scene.ts'

/** A seat's name, with a mark where it is to act and the button where it has it. */
export function nameLine({ name, button, acting, folded }: SceneSeat): Line {
  return [
    { text: acting ? '▶ ' : '  ', color: 'cyan', bold: true },
    { text: name, bold: !folded, dim: folded },
    ...(button ? [{ text: ' ' }, { text: ' D ', inverse: true, bold: true }] : []),
  ]
}

/** What the seat has in front of it; nothing for nothing. */
export const betSpan = ({ bet }: SceneSeat): Span => ({
  text: bet === 0 ? '' : `● ${chips(bet)}`,
  color: 'yellow',
})

/** What the seat gained, once that is known. */
export function gainedSpan({ gained }: SceneSeat): Span {
  if (gained === undefined) return { text: '' }
  const color = gained > 0 ? { color: 'green' } : gained < 0 ? { color: 'red' } : {}
  return { text: `${gained > 0 ? '+' : ''}${chips(gained)}`, bold: true, ...color }
}

/** A number of chips, or of what is gained, in full; splits may be fractional. */
export const chips = (amount: number): string => (Math.round(amount * 100) / 100).toString()
