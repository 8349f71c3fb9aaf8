import { expect, test } from 'vitest'
import { askedStrategy } from '../../agents/asked.ts'
import { bidder } from '../../agents/bidder.ts'
import { equilibrium } from '../../agents/equilibrium.ts'
import { housePolicies } from '../../environments/leduc/policies.ts'
import { leduc } from '../../environments/leduc/rules.ts'
import { drawIndex, randomOf } from '../../environments/random.ts'
import { bestResponse, expectedValues, type Profile } from '../../reasoning/solve/best-response.ts'
import { gameTree } from '../../reasoning/solve/game-tree.ts'
import { strategyOf, straying } from '../../reasoning/solve/strategy.ts'

const game = leduc()
const tree = gameTree(game)
const players = [
  ...housePolicies.filter(({ name }) => ['call', 'rule'].includes(name)).map((house) => house.create()),
  straying(equilibrium(game), 0.1),
]

test.each(players.map((policy) => [policy.name, policy] as const))(
  'in Leduc poker BIDDER learns to earn nearly all that a best response earns from %s',
  async (_, policy) => {
    const agent = bidder(game)
    const random = randomOf(1, 'learning')
    const { signal } = new AbortController()
    for (let hand = 0; hand < 200; hand++) {
      let state = game.initialState(random)
      const own = hand % 2
      for (let seat = game.currentPlayer(state); seat !== undefined; seat = game.currentPlayer(state)) {
        const view = game.view(state, seat)
        const actions = game.legalActions(state)
        const { action } =
          seat === own
            ? await agent.decide({ view, actions, random, signal })
            : { action: actions[drawIndex(policy.distribution(view, actions), random)] }
        state = game.apply(state, action)
      }
      agent.observe?.({ view: game.view(state, own), payoff: game.returns(state)[own] })
    }

    let earned = 0
    let best = 0
    for (const seat of [0, 1] as const) {
      const own = await askedStrategy(tree.sides[seat], agent, 1)
      const other = strategyOf(tree.sides[1 - seat], policy)
      const profile: Profile = seat === 0 ? [own, other] : [other, own]
      earned += expectedValues(tree, profile)[seat]
      best += bestResponse(tree, seat, other).value
    }
    expect(earned).toBeGreaterThan(0.95 * best)
  },
)
