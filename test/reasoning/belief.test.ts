import { describe, expect, test } from 'vitest'
import { card, HIGH, holdingIndex, LOW } from '../../environments/holdem/cards.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { drawIndex, randomOf } from '../../environments/random.ts'
import type { OpponentType } from '../../environments/ranges.ts'
import { infer } from '../../reasoning/infer/bayes.ts'

const game = limitHoldem()

/** A heads-up view where the seat is to act, after random play on at least the given street. */
function viewOn(street: number, label: string) {
  const random = randomOf(5, label)
  for (;;) {
    let state = game.initialState(random)
    for (let seat = game.currentPlayer(state); seat !== undefined; seat = game.currentPlayer(state)) {
      if (state.table.street >= street && state.table.history.length > street + 2)
        return game.view(state, seat)
      const actions = game.legalActions(state)
      state = game.apply(
        state,
        actions[
          drawIndex(
            actions.map((action) => (action === 'fold' ? 0 : 1)),
            random,
          )
        ],
      )
    }
  }
}

const ranges = (() => {
  if (game.ranges === undefined) throw new Error('heads-up hold’em has a vector form')
  return game.ranges
})()

describe('inferring by Bayes', () => {
  test('gives no chance to a holding that touches a seen card, and chances that sum to one', () => {
    const view = viewOn(1, 'touching')
    const belief = infer(
      ranges.family,
      ranges.family.map(() => 1),
      ranges.possible(view),
      ranges.evidence(view),
    )
    const seen = new Set([...view.hole, ...view.board].map(card))
    let total = 0
    belief.hidden.forEach((chance, h) => {
      total += chance
      if (seen.has(LOW[h]) || seen.has(HIGH[h])) expect(chance).toBe(0)
    })
    expect(total).toBeCloseTo(1, 12)
    expect(belief.types.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12)
  })

  test('equals the product of the chances of every decision, worked out one holding and one type at a time', () => {
    const view = viewOn(2, 'brute force')
    const types = ranges.family.slice(0, 6)
    const evidence = ranges.evidence(view)
    const possible = ranges.possible(view)
    const belief = infer(
      types,
      types.map(() => 1),
      possible,
      evidence,
    )
    const chanceOf = (type: OpponentType, h: number) =>
      evidence.reduce((product, { spot, action }) => {
        if ('table' in type)
          return product * type.table(spot)[action * ranges.buckets + spot.hiddenStrength[h]]
        const out = new Float64Array(ranges.size * 3)
        type.respond(spot, out)
        return product * out[action * ranges.size + h]
      }, possible[h])
    const holdings = [
      holdingIndex(0, 1),
      holdingIndex(50, 51),
      holdingIndex(17, 40),
      holdingIndex(3, 44),
    ].filter((h) => possible[h] > 0)
    const [first] = holdings
    const joint = (h: number) => types.reduce((sum, type) => sum + chanceOf(type, h), 0)
    for (const h of holdings)
      expect(belief.hidden[h] / belief.hidden[first]).toBeCloseTo(joint(h) / joint(first), 9)
  })

  test('leaves nothing impossible: every type gives every legal action a chance, and none to the others', () => {
    for (const { spot } of ranges.evidence(viewOn(3, 'floor')))
      for (const type of ranges.family) {
        if (!('table' in type)) continue
        const table = type.table(spot)
        for (let bucket = 0; bucket < ranges.buckets; bucket++) {
          let total = 0
          spot.legal.forEach((legal, slot) => {
            const chance = table[slot * ranges.buckets + bucket]
            expect(chance > 0).toBe(legal)
            total += chance
          })
          expect(total).toBeCloseTo(1, 12)
        }
      }
  })
})
