/**
 * What BIDDER earns in Leduc poker, as a share of what a best response earns, exactly: told how the opponent plays, and
 * after learning it for some hands, with the 95 % interval over runs. Run: `npx node bench/leduc.ts [HANDS] [RUNS]`.
 */
import { askedStrategy } from '../agents/asked.ts'
import { bidder } from '../agents/bidder.ts'
import { equilibrium } from '../agents/equilibrium.ts'
import type { Policy } from '../environments/game.ts'
import type { Action } from '../environments/leduc/betting.ts'
import { housePolicies } from '../environments/leduc/policies.ts'
import { leduc } from '../environments/leduc/rules.ts'
import type { LeducView } from '../environments/leduc/view.ts'
import { drawIndex, randomOf } from '../environments/random.ts'
import { bestResponse, expectedValues, type Profile } from '../reasoning/solve/best-response.ts'
import { gameTree } from '../reasoning/solve/game-tree.ts'
import { strategyOf, straying } from '../reasoning/solve/strategy.ts'
import { estimate } from '../tournaments/statistics/interval.ts'

type Player = ReturnType<typeof bidder<unknown, Action, LeducView, unknown>>

const hands = Number(process.argv[2] ?? 500)
const runs = Number(process.argv[3] ?? 10)
const game = leduc()
const tree = gameTree(game)

/** Plays hands against the policy, from both seats in turn. */
async function learn(agent: Player, policy: Policy<LeducView, Action>, run: number): Promise<void> {
  const random = randomOf(run, 'bench', policy.name)
  const { signal } = new AbortController()
  for (let hand = 0; hand < hands; hand++) {
    let state = game.initialState(random)
    const own = hand % 2
    for (let seat = game.currentPlayer(state); seat !== undefined; seat = game.currentPlayer(state)) {
      const view = game.view(state, seat)
      const actions = game.legalActions(state)
      const action =
        seat === own
          ? (await agent.decide({ view, actions, random, signal })).action
          : actions[drawIndex(policy.distribution(view, actions), random)]
      state = game.apply(state, action)
    }
    agent.observe?.({ view: game.view(state, own), payoff: game.returns(state)[own] })
  }
}

/** What an agent that learns no more earns from the policy, averaged over both seats, chips a hand. */
async function earned(agent: Player, policy: Policy<LeducView, Action>): Promise<number> {
  let sum = 0
  for (const seat of [0, 1] as const) {
    const own = await askedStrategy(tree.sides[seat], agent, 1)
    const other = strategyOf(tree.sides[1 - seat], policy)
    const profile: Profile = seat === 0 ? [own, other] : [other, own]
    sum += expectedValues(tree, profile)[seat] / 2
  }
  return sum
}

const policies = housePolicies.map((house) => house.create())
policies.push(straying(equilibrium(game), 0.1))
console.log(`chips a hand, averaged over both seats; learned: after ${hands} hands, ${runs} runs`)
console.log('opponent                    best response      new  learned   share, 95 % interval    least')
for (const policy of policies) {
  const best =
    ([0, 1] as const)
      .map((seat) => bestResponse(tree, seat, strategyOf(tree.sides[1 - seat], policy)).value)
      .reduce((sum, value) => sum + value, 0) / 2
  const before = await earned(bidder(game), policy)
  const learned: number[] = []
  for (let run = 1; run <= runs; run++) {
    const agent: Player = bidder(game)
    await learn(agent, policy, run)
    learned.push(await earned(agent, policy))
  }
  const shares = learned.map((value) => (100 * value) / best)
  const { mean, ci95 } = estimate(shares.map((total) => ({ total, games: 1 })))
  const after = learned.reduce((sum, value) => sum + value, 0) / runs
  const figures = [best, before, after].map((value) => value.toFixed(4).padStart(8)).join(' ')
  const interval = ci95 === null ? '' : `[${ci95.map((end) => end.toFixed(2)).join(', ')}]`
  const least = Math.min(...shares).toFixed(2)
  console.log(`${policy.name.padEnd(32)} ${figures} ${mean.toFixed(2).padStart(7)} % ${interval}  ${least} %`)
}
