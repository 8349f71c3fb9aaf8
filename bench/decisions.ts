/** Times the reasoner's decisions by street, over matches in which it learns. Run: `npx node --max-semi-space-size=8 bench/decisions.ts`. */
import { bidder } from '../agents/bidder.ts'
import { housePolicies } from '../environments/holdem/policies.ts'
import { limitHoldem } from '../environments/holdem/rules.ts'
import { drawIndex, randomOf } from '../environments/random.ts'

const HANDS = 200
const STREETS = ['preflop', 'flop', 'turn', 'river']
const game = limitHoldem()
const { signal } = new AbortController()
const times: number[][] = STREETS.map(() => [])

for (const { name, create } of housePolicies) {
  const policy = create()
  const agent = bidder(game)
  const random = randomOf(1, 'bench', name)
  for (let hand = 0; hand < HANDS; hand++) {
    let state = game.initialState(random)
    const own = hand % 2
    for (let seat = game.currentPlayer(state); seat !== undefined; seat = game.currentPlayer(state)) {
      const view = game.view(state, seat)
      const actions = game.legalActions(state)
      if (seat === own) {
        const start = performance.now()
        const { action } = await agent.decide({ view, actions, random, signal })
        times[state.table.street].push(performance.now() - start)
        state = game.apply(state, action)
      } else state = game.apply(state, actions[drawIndex(policy.distribution(view, actions), random)])
    }
    agent.observe?.({ view: game.view(state, own), payoff: game.returns(state)[own] })
  }
}

console.log(`${HANDS} hands against each of ${housePolicies.length} house players, ms a decision`)
for (const [street, all] of times.entries()) {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * sorted.length)].toFixed(1)
  const figures = `median ${at(0.5)}  95th percentile ${at(0.95)}  of ${sorted.length}`
  console.log(`${STREETS[street].padEnd(8)} ${figures}  (targets: 20, 60)`)
}
console.log(`memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB at the most (target: 400 MB)`)
