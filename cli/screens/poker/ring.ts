import { Canvas } from '../canvas.ts'
import { clip, type Line, textOf, widthOf } from '../styled.ts'
import { CARD_WIDTH, cardRows, cardsInline } from './cards.ts'
import type { Scene, SceneSeat } from './scene.ts'
import { betSpan, chips, gainedSpan, nameLine } from './seat.ts'

/** Rows that a ring of seats takes. */
export const RING_ROWS = 14

/** How many sit at the near side, at each end and at the far side, by how many there are. */
const SIDES: Readonly<Record<number, readonly [near: number, end: number, far: number]>> = {
  3: [1, 0, 2],
  4: [1, 1, 1],
  5: [1, 1, 2],
  6: [1, 1, 3],
  7: [1, 2, 2],
  8: [1, 2, 3],
  9: [2, 2, 3],
  10: [3, 2, 3],
}

/** The board, drawn or in short, and what it takes. */
const SHORT_BOARD = 14

/** Three and more at a table, clockwise from the near seat, the pot and the board between them. */
export function ring({ seats, near, board, pot }: Scene, columns: number): Line[] {
  const canvas = new Canvas({ columns, rows: RING_ROWS })
  const middle = Math.floor(columns / 2)
  const room = Math.floor((columns - 4) / 3)
  const [nearSide, end, farSide] = SIDES[seats.length] ?? [seats.length, 0, 0]
  // Clockwise: the near seat in the middle of its side, then along the left end, the far side, and the right end.
  const places: { row: number; column: number; align: 'left' | 'middle' | 'right' }[] = []
  const along = (row: number, many: number) =>
    Array.from({ length: many }, (_, i) => ({
      row,
      column: Math.round((columns * (2 * i + 1)) / (2 * many)),
      align: 'middle' as const,
    }))
  const nearPlaces = along(11, nearSide)
  const own = Math.floor(nearSide / 2)
  const rows = end === 1 ? [5] : [4, 8]
  places.push(nearPlaces[own], ...nearPlaces.slice(0, own).toReversed())
  for (let i = end - 1; i >= 0; i--) places.push({ row: rows[i], column: 0, align: 'left' })
  places.push(...along(0, farSide))
  for (let i = 0; i < end; i++) places.push({ row: rows[i], column: columns, align: 'right' })
  places.push(...nearPlaces.slice(own + 1).toReversed())
  places.forEach(({ row, column, align }, at) => {
    const block = seatBlock(seats[(near + at) % seats.length], room)
    const width = Math.max(...block.map((line) => widthOf(textOf(line))))
    const left = align === 'left' ? 0 : align === 'right' ? column - width : column - Math.ceil(width / 2)
    block.forEach((line, i) => {
      canvas.put(row + i, Math.max(0, Math.min(left, columns - width)), line)
    })
  })
  const potLine: Line = [{ text: 'pot ' }, { text: chips(pot), color: 'yellow', bold: true }]
  if (columns - 2 * room >= CARD_WIDTH * board.length + 2 || (end === 0 && columns >= 32)) {
    canvas.put(4, middle, potLine, 'middle')
    cardRows(board).forEach((row, at) => {
      canvas.put(5 + at, middle, row, 'middle')
    })
  } else if (columns - 2 * room >= SHORT_BOARD || end === 0) {
    canvas.put(6, middle, potLine, 'middle')
    canvas.put(7, middle, cardsInline(board), 'middle')
  }
  return canvas.lines()
}

/** Three lines: who, what, how much. */
function seatBlock(seat: SceneSeat, columns: number): Line[] {
  const gained = gainedSpan(seat)
  const bet = betSpan(seat)
  const second: Line = seat.folded
    ? [{ text: '  folded', dim: true }]
    : [{ text: '  ' }, ...cardsInline(seat.cards)]
  const third: Line = [
    { text: '  ' },
    ...(bet.text === '' ? [] : [bet, { text: ' ' }]),
    ...(gained.text === '' ? [{ text: seat.folded ? '' : seat.last, dim: true }] : [gained]),
  ]
  return [nameLine(seat), second, third].map((line) => clip(line, columns))
}
