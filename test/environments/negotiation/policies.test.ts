import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyAgent } from '../../../agents/house.ts'
import type { Policy } from '../../../environments/game.ts'
import type { Action } from '../../../environments/negotiation/action.ts'
import { housePolicies } from '../../../environments/negotiation/policies.ts'
import {
  type NegotiationGame,
  type NegotiationState,
  negotiation,
} from '../../../environments/negotiation/rules.ts'
import type { NegotiationView } from '../../../environments/negotiation/view.ts'
import { playout } from '../../../environments/playout.ts'
import { randomOf } from '../../../environments/random.ts'
import { agentConformance } from '../../../testing/agent-conformance.ts'
import { playthrough } from '../../../testing/game-conformance.ts'
import { accept, ask, keep, played, settled, walk } from './settled.ts'

type Negotiator = Policy<NegotiationView, Action>

function house(name: string, options?: Record<string, unknown>): Negotiator {
  const found = housePolicies.find((policy) => policy.name === name)
  if (found === undefined) throw new Error(`no house player ${name}`)
  return found.create(options)
}

interface Table {
  readonly game: NegotiationGame
  readonly start: NegotiationState
}

/** The one move that a player makes after these. */
function moveOf(policy: Negotiator, table: Table, ...actions: readonly Action[]): Action | undefined {
  const state = played(table, ...actions)
  const view = table.game.view(state, table.game.currentPlayer(state) ?? 0)
  const chances = Array.from(policy.distribution(view, table.game.viewActions(view)))
  return table.game.viewActions(view)[chances.indexOf(1)]
}

/** Names of the players that never go below their BATNA. */
const CAREFUL = housePolicies
  .map(({ name }) => name)
  .filter((name) => !['random', 'nice', 'noisy'].includes(name))

const SETTINGS = [
  {},
  { discount: 0.9, batna: 2, finalResponse: true },
  { preset: 'casino', maxOffers: 4 },
  { preset: 'cao2018', items: '1,2,1' },
  { preset: 'price', highest: 30 },
  { preset: 'price', highest: 30, batna: '3,1', discount: 0.8 },
]

describe('house negotiators', () => {
  it('answer with legal chances that sum to one, in every preset', () => {
    for (const settings of SETTINGS) {
      const game = negotiation(settings)
      for (let seed = 0; seed < 8; seed++)
        for (const state of playthrough(game, seed).slice(0, -1)) {
          const view = game.view(state, game.currentPlayer(state) ?? 0)
          const actions = game.viewActions(view)
          for (const policy of housePolicies) {
            const chances = Array.from(policy.create().distribution(view, actions))
            expect(chances).toHaveLength(actions.length)
            expect(Math.min(...chances)).toBeGreaterThanOrEqual(0)
            expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12)
          }
        }
    }
  })

  it.each(CAREFUL)('%s never ends below its BATNA, whoever it meets', (name) => {
    const tables = fc.tuple(
      fc.constantFrom(...SETTINGS),
      fc.constantFrom(...housePolicies.map((policy) => policy.create())),
      fc.constantFrom(0, 1),
      fc.nat(),
    )
    fc.assert(
      fc.property(tables, ([settings, other, seat, seed]) => {
        const game = negotiation(settings)
        const own = house(name)
        const state = game.initialState(randomOf(seed))
        const end = playout(game, state, seat === 0 ? [own, other] : [other, own], randomOf(seed, 'play'))
        const batna = game.view(end, seat).settings.batna[seat]
        expect(game.returns(end)[seat]).toBeGreaterThanOrEqual(batna - 1e-6)
      }),
      { numRuns: 80, seed: 1 },
    )
  })

  it('decide by what their seat may see: the same whatever the other values', () => {
    const game = negotiation()
    const random = randomOf(1)
    for (const state of playthrough(game, 3).slice(0, -1)) {
      const seat = game.currentPlayer(state) ?? 0
      const view = game.view(state, seat)
      const other = game.view(game.complete(view, game.sampleHidden(view, random), random), seat)
      for (const policy of housePolicies)
        expect(policy.create().distribution(other, game.viewActions(other))).toEqual(
          policy.create().distribution(view, game.viewActions(view)),
        )
    }
  })

  it('make the moves that their past holds: each is certain of its own, if the hidden values are right', () => {
    const game = negotiation()
    for (const name of ['tough', 'boulware', 'linear', 'conceder', 'tit-for-tat', 'micro', 'myopic', 'fair'])
      for (let seed = 0; seed < 5; seed++) {
        const own = house(name)
        const start = game.initialState(randomOf(seed))
        const end = playout(game, start, [house('random'), own], randomOf(seed, 'play'))
        const past = game.past?.(game.view(end, 0), end.values[1]) ?? []
        for (const { view, actions, action } of past)
          expect(own.distribution(view, actions)[actions.indexOf(action)]).toBe(1)
      }
  })

  it('keep nothing that is worth nothing to them, at their best', () => {
    // 8,1,0: the three balls are worth nothing to seat 0.
    for (const name of ['nice', 'tough', 'boulware', 'linear', 'conceder', 'tit-for-tat', 'micro'])
      expect(moveOf(house(name), settled())).toEqual(keep(1, 2, 0))
  })

  it('refuse options that they do not have or that are out of range', () => {
    expect(() => house('tough', { exponent: 2 })).toThrow('tough: there is no setting "exponent"')
    expect(() => house('boulware', { exponent: 0 })).toThrow('exponent')
    expect(() => house('linear', { reserve: 1.5 })).toThrow('reserve')
    expect(() => house('random', { accept: 0.7, walk: 0.4 })).toThrow('more than 1 together')
  })
})

