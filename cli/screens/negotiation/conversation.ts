import type { Turn } from '../../../environments/negotiation/course.ts'
import { heading } from '../heading.ts'
import { printable } from '../printable.ts'
import type { Section } from '../stack.ts'
import { fillText, type Line, line, widthOf, wrap } from '../styled.ts'
import { amount } from './amount.ts'
import { OTHERS, OWN } from './bundles.ts'
import { numbered } from './numbered.ts'
import type { Sides } from './sides.ts'
import { terms } from './terms.ts'

/** What was offered and said, the latest last. */
export function conversationSection(sides: Sides, columns: number): Section {
  const { view } = sides
  const moves = view.turns.map((turn) => moveLines(sides, turn, columns))
  const all = moves.reduce((sum, { length }) => sum + length, 0)
  return {
    least: Math.min(3, 1 + all),
    most: all === 0 ? 0 : 1 + all,
    draw(rows) {
      if (rows < 2 || all === 0) return []
      const shown = latest(moves, rows - 1)
      return [heading('So far', columns, all > shown.length ? 'earlier moves above' : ''), ...shown]
    },
  }
}

/** The latest moves that go into so many rows whole; the beginning of the last one where not even that does. */
function latest(moves: readonly (readonly Line[])[], rows: number): readonly Line[] {
  let first = moves.length
  while (first > 0 && moves.slice(first - 1).flat().length <= rows) first--
  return first < moves.length ? moves.slice(first).flat() : (moves.at(-1)?.slice(0, rows) ?? [])
}

function moveLines(sides: Sides, { seat, action, offer }: Turn, columns: number): Line[] {
  const { view, own, offers, called } = sides
  const look = seat === own ? OWN : OTHERS
  const made = offers.find((known) => known.offer === offer)
  const worth =
    made === undefined
      ? ''
      : `${amount(made.own)}${made.others === undefined ? '' : ` : ${amount(made.others)}`}`
  const head = `${offer === undefined ? ' ' : numbered(offer)} ${called(seat)}: `
  const indent = Math.min(widthOf(head), 4)
  const [first = '', ...rest] = wrap(`${head}${terms(view, action)}`, columns - widthOf(worth) - 1)
  const move: Line[] = [
    [
      { text: first.slice(0, head.length), ...look },
      { text: fillText(first.slice(head.length), columns - widthOf(worth) - 1 - widthOf(head)) },
      { text: ` ${worth}`, dim: true },
    ],
    ...rest.map((part) => line(`${' '.repeat(indent)}${part}`)),
  ]
  const { utterance } = action
  if (utterance === undefined) return move
  // What players say is quoted, so that it cannot pass for a line of the game.
  const quoted = wrap(`“${printable(utterance)}”`, columns - 4)
  return [...move, ...quoted.map((part) => line(`    ${part}`, look))]
}
