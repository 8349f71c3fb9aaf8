import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../environments/game.ts'
import { type Action, bettingRules } from '../../../environments/holdem/betting.ts'
import { Board } from '../../../environments/holdem/board.ts'
import { card, cards, holdingIndex } from '../../../environments/holdem/cards.ts'
import { ruleChoice, type Spot } from '../../../environments/holdem/choices.ts'
import { FAMILY } from '../../../environments/holdem/family.ts'
import { ACTIONS, Line } from '../../../environments/holdem/line.ts'
import { PARTITIONS } from '../../../environments/holdem/partitions.ts'
import { housePolicies } from '../../../environments/holdem/policies.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { HoldemSpot } from '../../../environments/holdem/spot.ts'
import type { HoldemView } from '../../../environments/holdem/view.ts'
import { playout } from '../../../environments/playout.ts'
import { randomOf } from '../../../environments/random.ts'

function house(name: string, options?: Record<string, unknown>): Policy<HoldemView, Action> {
  const found = housePolicies.find((policy) => policy.name === name)
  if (found === undefined) throw new Error(`no house player ${name}`)
  return found.create(options)
}

/** Views of seats to act, from hands played at random. */
function decisions(settings: Record<string, unknown>, hands: number): HoldemView[] {
  const game = limitHoldem(settings)
  const random = randomOf(5, 'policies')
  const views: HoldemView[] = []
  for (let hand = 0; hand < hands; hand++) {
    let state = game.initialState(random)
    for (let seat = game.currentPlayer(state); seat !== undefined; seat = game.currentPlayer(state)) {
      const view = game.view(state, seat)
      views.push(view)
      // Folds are rare, so that all streets are met.
      const actions = view.actions.filter((action) => action !== 'fold' || random.int(12) === 0)
      state = game.apply(state, actions[random.int(actions.length)])
    }
  }
  return views
}

/** What RLCard's bot does with a hole and board. */
function rule(hole: string, board: string, spot: Partial<Spot>): Action {
  const [a, b] = cards(hole)
  const base = { street: 0, toCall: 10, pot: 20, raises: 1, canFold: true, canRaise: true } as const
  return ruleChoice.choose({ ...base, ...spot }, cards(board), holdingIndex(a, b), 0, 1)
}

const FREE = { toCall: 0, canFold: false }

describe('house players', () => {
  it('answer with legal chances that sum to one, at any number of seats and in both profiles', () => {
    for (const settings of [{}, { profile: 'rlcard' }, { seats: 4 }, { seats: 3, stacks: 45 }])
      for (const view of decisions(settings, 6))
        for (const policy of housePolicies) {
          const chances = Array.from(policy.create().distribution(view, view.actions))
          expect(chances).toHaveLength(view.actions.length)
          expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12)
        }
  })

  it('check instead of folding for nothing, but for the two that RLCard lets fold', () => {
    for (const view of decisions({ profile: 'rlcard' }, 20)) {
      if (view.table.toCall > 0) continue
      for (const { name, create } of housePolicies)
        if (name !== 'random' && name !== 'rule-v1')
          expect(create().distribution(view, view.actions)[view.actions.indexOf('fold')]).toBe(0)
    }
  })

  it('are the types that a reasoner expects, but for a little noise', () => {
    const noise = 0.01
    const met = new Set<number>()
    for (const profile of ['acpc', 'rlcard'] as const) {
      const rules = bettingRules({ profile, seats: 2, stacks: 'unlimited' })
      for (const view of decisions({ profile }, 40)) {
        met.add(view.table.street)
        const holding = holdingIndex(card(view.hole[0]), card(view.hole[1]))
        const spot = new HoldemSpot(new Line(rules, view.table), new Board(view.board.map(card)))
        for (const name of ['random', 'call', 'raise', 'fold', 'rule-v1', 'threshold']) {
          const type = FAMILY.find((known) => known.name === name)
          if (type === undefined || !('table' in type)) throw new Error(`no type ${name}`)
          const { parts } = PARTITIONS[type.partition]
          const table = type.table(spot)
          const chances = house(name).distribution(view, view.actions)
          ACTIONS.forEach((action, slot) => {
            const index = view.actions.indexOf(action)
            const expected = index < 0 ? 0 : (1 - noise) * chances[index] + noise / view.actions.length
            expect(table[slot * parts + spot.sort(type.partition)[holding]], name).toBeCloseTo(expected, 12)
          })
        }
      }
    }
    expect(met.size).toBe(4)
  })

  it('refuse options that they do not have or that are out of range', () => {
    expect(() => house('call', { raise: 1 })).toThrow(/call: /)
    expect(() => house('threshold', { raise: 2 })).toThrow(/raise/)
  })
})

describe('rule-v1', () => {
  it('plays pairs, aces and two high cards before the flop and folds the rest', () => {
    for (const hole of ['2s2h', 'AsTh', 'As2s', 'KhTc']) expect(rule(hole, '', {})).toBe('raise')
    for (const hole of ['As9h', 'Ks9s', '9s8s']) expect(rule(hole, '', {})).toBe('fold')
  })

  it('plays after the flop by what the board shares with its cards', () => {
    expect(rule('8s8h', '8c2d3d', {})).toBe('raise')
    expect(rule('8s8h', '9c2d3d', {})).toBe('fold')
    expect(rule('AsKh', 'Tc2d3d', {})).toBe('raise')
    expect(rule('AsKh', '9c2d3d', {})).toBe('fold')
    expect(rule('As4s', '9s2d3d', {})).toBe('raise')
    expect(rule('As4h', '9s2h3d', {})).toBe('fold')
    expect(rule('9s8h', 'Ks2h3d', {})).toBe('call')
  })

  it('checks a low flop and gives up a low turn', () => {
    expect(rule('9s8h', '5s2h3d', FREE)).toBe('call')
    expect(rule('9s8h', '5s2h3d', {})).toBe('fold')
    expect(rule('9s8h', '5s2h3d4c', { toCall: 0, canFold: true })).toBe('fold')
    expect(rule('9s8h', '5s2h3d4c', FREE)).toBe('call')
  })

  it('raises where it would call but nothing is to be called, as RLCard makes it legal', () => {
    expect(rule('9s8h', 'Ks2h3d', FREE)).toBe('raise')
    expect(rule('8s8h', '8c2d3d', { canRaise: false })).toBe('call')
  })

  it('loses in the rlcard profile what it loses in RLCard', () => {
    const game = limitHoldem({ profile: 'rlcard' })
    const hands = 6000
    for (const [other, known, sd] of [
      ['random', -0.07, 2],
      ['call', -0.49, 2.6],
      ['raise', -0.27, 6.7],
    ] as const) {
      const random = randomOf(11, other)
      const policies = [house('rule-v1'), house(other)]
      let total = 0
      for (let hand = 0; hand < hands; hand++) {
        const seat = hand % 2
        const seated = seat === 0 ? policies : [policies[1], policies[0]]
        total += game.returns(playout(game, game.initialState(random), seated, random))[seat]
      }
      // Both the published figure (20,000 hands) and this one are samples.
      expect(Math.abs(total / hands - known), other).toBeLessThan(4 * sd * Math.sqrt(1 / hands + 1 / 20_000))
    }
  })
})
