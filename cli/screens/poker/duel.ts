import { Canvas } from '../canvas.ts'
import { type Line, wrap } from '../styled.ts'
import { CARD_WIDTH, cardRows } from './cards.ts'
import type { Scene, SceneSeat } from './scene.ts'
import { betSpan, chips, gainedSpan, nameLine } from './seat.ts'

/** Rows that a table of two takes. */
export const DUEL_ROWS = 12

/** A table of two: one on the far side, one on the near, the board between them. */
export function duel({ seats, near, board, pot }: Scene, columns: number): Line[] {
  const canvas = new Canvas({ columns, rows: DUEL_ROWS })
  const middle = Math.floor(columns / 2)
  player(canvas, seats[1 - near], 0, 1, columns)
  canvas.put(4, middle, [{ text: 'pot ' }, { text: chips(pot), color: 'yellow', bold: true }], 'middle')
  cardRows(board).forEach((row, at) => {
    canvas.put(5 + at, middle, row, 'middle')
  })
  player(canvas, seats[near], DUEL_ROWS - 1, DUEL_ROWS - 4, columns)
  return canvas.lines()
}

/** @param name the row of the name @param top the first row of the cards */
function player(canvas: Canvas, seat: SceneSeat, name: number, top: number, columns: number): void {
  canvas.put(name, 0, nameLine(seat))
  if (seat.score !== '') canvas.put(name, columns, [{ text: seat.score, dim: true }], 'right')
  cardRows(seat.cards).forEach((row, at) => {
    canvas.put(top + at, 2, seat.folded ? row.map((span) => ({ ...span, dim: true })) : row)
  })
  const left = 4 + CARD_WIDTH * seat.cards.length
  const gained = gainedSpan(seat)
  const said: Line[] = [
    ...(seat.last === '' ? [] : [[{ text: seat.last }]]),
    ...(seat.bet === 0 ? [] : [[betSpan(seat)]]),
    ...(gained.text === '' ? [] : [[gained]]),
  ]
  const note = wrap(seat.note, Math.max(8, columns - left)).map((text): Line => [{ text, dim: true }])
  // The note gives way: what was done and won is said in full.
  ;[...note.slice(0, 3 - said.length), ...said].forEach((line, at) => {
    canvas.put(top + at, left, line)
  })
}
