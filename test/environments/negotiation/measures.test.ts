import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HostedDecision } from '../../../environments/host.ts'
import { type Measurements, measurements } from '../../../environments/measures.ts'
import type { Action } from '../../../environments/negotiation/action.ts'
import { utilitiesOf } from '../../../environments/negotiation/analysis.ts'
import { chanceOfTruth } from '../../../environments/negotiation/belief-score.ts'
import { housePolicies } from '../../../environments/negotiation/policies.ts'
import {
  type NegotiationGame,
  type NegotiationState,
  negotiation,
} from '../../../environments/negotiation/rules.ts'
import { rulesOf, settingsSchema } from '../../../environments/negotiation/settings.ts'
import { playout } from '../../../environments/playout.ts'
import { randomOf } from '../../../environments/random.ts'
import { accept, ask, keep, played, settled, walk } from './settled.ts'

/** The measures of both seats of a game that is over. */
function taken(
  game: NegotiationGame,
  state: NegotiationState,
  decisions: readonly HostedDecision<Action>[] = [],
): readonly [Measurements, Measurements] {
  const finished = { state, returns: game.returns(state), decisions }
  const of = (seat: number) => measurements(game.measures ?? [], finished, seat)
  return [of(0), of(1)]
}

function measured(instance: string, settings: Record<string, unknown>, ...actions: readonly Action[]) {
  const start = settled(instance, settings)
  return taken(start.game, played(start, ...actions))
}

// Pareto-optimal are (2, 10) and (10, 6) alone.
const LINE = '1,2,3 8,1,0 4,0,2'

describe('a deal', () => {
  it('at the Nash point has all that can be had', () => {
    const [first, second] = measured(LINE, {}, keep(1, 2, 0), accept(1))
    const best = {
      agreement: 1,
      'joint-share': 1,
      'nash-share': 1,
      'pareto-optimal': 1,
      'pareto-distance': 0,
    }
    expect(first).toEqual({ ...best, advantage: 1, breaches: 0, 'first-offer-slope': [1, 1] })
    expect(second).toEqual({ ...best, advantage: 0.6, breaches: 0 })
  })

  it('that wastes points has less of them, and its distance from the frontier', () => {
    // (2, 4): of 16 points 6, of the product 60 only 8, and (2, 10) is 6 points away.
    const [first, second] = measured(LINE, {}, keep(0, 2, 3), accept(1))
    expect(first).toMatchObject({ advantage: 0.2, 'pareto-optimal': 0, 'pareto-distance': 6 })
    expect(first['joint-share']).toBeCloseTo(6 / 16, 12)
    expect(second['nash-share']).toBeCloseTo(8 / 60, 12)
    expect(first['first-offer-slope']).toEqual([0.2, 0.2])
  })

  it('that comes late is compared with one in time', () => {
    const late = [keep(1, 2, 3), keep(0, 0, 3), accept(2)]
    const [first, second] = measured(LINE, { discount: 0.9 }, ...late)
    // Seat 1 keeps the balls: (10, 6) at the second offer.
    expect(first.advantage).toBeCloseTo(0.9, 12)
    expect(second['joint-share']).toBeCloseTo(0.9, 12)
    expect(first['nash-share']).toBeCloseTo(0.81, 12)
    expect(first).toMatchObject({ 'pareto-optimal': 1, 'first-offer-slope': [1, 1] })
    expect(second).not.toHaveProperty('first-offer-slope')
  })

  it('below its BATNA is a breach of the seat that gets too little, and has no Nash share', () => {
    const [first, second] = measured(LINE, { batna: '3,5' }, keep(0, 2, 3), accept(1))
    expect([first.breaches, second.breaches]).toEqual([1, 1])
    const [third, fourth] = measured(LINE, { batna: '1,5' }, keep(0, 2, 3), accept(1))
    expect([third.breaches, fourth.breaches]).toEqual([0, 1])
    expect([third['nash-share'], fourth.advantage]).toEqual([0, -0.2])
  })
})

it('no deal leaves the alternatives, and says nothing of deals', () => {
  const [first, second] = measured(LINE, { batna: '2,4' }, keep(1, 2, 3), walk)
  expect(first).toEqual({ agreement: 0, advantage: 0, 'joint-share': 6 / 16, 'nash-share': 0 })
  expect(second).toEqual(first)
})

describe('where a price is bargained over', () => {
  const price = { preset: 'price' }

  it('a deal without a zone of agreement is named, and a breach of who loses', () => {
    const [seller, buyer] = measured('60 40', price, ask(50), accept(1))
    expect(seller).toMatchObject({ agreement: 1, advantage: -0.25, breaches: 1, 'deals-without-zone': 1 })
    expect(buyer).toMatchObject({ advantage: -0.25, breaches: 1, 'deals-without-zone': 1 })
    const [kept] = measured('60 40', price, ask(60), accept(1))
    expect(kept).toMatchObject({ breaches: 0, 'deals-without-zone': 1 })
    const [walked] = measured('60 40', price, ask(60), walk)
    expect(walked).toEqual({ agreement: 0, advantage: 0, 'deals-without-zone': 0 })
  })

  it('no joint or Nash share is made of a gain of nothing', () => {
    for (const figures of measured('50 50', price, ask(50), accept(1)))
      expect(figures).toEqual({
        agreement: 1,
        advantage: 0,
        'pareto-optimal': 1,
        'pareto-distance': 0,
        breaches: 0,
        ...('first-offer-slope' in figures ? { 'first-offer-slope': [50, 50] } : {}),
      })
  })

  it('the slope is that of the final price on the first, whoever opens', () => {
    const turns = [ask(70), ask(45), ask(55), accept(3)]
    expect(measured('40 60', price, ...turns)[0]['first-offer-slope']).toEqual([70, 55])
    expect(measured('40 60', { ...price, first: 1 }, ...turns)[1]['first-offer-slope']).toEqual([70, 55])
  })
})