describe('nice and tough', () => {
  it('accept anything, and nothing but the best', () => {
    expect(moveOf(house('nice'), settled(), keep(1, 2, 3))).toEqual(accept(1))
    expect(moveOf(house('tough'), settled(), keep(0, 2, 3))).toEqual(keep(1, 0, 3))
    expect(moveOf(house('tough'), settled(), keep(0, 2, 0))).toEqual(accept(1))
  })

  it('walks away, the tough one, where it can only take or leave less', () => {
    const table = settled(undefined, { maxOffers: 1, finalResponse: true })
    expect(moveOf(house('tough'), table, keep(0, 2, 3))).toEqual(walk)
  })
})

describe('time-dependent players', () => {
  const table = settled()
  const best = [keep(1, 2, 3), keep(1, 2, 3)]

  it('aim at what their formula says, by the share of the answerable offers', () => {
    // Own 8,1,0: outcomes are worth 0, 1, 2, 8, 9 and 10. Of nine answerable offers two have been made.
    const linear = 10 * (1 - 2 / 9)
    expect(linear).toBeCloseTo(7.78, 2)
    expect(moveOf(house('linear'), table, ...best)).toEqual(keep(1, 0, 0))
    expect(moveOf(house('boulware'), table, ...best)).toEqual(keep(1, 2, 0))
    // 10 (1 - (2/9)^0.25) is 3.13.
    expect(moveOf(house('conceder'), table, ...best)).toEqual(keep(1, 0, 0))
    // 10 (1 - (8/9)^4) is 3.76, 10 (1 - 8/9) is 1.11 and 10 (1 - (8/9)^0.25) is 0.29.
    const late = [...best, ...best, ...best, ...best]
    expect(moveOf(house('boulware'), table, ...late)).toEqual(keep(1, 0, 0))
    expect(moveOf(house('linear'), table, ...late)).toEqual(keep(0, 2, 0))
    expect(moveOf(house('conceder'), table, ...late)).toEqual(keep(0, 1, 0))
  })

  it('accept anything in answer to the last offer that counts, though more may be made', () => {
    const nine = [...best, ...best, ...best, ...best, keep(1, 2, 3)]
    expect(moveOf(house('boulware'), table, ...nine)).toEqual(accept(9))
    const answered = settled(undefined, { finalResponse: true })
    expect(moveOf(house('boulware'), answered, ...nine)).not.toEqual(accept(9))
  })

  it('never go below a reservation value that is set', () => {
    const nine = [...best, ...best, ...best, ...best, keep(1, 2, 3)]
    expect(moveOf(house('conceder', { reserve: 0.3 }), table, ...nine)).not.toEqual(accept(9))
    expect(moveOf(house('conceder', { reserve: 0.85 }), table, ...best)).toEqual(keep(1, 1, 0))
    expect(moveOf(house('conceder', { exponent: 1 }), table, ...best)).toEqual(keep(1, 0, 0))
  })

  it('name prices on their own side', () => {
    const price = settled('40 60', { preset: 'price' })
    expect(moveOf(house('linear'), price)).toEqual(ask(100))
    expect(moveOf(house('linear'), price, ask(100))).toEqual(ask(6))
    // Three of ten: the seller aims at 0.8 of 60 above 40 after two offers.
    expect(moveOf(house('linear'), price, ask(100), ask(0))).toEqual(ask(88))
    const hopeless = settled('100 0', { preset: 'price' })
    expect(moveOf(house('linear'), hopeless)).toEqual(ask(100))
    expect(moveOf(house('linear'), hopeless, ask(100))).toEqual(ask(0))
  })
})

describe('tit-for-tat', () => {
  it('gives up what the other has given up, in its own points', () => {
    const table = settled()
    const tft = house('tit-for-tat')
    expect(moveOf(tft, table, keep(1, 2, 0), keep(1, 2, 3))).toEqual(keep(1, 2, 0))
    // The second offer of the other is worth 1 more to seat 0 than its first: it asks for 9.
    const conceded = [keep(1, 2, 0), keep(1, 2, 3), keep(1, 2, 0), keep(1, 1, 3)]
    expect(moveOf(tft, table, ...conceded)).toEqual(keep(1, 1, 0))
    // What is worth nothing to it is no concession, and to go back on one is answered in kind.
    expect(moveOf(tft, table, keep(1, 2, 0), keep(1, 2, 3), keep(1, 2, 0), keep(1, 2, 0))).toEqual(
      keep(1, 2, 0),
    )
    expect(moveOf(tft, table, ...conceded, keep(1, 1, 0), keep(1, 2, 3))).toEqual(keep(1, 2, 0))
  })

  it('accepts what is worth its target', () => {
    const offers = [keep(1, 2, 0), keep(1, 2, 3), keep(1, 2, 0), keep(0, 2, 3)]
    expect(moveOf(house('tit-for-tat'), settled(), ...offers)).toEqual(accept(4))
  })
})

