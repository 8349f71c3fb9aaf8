/** Times hand ranks and strengths of all holdings. Run: `node bench/strength.ts`. */
import { type Card, HOLDINGS } from '../environments/holdem/cards.ts'
import { drawCards } from '../environments/holdem/deal.ts'
import { flopEquities } from '../environments/holdem/equity-tables.ts'
import { rankHoldings, rankVector } from '../environments/holdem/ranks.ts'
import {
  flopStrength,
  preflopStrength,
  riverStrength,
  turnStrength,
} from '../environments/holdem/strength.ts'
import { randomOf } from '../environments/random.ts'

const random = randomOf(1, 'bench')
const ranks = rankVector()
const equities = new Float32Array(HOLDINGS)

/** Microseconds per board, the median of five runs after one to warm up. */
function microseconds(cards: number, boards: number, work: (board: readonly Card[]) => void): number {
  const runs = Array.from({ length: 6 }, () => {
    // Fresh boards each time: the same ones again would still lie in the processor's cache.
    const drawn = Array.from({ length: boards }, () => drawCards(cards, [], random))
    const start = performance.now()
    for (const board of drawn) work(board)
    return ((performance.now() - start) * 1000) / boards
  })
  return runs.slice(1).sort((a, b) => a - b)[2]
}

const pass = microseconds(5, 5000, (board) => rankHoldings(board, ranks))
const million = HOLDINGS / pass
console.log(`rankHoldings   ${pass.toFixed(1)} us a board, ${Math.round(1e6 / pass)} boards/s`)
console.log(`               ${million.toFixed(0)} million holdings/s (target: more than 25)`)

const load = performance.now()
flopEquities()
console.log(`flop table     ${(performance.now() - load).toFixed(0)} ms to load, once`)
const lines: readonly (readonly [string, number])[] = [
  ['preflop', microseconds(0, 2000, () => preflopStrength(equities))],
  ['flop', microseconds(3, 2000, (board) => flopStrength(board, equities))],
  ['turn', microseconds(4, 200, (board) => turnStrength(board, equities))],
  ['river', microseconds(5, 2000, (board) => riverStrength(board, equities))],
]
for (const [street, time] of lines) console.log(`${street.padEnd(14)} ${time.toFixed(1)} us`)
