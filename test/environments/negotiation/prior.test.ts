import { describe, expect, it } from 'vitest'
import { priorOf } from '../../../environments/negotiation/prior.ts'
import { negotiation } from '../../../environments/negotiation/rules.ts'
import { settingsSchema } from '../../../environments/negotiation/settings.ts'
import { boundedPools, totalVectors } from '../../../environments/negotiation/value-vectors.ts'
import { randomOf } from '../../../environments/random.ts'
import { keep, played, settled } from './settled.ts'

const prior = (settings: Record<string, unknown> = {}) => priorOf(settingsSchema().parse(settings))
const digits = (vectors: readonly (readonly number[])[]) => vectors.map((vector) => vector.join(''))

/** Whether as many were drawn as expected, four standard errors either way. */
function expectShare(count: number, of: number, chance: number): void {
  expect(Math.abs(count / of - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / of))
}

describe('what the rules leave open in openspiel-bargaining', () => {
  it('is exactly eight vectors for the pool 1,2,3 and own values 8,1,0', () => {
    const { game, start } = settled()
    const vectors = game.hiddenStates(game.view(start, 0))
    expect(digits(vectors)).toEqual(['022', '103', '131', '212', '321', '402', '511', '701'])
  })

  it('shrinks as it was counted to where the demands must be worth 8 or more', () => {
    const { game, start } = settled()
    const view = game.view(start, 0)
    const wanting = (kept: readonly number[]) =>
      digits(
        game
          .hiddenStates(view)
          .filter((values) => values.reduce((sum, value, i) => sum + value * kept[i], 0) >= 8),
      )
    expect(wanting([1, 0, 3])).toEqual(['103', '212', '402', '511', '701'])
    expect(wanting([0, 2, 3])).toEqual(['022', '103', '131', '212'])
    expect(wanting([1, 2, 0])).toEqual([])
  })

  it('is 1 to 26 vectors, 10 in the median, over all pools and own values', () => {
    const counts = boundedPools(3, 1, 5, 5, 7)
      .flatMap((pool) => totalVectors(pool).map((own) => prior().others(pool, own).length))
      .toSorted((a, b) => a - b)
    expect([counts[0], counts[counts.length >> 1], counts[counts.length - 1]]).toEqual([1, 10, 26])
  })

  it('holds against trying out all values: sums of 10, no item worthless to both, one wanted by both', () => {
    for (const pool of boundedPools(3, 1, 5, 5, 7)) {
      const worth = (v: readonly number[]) => v.reduce((sum, value, i) => sum + value * pool[i], 0)
      const all: number[][] = []
      for (let a = 0; a <= 10; a++)
        for (let b = 0; b <= 10; b++)
          for (let c = 0; c <= 10; c++) if (worth([a, b, c]) === 10) all.push([a, b, c])
      for (const own of all)
        expect(prior().others(pool, own)).toEqual(
          all.filter(
            (other) =>
              own.every((value, i) => value + other[i] > 0) && own.some((value, i) => value * other[i] > 0),
          ),
        )
    }
  })

  it('is drawn with equal chances, instances as well as what a view hides', () => {
    const game = negotiation()
    const random = randomOf(5)
    const all = boundedPools(3, 1, 5, 5, 7).flatMap((pool) =>
      totalVectors(pool).map((own) => ({ pool, own, others: prior().others(pool, own).length })),
    )
    const total = all.reduce((sum, { others }) => sum + others, 0)
    expect(total).toBe(5793)
    const draws = 20_000
    const drawn = Array.from({ length: draws }, () => game.initialState(random))
    // The chance of a pool with own values is its share of all instances, from either seat.
    for (const { pool, own, others } of all.toSorted((a, b) => b.others - a.others).slice(0, 20))
      for (const seat of [0, 1]) {
        const same = drawn.filter(
          (s) => s.pool.join() === pool.join() && s.values[seat].join() === own.join(),
        )
        expectShare(same.length, draws, others / total)
      }
    const { start } = settled()
    const view = game.view(start, 0)
    const hidden = Array.from({ length: 8000 }, () => game.sampleHidden(view, random).join(''))
    for (const vector of digits(game.hiddenStates(view)))
      expectShare(hidden.filter((other) => other === vector).length, hidden.length, 1 / 8)
  })

  it('does not change with what the players do', () => {
    const table = settled()
    const view = table.game.view(played(table, keep(1, 0, 0), keep(1, 0, 3)), 0)
    expect(table.game.hiddenStates(view)).toHaveLength(8)
  })
})

describe('what the rules leave open elsewhere', () => {
  it('is 1,330 vectors in cao2018, and pools from nothing to five of each', () => {
    const game = negotiation({ preset: 'cao2018' })
    const random = randomOf(2)
    const states = Array.from({ length: 7000 }, () => game.initialState(random))
    expect(game.hiddenStates(game.view(states[0], 0))).toHaveLength(1330)
    for (let count = 0; count <= 5; count++)
      expectShare(states.filter(({ pool }) => pool[1] === count).length, states.length, 1 / 6)
    expect(states.every(({ values }) => values.every((own) => own.some((value) => value > 0)))).toBe(true)
  })

  it('is told of the number of offers in cao2018: Poisson with mean 7, from 4 to 10', () => {
    const game = negotiation({ preset: 'cao2018' })
    const random = randomOf(2)
    const states = Array.from({ length: 7000 }, () => game.initialState(random))
    const poisson = (k: number): number => (k === 0 ? Math.exp(-7) : (poisson(k - 1) * 7) / k)
    const whole = [4, 5, 6, 7, 8, 9, 10].reduce((sum, k) => sum + poisson(k), 0)
    for (let k = 4; k <= 10; k++)
      expectShare(states.filter((s) => s.maxOffers === k).length, states.length, poisson(k) / whole)
    expect(game.view(states[0], 1).maxOffers).toBe(states[0].maxOffers)
  })

  it('is the six orders of wants in casino', () => {
    const game = negotiation({ preset: 'casino' })
    const view = game.view(game.initialState(randomOf(1)), 0)
    expect(digits(game.hiddenStates(view)).toSorted()).toEqual(['345', '354', '435', '453', '534', '543'])
  })

  it('is any price where a price is bargained over; a quarter or more of the instances allow no gain', () => {
    for (const [highest, loss] of [
      [100, 50 / 101],
      [1, 1 / 4],
    ]) {
      const game = negotiation({ preset: 'price', highest })
      const random = randomOf(4)
      const states = Array.from({ length: 5000 }, () => game.initialState(random))
      expect(game.hiddenStates(game.view(states[0], 1))).toHaveLength(highest + 1)
      expectShare(states.filter(({ values: [[cost], [limit]] }) => limit < cost).length, states.length, loss)
    }
  })
})
