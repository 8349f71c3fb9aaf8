/**
 * What taking luck off saves, and that it does not bias: hands needed for the same interval, by duplicate deals, by the
 * correction, and by both; and how often intervals hold a value that is known exactly.
 * Run: `npx node bench/luck.ts [DEALS]`, for example `npx node bench/luck.ts 2000` (some minutes).
 */
import { checkedConfig } from '../tournaments/config.ts'
import { correctedTotals } from '../tournaments/luck/correction.ts'
import { schedule } from '../tournaments/schedule.ts'
import { type Estimate, estimate } from '../tournaments/statistics/interval.ts'
import { Ledger } from '../tournaments/statistics/ledger.ts'
import { openTable, type Table } from '../tournaments/table.ts'

const deals = Number(process.argv[2] ?? 2000)
/** Games before memories are cleared. */
const MATCH = 100

/** Plays a pairing: the books of both seatings of every deal, and those of the first seating alone. */
async function play(
  agents: readonly string[],
  count: number,
  seed: number,
): Promise<{ both: Ledger; single: Ledger }> {
  const table: Table = openTable(
    checkedConfig({ game: 'limit-holdem', agents, deals: count, match: MATCH, seed }),
  )
  const both = new Ledger(2, count, MATCH, table)
  const single = new Ledger(2, count, MATCH, table)
  for (const match of schedule(2, 2, count, MATCH)) {
    const games = await table.play(match)
    both.add(match, games)
    if (match.rotation === 0) single.add(match, games)
  }
  return { both, single }
}

/** The mean of the first agent over deals, raw and with the luck off. */
function estimates(ledger: Ledger, games: number): { raw: Estimate; corrected: Estimate } {
  const [pairing] = ledger.pairings
  const luckless = correctedTotals(ledger, pairing, 0, 'deal')
  return {
    raw: estimate(ledger.units(pairing.totals[0], games, 'deal')),
    corrected: estimate(ledger.units(luckless, games, 'deal')),
  }
}

const width = ({ ci95 }: Estimate): number => (ci95 === null ? Number.NaN : ci95[1] - ci95[0])

console.log(`hands saved, ${deals} deals a pairing\n`)
console.log('| pairing | SD a hand, big blinds | duplicate alone | correction alone | both |')
console.log('| --- | --- | --- | --- | --- |')
for (const agents of [
  ['bidder', 'threshold'],
  ['bidder', 'call'],
  ['bidder', 'random'],
  ['threshold', 'myopic'],
  ['threshold', 'random'],
]) {
  const { both, single } = await play(agents, deals, 1)
  const [alone, twice] = [estimates(single, 1), estimates(both, 2)]
  // Both seatings are twice the hands of one: the widths are compared for the same number of hands.
  const factor = (found: Estimate, hands: number) => (width(alone.raw) / width(found)) ** 2 / hands
  const [{ single: seats }] = both.pairings
  const sd = Math.sqrt(seats[0].squares / (2 * deals - 1)) / 1000
  const cells = [factor(twice.raw, 2), factor(alone.corrected, 1), factor(twice.corrected, 2)]
  console.log(
    `| ${agents.join(' - ')} | ${sd.toFixed(2)} | ${cells.map((cell) => `${cell.toFixed(1)} times`).join(' | ')} |`,
  )
}

/** A best response to always calling wins exactly this, mbb/hand. */
const BEST_AGAINST_CALL = 1163.476
const RUNS = 100
const RUN_DEALS = 500
console.log(
  `\na value known exactly: threshold?raise=0.5&call=0 wins ${BEST_AGAINST_CALL} mbb/hand from call`,
)
const held = { raw: 0, corrected: 0 }
const means = { raw: 0, corrected: 0 }
const widths = { raw: 0, corrected: 0 }
for (let run = 0; run < RUNS; run++) {
  const { both } = await play(['threshold?raise=0.5&call=0', 'call'], RUN_DEALS, 1000 + run)
  const found = estimates(both, 2)
  for (const kind of ['raw', 'corrected'] as const) {
    const { mean, ci95 } = found[kind]
    means[kind] += mean / RUNS
    widths[kind] += width(found[kind]) / RUNS
    if (ci95 !== null && ci95[0] <= BEST_AGAINST_CALL && BEST_AGAINST_CALL <= ci95[1]) held[kind]++
  }
}
for (const kind of ['raw', 'corrected'] as const) {
  // The spread of a mean of so many runs, from the mean width of one.
  const margin = widths[kind] / 2 / Math.sqrt(RUNS)
  console.log(
    `${kind.padEnd(9)} ${(2 * RUNS * RUN_DEALS).toLocaleString('en-US')} hands: mean ${means[kind].toFixed(1)} +- ${margin.toFixed(1)}; of ${RUNS} intervals of ${2 * RUN_DEALS} hands ${held[kind]} hold it`,
  )
}
