/** Times whole negotiations, moves, and the analysis of instances. Run: `node bench/negotiation.ts`. */
import { policyAgent } from '../agents/house.ts'
import type { HousePolicy } from '../environments/game.ts'
import type { Action } from '../environments/negotiation/action.ts'
import { analyzeInstances } from '../environments/negotiation/analysis.ts'
import { instanceLine } from '../environments/negotiation/instances.ts'
import { hostNegotiation } from '../environments/negotiation/machine.ts'
import { housePolicies } from '../environments/negotiation/policies.ts'
import { negotiation } from '../environments/negotiation/rules.ts'
import type { NegotiationView } from '../environments/negotiation/view.ts'
import { playout } from '../environments/playout.ts'
import { randomOf } from '../environments/random.ts'

const deals = randomOf(1, 'bench', 'deal')
const players = randomOf(1, 'bench', 'player')

/** Microseconds for one unit of the work, the median of five runs after one to warm up. @param work says how many units it did */
async function microseconds(work: () => number | Promise<number>): Promise<number> {
  const runs: number[] = []
  for (let run = 0; run < 6; run++) {
    const start = performance.now()
    const units = await work()
    runs.push(((performance.now() - start) * 1000) / units)
  }
  return runs.slice(1).sort((a, b) => a - b)[2]
}

function print(what: string, time: number): void {
  console.log(`${what.padEnd(40)} ${time.toFixed(1)} us`)
}

for (const settings of [{}, { preset: 'cao2018' }, { preset: 'price' }]) {
  const game = negotiation(settings)
  console.log(String(game.settings.preset))
  const moves = ({ create }: HousePolicy<NegotiationView, Action>) => {
    let made = 0
    const policy = create()
    for (let i = 0; i < 100; i++)
      made += playout(game, game.initialState(deals), [policy, policy], players).turns.length
    return made
  }
  for (const policy of housePolicies)
    print(`  a move of ${policy.name}, with the game's part`, await microseconds(() => moves(policy)))
  const [first] = housePolicies
  const host = hostNegotiation(game)
  const hosted = async () => {
    const agents = [policyAgent(first.create()), policyAgent(first.create())]
    for (let i = 0; i < 100; i++)
      await host({ state: game.initialState(deals), agents, randoms: [players, players] })
    return 100
  }
  print(`  a hosted game of ${first.name} players`, await microseconds(hosted))
  const lines = Array.from({ length: 100 }, () => instanceLine(game.initialState(deals))).join('\n')
  const analyzed = () => analyzeInstances(lines, settings).instances.length
  print('  the analysis of an instance', await microseconds(analyzed))
}