it('a seat to which the whole pool is worth nothing has no advantage and no slope', () => {
  const settings = { preset: 'cao2018', items: '2,0,1', maxOffers: 4 }
  const [first, second] = measured('2,0,1 0,5,0 1,0,0', settings, keep(0, 0, 1), accept(1))
  expect(first).not.toHaveProperty('advantage')
  expect(first).not.toHaveProperty('first-offer-slope')
  expect(first['joint-share']).toBe(1)
  expect(second.advantage).toBe(1)
})

describe('in any game', () => {
  const settings = fc.constantFrom<Record<string, unknown>>(
    {},
    { discount: 0.9, batna: '2,1' },
    { preset: 'cao2018' },
    { preset: 'casino', endProbability: 0.2 },
    { preset: 'price', highest: 20 },
  )
  const policy = fc.constantFrom(...housePolicies.map((house) => house.create()))

  it('shares are shares, and what is optimal is beaten by no outcome', () => {
    fc.assert(
      fc.property(settings, fc.nat(), policy, policy, (given, seed, a, b) => {
        const game = negotiation(given)
        const state = playout(game, game.initialState(randomOf(seed)), [a, b], randomOf(seed, 'play'))
        const figures = taken(game, state)
        for (const own of figures) {
          expect(Number(own.advantage ?? 0)).toBeLessThanOrEqual(1)
          expect(Number(own['joint-share'] ?? 0)).toBeLessThanOrEqual(1 + 1e-9)
          expect(Number(own['nash-share'] ?? 0)).toBeGreaterThanOrEqual(0)
          expect(Number(own['nash-share'] ?? 0)).toBeLessThanOrEqual(1 + 1e-9)
          expect(own['pareto-optimal'] === undefined).toBe(own.agreement === 0)
          expect(own['nash-share']).toBe(figures[0]['nash-share'])
        }
        if (state.phase !== 'agreed') return
        const rules = rulesOf(settingsSchema().parse(given))
        const [first, second] = utilitiesOf(rules, state)
        const offers = state.turns.filter(({ action }) => action.type === 'propose')
        const point = game.returns(state).map((points) => points / rules.discount ** (offers.length - 1))
        const beaten = Array.from(first, (mine, i) => [mine - point[0], second[i] - point[1]]).some(
          ([one, other]) => one > -1e-9 && other > -1e-9 && one + other > 1e-9,
        )
        expect(figures[0]['pareto-optimal']).toBe(beaten ? 0 : 1)
      }),
      { numRuns: 150, seed: 3 },
    )
  })
})

describe('the score of a belief', () => {
  const belief = (...hidden: readonly (readonly [string, number])[]) => ({
    belief: { hidden: hidden.map(([name, after]) => ({ hidden: name, before: 0, after })) },
  })

  it('is of the chance that it gives the true values', () => {
    expect(chanceOfTruth(belief(['4,0,2', 0.25], ['5,1,1', 0.75]), [4, 0, 2], 8)).toBe(0.25)
  })

  it('shares the rest evenly among the values that are not listed', () => {
    expect(chanceOfTruth(belief(['5,1,1', 0.7]), [4, 0, 2], 7)).toBeCloseTo(0.3 / 6, 12)
    expect(chanceOfTruth(belief(['5,1,1', 1]), [4, 0, 2], 7)).toBe(0)
    expect(chanceOfTruth(belief(), [4, 0, 2], 8)).toBe(1 / 8)
  })

  it('is none where there is no such belief', () => {
    expect(chanceOfTruth(undefined, [4, 0, 2], 8)).toBeUndefined()
    expect(chanceOfTruth({ choice: 1, belief: { types: [] } }, [4, 0, 2], 8)).toBeUndefined()
    expect(chanceOfTruth(belief(['4,0,2', 7]), [4, 0, 2], 8)).toBeUndefined()
  })

  it('is taken of the seat itself at its first, third and fifth decision', () => {
    const start = settled(LINE)
    const turns = [...Array.from({ length: 4 }, () => [keep(1, 2, 3), keep(1, 2, 3)]).flat(), keep(1, 2, 0)]
    const state = played(start, ...turns, accept(9))
    const decisions = [...turns, accept(9)].map((action, i): HostedDecision<Action> => {
      // Seat 0 doubts less and less; seat 1 is sure, and wrong.
      const own = belief(['4,0,2', 1 - 0.5 ** (i / 2 + 1)])
      const deliberation = i % 2 === 0 ? own : belief(['0,5,0', 1])
      return { seat: i % 2, action, faults: [], forfeit: false, deliberation }
    })
    const [first, second] = taken(start.game, state, decisions)
    // Eight vectors fit 8,1,0: three bits to learn. After the first of these beliefs half of it is left, then an eighth.
    expect(first['belief-score-1']).toBe(-1)
    expect(first['belief-gain-1']).toBe(2)
    expect(first['belief-score-3']).toBeCloseTo(Math.log2(7 / 8), 12)
    expect(first['belief-gain-5']).toBeCloseTo(3 + Math.log2(31 / 32), 12)
    // No single game is worse than a chance of one in a million.
    expect(second['belief-score-1']).toBeCloseTo(-6 * Math.log2(10), 9)
    expect(second).toHaveProperty('belief-score-5')
    const short = taken(start.game, played(start, keep(1, 2, 0), accept(1)), decisions.slice(0, 2))
    expect(short[0]).not.toHaveProperty('belief-score-3')
  })
})