describe('micro', () => {
  const table = settled()
  const micro = house('micro')

  it('goes down its list by one for each different offer that it has received', () => {
    expect(moveOf(micro, table)).toEqual(keep(1, 2, 0))
    // Of those worth 10, the next keeps one unit more.
    const second = moveOf(micro, table, keep(1, 2, 0), keep(1, 2, 3))
    expect(second).toEqual(keep(1, 2, 1))
    const third = [keep(1, 2, 0), keep(1, 2, 3), keep(1, 2, 1), keep(1, 1, 3)]
    expect(moveOf(micro, table, ...third)).toEqual(keep(1, 2, 2))
  })

  it('stands still where the other repeats itself', () => {
    const repeated = [keep(1, 2, 0), keep(1, 2, 3), keep(1, 2, 1), keep(1, 2, 3)]
    expect(moveOf(micro, table, ...repeated)).toEqual(keep(1, 2, 1))
    // Its own repetition does not count either.
    const again = [...repeated, keep(1, 2, 1), keep(1, 2, 3)]
    const moved = [...again, keep(1, 2, 1), keep(1, 1, 3)]
    expect(moveOf(micro, table, ...moved)).toEqual(keep(1, 2, 2))
  })

  it('accepts what is worth at least what it would offer next', () => {
    expect(moveOf(micro, table, keep(1, 2, 0), keep(0, 0, 3))).toEqual(accept(2))
    expect(moveOf(micro, table, keep(1, 2, 0), keep(0, 1, 3))).toEqual(keep(1, 2, 1))
  })
})

describe('myopic and fair', () => {
  const nine = Array.from({ length: 9 }, () => keep(1, 2, 3))

  it('holds to its aspiration until the last answer that counts', () => {
    const myopic = house('myopic')
    expect(moveOf(myopic, settled())).toEqual(keep(1, 0, 0))
    expect(moveOf(myopic, settled(), keep(1, 0, 0))).toEqual(accept(1))
    expect(moveOf(myopic, settled(), keep(1, 0, 1))).toEqual(keep(1, 0, 1))
    expect(moveOf(myopic, settled(), ...nine)).toEqual(accept(9))
    expect(moveOf(house('myopic', { aspiration: 0.9 }), settled())).toEqual(keep(1, 1, 0))
  })

  it('aims at the greatest product with the mean of what the other may value', () => {
    // For 1,2,3 and 8,1,0 the eight vectors have the mean 2.75, 1.125, 1.625.
    const products: [number, Action][] = []
    for (let a = 0; a <= 1; a++)
      for (let b = 0; b <= 2; b++)
        for (let c = 0; c <= 3; c++)
          products.push([(8 * a + b) * (2.75 * (1 - a) + 1.125 * (2 - b) + 1.625 * (3 - c)), keep(a, b, c)])
    const [[, aim]] = products.toSorted(([x], [y]) => y - x)
    expect(moveOf(house('fair'), settled())).toEqual(aim)
    expect(moveOf(house('fair'), settled(), ...nine)).toEqual(accept(9))
  })

  it('walks away from a price at which nobody could gain', () => {
    const fair = house('fair')
    const limits = { preset: 'price', batna: '5,5' }
    expect(moveOf(fair, settled('96 96', limits))).toEqual(walk)
    // Limits of 50 to 100 leave room: their mean, 75, less the alternative is as far above 57 as 45 is below.
    expect(moveOf(fair, settled('40 60', limits))).toEqual(ask(57))
  })
})

describe('players that move by chance', () => {
  it('accept, walk away and offer as they say', () => {
    const table = settled()
    const view = table.game.view(played(table, keep(1, 2, 3)), 1)
    const chances = Array.from(house('random').distribution(view, table.game.viewActions(view)))
    expect(chances.slice(-2)).toEqual([0.25, 0.02])
    expect(new Set(chances.slice(0, -2))).toEqual(new Set([0.73 / 24]))
    const opening = Array.from(house('random').distribution(table.game.view(table.start, 0), []))
    expect(opening).toHaveLength(25)
    expect(opening.at(-1)).toBeCloseTo(0.02 / 0.75, 12)
  })

  it('stray from boulware with a set chance', () => {
    const table = settled()
    const view = table.game.view(table.start, 0)
    const actions = table.game.viewActions(view)
    const noisy = house('noisy', { noise: 0.5 }).distribution(view, actions)
    const [pure, stray] = [house('boulware'), house('random')].map((p) => p.distribution(view, actions))
    for (let i = 0; i < actions.length; i++) expect(noisy[i]).toBeCloseTo((pure[i] + stray[i]) / 2, 12)
  })
})

for (const name of ['random', 'micro', 'fair'])
  agentConformance(
    name,
    () => policyAgent(house(name)),
    () => negotiation({ maxOffers: 6 }),
    { games: 6 },
  )
