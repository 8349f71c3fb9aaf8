import type { Seat } from '../../environments/game.ts'
import { holdemLines, isHoldemView } from './holdem/table.ts'
import { playerName } from './players.ts'
import { printable } from './printable.ts'
import type { Seen } from './seen.ts'
import { signed } from './sentences.ts'
import { beside, box, type Line, line, type Size, wrap } from './styled.ts'
import { readThought } from './thought.ts'

/**
 * The table of a game, by whatever game draws one; else what a seat sees, in words.
 * @param own whose eyes it is seen with; undefined for those who follow from outside
 */
export function tableLines(seen: Seen, own: Seat | undefined, size: Size): Line[] {
  if (isHoldemView(seen.views[0])) return holdemLines(seen, own, size)
  const words = (own === undefined ? seen.views.map((_, seat) => seat) : [own]).flatMap((seat) =>
    seen
      .words(seat)
      .split('\n')
      .flatMap((told) => wrap(printable(told), size.columns - 4).map((text) => line(text))),
  )
  return box('table', words, { columns: size.columns, rows: Math.min(size.rows, words.length + 2) })
}

/** Cells that the mind takes beside the table at least, and the table at least. */
const MIND = 41

/** The table, and beside it the mind of a player where one is looked into. */
export function bodyLines(seen: Seen, own: Seat | undefined, mind: Seat | undefined, size: Size): Line[] {
  if (mind === undefined) return tableLines(seen, own, size)
  const right = Math.max(MIND, Math.floor(size.columns * 0.52))
  const left = size.columns - 1 - right
  return beside([
    { lines: tableLines(seen, own, { columns: left, rows: size.rows }), width: left },
    { lines: mindPanel(seen, mind, { columns: right, rows: size.rows }), width: right },
  ])
}

/** How a player came to its last decision. */
function mindPanel(seen: Seen, seat: Seat, size: Size): Line[] {
  const last = seen.decisions.findLast((decision) => decision.seat === seat)
  const name = playerName(seen, seat, undefined)
  if (last === undefined) return box(`mind of ${name}`, [line('It has not decided anything yet.')], size)
  const { actions = [], unit = '', passages } = readThought(last.deliberation)
  const worth = actions.map((row) =>
    line(`${printable(last.say(row.action))}: ${signed(row.expectedUtility)} ${unit}`),
  )
  const words = passages.flatMap(({ text }) =>
    wrap(printable(text), size.columns - 4).map((said) => line(said)),
  )
  return box(`mind of ${name}`, [line(`${printable(last.said)}`, { bold: true }), ...worth, ...words], size)
}
