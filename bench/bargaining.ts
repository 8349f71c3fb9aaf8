/**
 * How well the reasoner bargains: against players of its family and outside it, as a share of what an oracle earns that
 * knows the other's values and strategy, and beside every other house player in its place; and against itself. Every
 * figure has its 95 % interval; the instance with both its seatings is the unit. A first table comes after 20 instances,
 * then one whenever their number has doubled.
 * Run: `npx node bench/bargaining.ts INSTANCES DISCOUNT SEED PARTS`, for example `50 0.95 1 family,outside,self`.
 */
import { bidder } from '../agents/bidder.ts'
import { policyAgent } from '../agents/house.ts'
import { housePolicies } from '../environments/negotiation/policies.ts'
import { type NegotiationState, negotiation } from '../environments/negotiation/rules.ts'
import { randomOf } from '../environments/random.ts'
import { type Estimate, estimate, type Unit } from '../tournaments/statistics/interval.ts'
import { estimateShare } from '../tournaments/statistics/share.ts'
import { FAMILY, housePlayer, OUTSIDE, opponentOf, oracle, payoff, playOut } from './bargainers.ts'

const [, , given = '50', factor = '1', seeded = '1', named = 'family,outside,self'] = process.argv
const [instances, discount, seed] = [Number(given), Number(factor), Number(seeded)]
const parts = named.split(',')
const game = negotiation({ discount })
const times: number[] = []
const keepTime = (time: number) => times.push(time)

/** By figure, in the order of the table, one unit an instance. */
const shares = new Map<string, Unit[]>()
const differences = new Map<string, Unit[]>()
const itself = new Map<string, Unit[]>()

function add(table: Map<string, Unit[]>, name: string, total: number, games: number): void {
  const units = table.get(name) ?? []
  table.set(name, units)
  units.push({ total, games })
}

async function against(
  names: readonly string[],
  all: string,
  start: NegotiationState,
  i: number,
): Promise<void> {
  const sum = { own: 0, best: 0 }
  const others = new Map<string, number>()
  for (const name of names) {
    const opponent = opponentOf(game, name, seed, i)
    let [own, best] = [0, 0]
    for (const seat of [0, 1] as const) {
      const earned = await payoff(game, start, seat, bidder(game), opponent, keepTime)
      own += earned
      best += await payoff(game, start, seat, oracle(game, opponent, start.values[1 - seat]), opponent)
      for (const player of housePolicies) {
        const theirs = await payoff(game, start, seat, policyAgent(housePlayer(player.name)), opponent)
        others.set(player.name, (others.get(player.name) ?? 0) + earned - theirs)
      }
    }
    add(shares, name, own, best)
    sum.own += own
    sum.best += best
  }
  add(shares, all, sum.own, sum.best)
  if (names !== FAMILY) return
  for (const [name, difference] of others) add(differences, name, difference, 2 * names.length)
}

async function againstItself(start: NegotiationState): Promise<void> {
  const state = await playOut(game, start, [bidder(game), bidder(game)], { seat: 0, tell: keepTime })
  for (const { name, of } of game.measures ?? []) {
    if (name !== 'agreement' && name !== 'joint-share' && name !== 'pareto-optimal') continue
    const value = of({ state, returns: game.returns(state), decisions: [] }, 0)
    if (typeof value === 'number') add(itself, name, value, 1)
  }
}

function print(name: string, { mean, ci95 }: Estimate, scale: number, digits: number, unit: string): void {
  const [at, low, high] = [mean, ...(ci95 ?? [mean, mean])].map((x) => (x * scale).toFixed(digits))
  console.log(`${name.padEnd(22)} ${at.padStart(6)} [${low}, ${high}] ${unit}`)
}

function table(played: number): void {
  console.log(`\n${played} instances from both seats, discount ${discount}, seed ${seed}\n`)
  for (const [name, units] of shares) print(name, estimate(units), 100, 1, '% of the oracle')
  if (differences.size > 0) console.log('\nabove others in its place against its family')
  for (const [name, units] of differences) print(name, estimate(units), 1, 2, 'points a game')
  if (itself.size > 0) console.log('\nagainst itself')
  for (const [name, units] of itself)
    print(name, name === 'joint-share' ? estimate(units) : estimateShare(units), 100, 1, '%')
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor(part * sorted.length)].toFixed(1)
  console.log(`\na decision, processor time: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`)
}

let next = Math.min(20, instances)
for (let i = 0; i < instances; i++) {
  const start = game.initialState(randomOf(seed, 'deal', i))
  if (parts.includes('family')) await against(FAMILY, 'family', start, i)
  if (parts.includes('outside')) await against(OUTSIDE, 'outside', start, i)
  if (parts.includes('self')) await againstItself(start)
  if (i + 1 !== next) continue
  table(next)
  next = Math.min(instances, 2 * next)
}
