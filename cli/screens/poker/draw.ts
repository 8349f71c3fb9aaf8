import { beside, box, type Line, type Size } from '../styled.ts'
import { DUEL_ROWS, duel } from './duel.ts'
import { RING_ROWS, ring } from './ring.ts'
import type { Scene } from './scene.ts'
import { streetLines } from './streets.ts'

/** From so many cells on, the course of the hand stands beside the table; else below it. */
const WIDE = 66

/** Rows that a table beside the course of the hand has at most above what it needs. */
const SPARE = 16

/** A hand at a card table: the seats around the pot, and the course of the hand by street. */
export function drawScene(scene: Scene, title: string, { columns, rows }: Size): Line[] {
  const two = scene.seats.length === 2
  const tableRows = two ? DUEL_ROWS : RING_ROWS
  const table = (width: number, height: number) => {
    const lines = two ? duel(scene, width - 4) : ring(scene, width - 4)
    const spare = Math.max(0, height - 2 - lines.length)
    const above = Array.from({ length: Math.floor(spare / 2) }, (): Line => [])
    const below = Array.from({ length: Math.ceil(spare / 2) }, (): Line => [])
    return box(title, [...above, ...lines, ...below], { columns: width, rows: height })
  }
  if (columns >= WIDE) {
    const course = Math.min(48, Math.floor(columns * 0.38))
    const height = Math.min(rows, tableRows + SPARE)
    const side = box('hand', filled(streetLines(scene, course - 4, height - 2), height - 2), {
      columns: course,
      rows: height,
    })
    return beside(
      [
        { lines: table(columns - course - 1, height), width: columns - course - 1 },
        { lines: side, width: course },
      ],
      1,
    )
  }
  const height = Math.min(rows, tableRows + 2)
  const left = rows - height
  return [...table(columns, height), ...(left > 0 ? streetLines(scene, columns, left) : [])]
}

/** So many lines, the last of them empty where there are fewer. */
const filled = (lines: readonly Line[], rows: number): Line[] =>
  Array.from({ length: Math.max(0, rows) }, (_, at) => lines[at] ?? [])
