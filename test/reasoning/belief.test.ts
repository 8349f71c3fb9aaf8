import { describe, expect, test } from 'vitest'
import { card, HIGH, HOLDINGS, holdingIndex, LOW } from '../../environments/holdem/cards.ts'
import { housePolicies } from '../../environments/holdem/policies.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import type { HoldemView } from '../../environments/holdem/view.ts'
import { drawIndex, randomOf } from '../../environments/random.ts'
import { infer } from '../../reasoning/infer/bayes.ts'

const game = limitHoldem()

/** A heads-up view where the seat is to act, after random play on at least the given street. */
function viewOn(street: number, label: string): HoldemView {
  const random = randomOf(5, label)
  for (;;) {
    let state = game.initialState(random)
    for (let seat = game.currentPlayer(state); seat !== undefined; seat = game.currentPlayer(state)) {
      if (state.table.street >= street && state.table.history.length > street + 2)
        return game.view(state, seat)
      const actions = game.legalActions(state)
      const chances = actions.map((action) => (action === 'fold' ? 0 : 1))
      state = game.apply(state, actions[drawIndex(chances, random)])
    }
  }
}

const ranges = (() => {
  if (game.ranges === undefined) throw new Error('heads-up hold’em has a vector form')
  return game.ranges
})()
const equally = ranges.family.map(() => 1)

describe('inferring by Bayes', () => {
  test('gives no chance to a holding that touches a seen card, and chances that sum to one', () => {
    const view = viewOn(1, 'touching')
    const belief = infer(ranges.family, equally, ranges.possible(view), ranges.evidence(view))
    const seen = new Set([...view.hole, ...view.board].map(card))
    belief.hidden.forEach((chance, h) => {
      if (seen.has(LOW[h]) || seen.has(HIGH[h])) expect(chance).toBe(0)
    })
    for (const chances of [belief.hidden, belief.types])
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12)
  })

  test.each([0, 1, 2, 3])(
    'equals brute force on street %i: every holding in every hand of every player, replayed by the rules',
    (street) => {
      const view = viewOn(street, `brute force ${street}`)
      const names = ['random', 'call', 'raise', 'fold', 'rule-v1', 'threshold']
      const players = names.map((name) => {
        const found = housePolicies.find((policy) => policy.name === name)
        if (found === undefined) throw new Error(`no house player ${name}`)
        return found.create()
      })
      const noise = 0.01
      const joint = names.map(() => new Float64Array(HOLDINGS))
      let total = 0
      for (const hidden of game.hiddenStates(view))
        players.forEach((player, p) => {
          let chance = 1
          for (const { view: seen, actions, action } of game.past?.(view, hidden) ?? []) {
            const plays = player.distribution(seen, actions)[actions.indexOf(action)]
            chance *= (1 - noise) * plays + noise / actions.length
          }
          joint[p][holdingIndex(...hidden[0])] = chance
          total += chance
        })
      const types = names.map((name) => ranges.family.find((type) => type.name === name) ?? ranges.family[0])
      const belief = infer(
        types,
        types.map(() => 1),
        ranges.possible(view),
        ranges.evidence(view),
      )
      joint.forEach((vector, p) => {
        expect(belief.types[p]).toBeCloseTo(vector.reduce((sum, chance) => sum + chance, 0) / total, 10)
      })
      for (let h = 0; h < HOLDINGS; h++)
        expect(belief.hidden[h]).toBeCloseTo(joint.reduce((sum, vector) => sum + vector[h], 0) / total, 10)
    },
  )

  test('any policy can be a type, and says of each holding what its table says', () => {
    const view = viewOn(2, 'policy')
    const threshold = housePolicies.find((policy) => policy.name === 'threshold')
    if (threshold === undefined) throw new Error('no threshold')
    const types = [ranges.typeOf(threshold.create()), ...ranges.family.filter((t) => t.name === 'threshold')]
    const { types: chances } = infer(types, [1, 1], ranges.possible(view), ranges.evidence(view))
    expect(chances[0]).toBeCloseTo(0.5, 10)
  })

  test('leaves nothing impossible: every type gives every legal action a chance, and none to the others', () => {
    for (const { spot } of ranges.evidence(viewOn(3, 'floor')))
      for (const type of ranges.family) {
        if (!('table' in type)) continue
        const { parts } = ranges.partitions[type.partition]
        const table = type.table(spot)
        for (let part = 0; part < parts; part++) {
          let total = 0
          spot.legal.forEach((legal, slot) => {
            const chance = table[slot * parts + part]
            expect(chance > 0).toBe(legal)
            total += chance
          })
          expect(total).toBeCloseTo(1, 12)
        }
      }
  })
})
