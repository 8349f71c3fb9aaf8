/**
 * What BIDDER earns in Leduc poker, as a share of what a best response earns, exactly: told how the opponent plays, and
 * after learning it for some hands. Run: `npx node bench/leduc.ts [HANDS]`.
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

type Player = ReturnType<typeof bidder<unknown, Action, LeducView, unknown>>

const hands = Number(process.argv[2] ?? 500)
const game = leduc()
const tree = gameTree(game)

/** Plays hands against the policy, from both seats in turn. */
async function learn(agent: Player, policy: Policy<LeducView, Action>): Promise<void> {
  const random = randomOf(1, 'bench', policy.name)
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
console.log(`chips a hand, averaged over both seats; learned: after ${hands} hands`)
console.log('opponent                    best response      new  learned   share')
for (const policy of policies) {
  const best =
    ([0, 1] as const)
      .map((seat) => bestResponse(tree, seat, strategyOf(tree.sides[1 - seat], policy)).value)
      .reduce((sum, value) => sum + value, 0) / 2
  const agent: Player = bidder(game)
  const before = await earned(agent, policy)
  await learn(agent, policy)
  const after = await earned(agent, policy)
  const figures = [best, before, after].map((value) => value.toFixed(4).padStart(8)).join(' ')
  console.log(`${policy.name.padEnd(32)} ${figures} ${((100 * after) / best).toFixed(1).padStart(6)} %`)
}
