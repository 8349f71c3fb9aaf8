import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyAgent } from '../../../agents/house.ts'
import { oracleAgent } from '../../../agents/oracle.ts'
import type { Agent } from '../../../environments/agent.ts'
import type { Action } from '../../../environments/negotiation/action.ts'
import { utilitiesOf } from '../../../environments/negotiation/analysis.ts'
import { equilibrium } from '../../../environments/negotiation/equilibrium.ts'
import { hostNegotiation } from '../../../environments/negotiation/machine.ts'
import { houseOracles } from '../../../environments/negotiation/oracle.ts'
import { housePolicies } from '../../../environments/negotiation/policies.ts'
import { negotiation } from '../../../environments/negotiation/rules.ts'
import { rulesOf, settingsSchema } from '../../../environments/negotiation/settings.ts'
import type { NegotiationView } from '../../../environments/negotiation/view.ts'
import { playout } from '../../../environments/playout.ts'
import { randomOf } from '../../../environments/random.ts'

const [oracle] = houseOracles.map((house) => house.create())

const settings = fc.constantFrom<Record<string, unknown>>(
  {},
  { discount: 0.9 },
  { discount: 0.8, batna: '3,1', finalResponse: true, first: 1 },
  { preset: 'casino', discount: 0.95 },
  { preset: 'cao2018', items: '1,2,2', finalResponse: true },
  { preset: 'price', highest: 20, discount: 0.9 },
)

/** Holds for many instances of many games. */
function law(holds: (given: Record<string, unknown>, seed: number) => void) {
  fc.assert(fc.property(settings, fc.nat(), holds), { numRuns: 60, seed: 1 })
}

/** An instance, and what both seats get of it in equilibrium. */
function known(given: Record<string, unknown>, seed: number) {
  const game = negotiation(given)
  const state = game.initialState(randomOf(seed))
  const rules = rulesOf(settingsSchema().parse(given))
  const [{ payoffs }] = equilibrium(utilitiesOf(rules, state), { ...rules, maxOffers: state.maxOffers })
  return { game, state, payoffs }
}

describe('the equilibrium oracle', () => {
  it('gets the equilibrium against itself', () =>
    law((given, seed) => {
      const { game, state, payoffs } = known(given, seed)
      const returns = game.returns(playout(game, state, [oracle, oracle], randomOf(seed, 'play')))
      expect(returns[0]).toBeCloseTo(payoffs[0], 9)
      expect(returns[1]).toBeCloseTo(payoffs[1], 9)
    }))

  it('leaves nobody more than the equilibrium, however they play', () =>
    law((given, seed) => {
      const { game, state, payoffs } = known(given, seed)
      for (const policy of housePolicies.map((house) => house.create())) {
        const first = game.returns(playout(game, state, [policy, oracle], randomOf(seed, 'play')))
        expect(first[0]).toBeLessThanOrEqual(payoffs[0] + 1e-6)
        const second = game.returns(playout(game, state, [oracle, policy], randomOf(seed, 'play')))
        expect(second[1]).toBeLessThanOrEqual(payoffs[1] + 1e-6)
      }
    }))
})

describe('being told', () => {
  /** Notes what it is handed, and accepts or walks away. */
  function watcher(seen: (readonly NegotiationView[] | undefined)[]): Agent<NegotiationView, Action> {
    return {
      name: 'watcher',
      async decide({ views, actions }) {
        seen.push(views)
        return { action: actions[actions.length - 1] }
      },
    }
  }

  it('is for oracles alone: the host shows others their own view and no more', async () => {
    const game = negotiation()
    const state = game.initialState(randomOf(4))
    const seen: (readonly NegotiationView[] | undefined)[] = []
    const host = (agents: readonly Agent<NegotiationView, Action>[]) =>
      hostNegotiation(game)({ state, agents, randoms: [randomOf(1), randomOf(2)] })
    await host([oracleAgent(oracle), watcher(seen)])
    await host([{ ...watcher(seen), told: true }, oracleAgent(oracle)])
    expect(seen[0]).toBeUndefined()
    expect(seen[1]?.map(({ values }) => values)).toEqual(state.values)
  })

  it('is the same in a hosted game as in a playout', async () => {
    const game = negotiation({ discount: 0.9 })
    const micro = housePolicies.find(({ name }) => name === 'micro')
    if (micro === undefined) throw new Error('no micro')
    for (let seed = 0; seed < 5; seed++) {
      const state = game.initialState(randomOf(seed))
      const { returns } = await hostNegotiation(game)({
        state,
        agents: [policyAgent(micro.create()), oracleAgent(oracle)],
        randoms: [randomOf(1), randomOf(2)],
      })
      expect(returns).toEqual(game.returns(playout(game, state, [micro.create(), oracle], randomOf(1))))
    }
  })

  it('is refused by an oracle that is seated where it is not told', async () => {
    const game = negotiation()
    const view = game.view(game.initialState(randomOf(1)), 0)
    const turn = { view, actions: game.viewActions(view), random: randomOf(1) }
    const asked = oracleAgent(oracle).decide({ ...turn, signal: new AbortController().signal })
    await expect(asked).rejects.toThrow('needs the views of all seats')
  })
})
