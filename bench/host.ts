/** Times whole hands: through the host, and by playout. Run: `node bench/host.ts`. */
import { policyAgent } from '../agents/house.ts'
import type { Policy } from '../environments/game.ts'
import type { Action } from '../environments/holdem/betting.ts'
import { hostHoldem } from '../environments/holdem/machine.ts'
import { housePolicies } from '../environments/holdem/policies.ts'
import { limitHoldem } from '../environments/holdem/rules.ts'
import type { HoldemView } from '../environments/holdem/view.ts'
import { playout } from '../environments/playout.ts'
import { randomOf } from '../environments/random.ts'

const game = limitHoldem()
const host = hostHoldem(game)
const deals = randomOf(1, 'bench', 'deal')
const randoms = [randomOf(1, 'bench', 0), randomOf(1, 'bench', 1)]

function house(name: string): Policy<HoldemView, Action> {
  const found = housePolicies.find((policy) => policy.name === name)
  if (found === undefined) throw new Error(`no house player ${name}`)
  return found.create()
}

async function hosted(names: readonly string[], hands: number): Promise<void> {
  const agents = names.map((name) => policyAgent(house(name)))
  for (let hand = 0; hand < hands; hand++) await host({ state: game.initialState(deals), agents, randoms })
}

function played(names: readonly string[], hands: number): void {
  const policies = names.map(house)
  for (let hand = 0; hand < hands; hand++) playout(game, game.initialState(deals), policies, randoms[0])
}

/** Hands per second, the median of five runs after one to warm up. */
async function rate(hands: number, work: (hands: number) => unknown): Promise<number> {
  const rates: number[] = []
  for (let run = 0; run < 6; run++) {
    const start = performance.now()
    await work(hands)
    rates.push((hands * 1000) / (performance.now() - start))
  }
  return rates.slice(1).sort((a, b) => a - b)[2]
}

function print(what: string, handsPerSecond: number, target: number): void {
  const thousands = (hands: number) => Math.round(hands).toLocaleString('en')
  console.log(`${what.padEnd(26)} ${thousands(handsPerSecond)} hands/s (target: ${thousands(target)})`)
}

print('host, random and call', await rate(2000, (hands) => hosted(['random', 'call'], hands)), 2000)
print('host, raise and call', await rate(2000, (hands) => hosted(['raise', 'call'], hands)), 2000)
print(
  'playout, random and random',
  await rate(100_000, (hands) => played(['random', 'random'], hands)),
  250_000,
)
