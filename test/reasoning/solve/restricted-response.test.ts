import { describe, expect, it } from 'vitest'
import { kuhn } from '../../../environments/kuhn/rules.ts'
import { housePolicies } from '../../../environments/leduc/policies.ts'
import { leduc } from '../../../environments/leduc/rules.ts'
import { bestResponse, expectedValues, type Profile } from '../../../reasoning/solve/best-response.ts'
import { gameTree } from '../../../reasoning/solve/game-tree.ts'
import { restrictedResponse } from '../../../reasoning/solve/restricted-response.ts'
import {
  behaviour,
  realization,
  type Strategy,
  strategyOf,
  uniformStrategy,
} from '../../../reasoning/solve/strategy.ts'

const tree = gameTree(leduc())
const [rule] = housePolicies.filter(({ name }) => name === 'rule').map((house) => house.create())
const model = strategyOf(tree.sides[1], rule)
const profile = (own: Strategy): Profile => [own, model]
const SHARES = [0, 0.25, 0.5, 0.75, 1]
const responses = SHARES.map((share) => restrictedResponse(tree, 0, model, share, 300))
const gain = (own: Strategy) => expectedValues(tree, profile(own))[0]
const loss = (own: Strategy) => bestResponse(tree, 1, own).value

describe('The restricted Nash response', () => {
  it('is a best response where the other is always held to the model', () => {
    expect(gain(responses[4])).toBeCloseTo(bestResponse(tree, 0, model).value, 2)
  })

  it('is an equilibrium strategy where the other is never held to it', () => {
    expect(loss(responses[0]) - 0.085606424).toBeLessThan(0.005)
  })

  it('gains no less and is open to no less the more the other is thought held', () => {
    responses.slice(1).forEach((strategy, i) => {
      expect(gain(strategy)).toBeGreaterThan(gain(responses[i]) - 0.01)
      expect(loss(strategy)).toBeGreaterThan(loss(responses[i]) - 0.01)
    })
  })

  it('is worth at the share what no other strategy is worth more than', () => {
    // Its own aim: what it gains in the share, less what it can lose in the rest.
    const aim = (own: Strategy, share: number) => share * gain(own) - (1 - share) * loss(own)
    responses.forEach((strategy, i) => {
      for (const rival of responses)
        expect(aim(strategy, SHARES[i])).toBeGreaterThan(aim(rival, SHARES[i]) - 0.01)
    })
  })
})

describe('A strategy', () => {
  it('comes back from its realizations wherever they reach', () => {
    const [side] = gameTree(kuhn()).sides
    const strategy = uniformStrategy(side)
    strategy.set([0.25, 0.75], side.first[0])
    expect(behaviour(side, realization(side, strategy))).toEqual(strategy)
  })
})
