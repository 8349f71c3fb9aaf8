/** Writes the shipped equity tables: every flop, turn and river (about a minute). Run: `npm run tables`. */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type Card, HAND_CLASS, HAND_CLASSES, HOLDINGS } from '../cards.ts'
import { packFlops, TABLES } from '../equity-tables.ts'
import { CANONICAL_FLOPS, flopKinds } from '../flops.ts'
import { addRiverPoints, RIVER_OPPONENTS } from '../river.ts'

/** Turns and rivers open to a holding on a flop. */
const RUNOUTS = (47 * 46) / 2

/** Flops open to a holding. */
const OPEN_FLOPS = (50 * 49 * 48) / 6

const { canonical, variants } = flopKinds()
const equities = new Uint16Array(CANONICAL_FLOPS * HOLDINGS)
const points = new Int32Array(HOLDINGS)
const classPoints = new Float64Array(HAND_CLASSES)

canonical.forEach((flop, number) => {
  addFlopPoints(flop)
  for (let h = 0; h < HOLDINGS; h++) {
    equities[number * HOLDINGS + h] = Math.round((65535 * points[h]) / (2 * RIVER_OPPONENTS * RUNOUTS))
    // Renaming suits keeps the class, so a flop's variants give a class the same points.
    classPoints[HAND_CLASS[h]] += variants[number] * points[h]
  }
  if (number % 100 === 0) process.stderr.write(`${number} of ${CANONICAL_FLOPS} flops\n`)
})

const sizes = new Float64Array(HAND_CLASSES)
for (let h = 0; h < HOLDINGS; h++) sizes[HAND_CLASS[h]]++
const preflop = Array.from(
  classPoints,
  (total, cell) => total / (sizes[cell] * OPEN_FLOPS * RUNOUTS * RIVER_OPPONENTS * 2),
)
writeFileSync(TABLES.flop, gzipSync(packFlops(equities), { level: 9 }))
writeFileSync(TABLES.preflop, `${JSON.stringify(preflop, null, 2)}\n`)

function addFlopPoints(flop: readonly Card[]): void {
  points.fill(0)
  const board = [...flop, 0, 0]
  for (let turn = 1; turn < 52; turn++) {
    if (flop.includes(turn)) continue
    board[3] = turn
    for (let river = 0; river < turn; river++) {
      if (flop.includes(river)) continue
      board[4] = river
      addRiverPoints(board, points)
    }
  }
}
