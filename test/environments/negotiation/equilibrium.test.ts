import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utilitiesOf } from '../../../environments/negotiation/analysis.ts'
import {
  acceptsInEquilibrium,
  equilibrium,
  type Timing,
} from '../../../environments/negotiation/equilibrium.ts'
import type { Payoffs, Utilities } from '../../../environments/negotiation/frontier.ts'
import {
  type NegotiationGame,
  type NegotiationState,
  negotiation,
} from '../../../environments/negotiation/rules.ts'
import { rulesOf, settingsSchema } from '../../../environments/negotiation/settings.ts'
import { randomOf } from '../../../environments/random.ts'

/** A pie of so many pieces, of which outcome k gives k to seat 0. */
function pie(pieces: number): Utilities {
  const shares = Array.from({ length: pieces + 1 }, (_, k) => k)
  return [shares, shares.map((k) => pieces - k)]
}

const timing = (changes: Partial<Timing> = {}): Timing => ({
  maxOffers: 10,
  finalResponse: true,
  discount: 0.9,
  endProbability: 0,
  batna: [0, 0],
  first: 0,
  ...changes,
})

const payoffs = (utilities: Utilities, changes: Partial<Timing>): Payoffs =>
  equilibrium(utilities, timing(changes))[0].payoffs

describe('the equilibrium of dividing a pie', () => {
  it('of 100 pieces is (10, 90) with two offers, (91, 9) with three, (34, 66) with ten', () => {
    expect(payoffs(pie(100), { maxOffers: 2 })).toEqual([10, 90])
    expect(payoffs(pie(100), { maxOffers: 3 })).toEqual([91, 9])
    expect(payoffs(pie(100), { maxOffers: 10 })).toEqual([34, 66])
  })

  it('is the closed form of finitely many offers, to a piece an offer', () => {
    const pieces = 1000
    for (const discount of [0.9, 0.7, 0.5])
      for (let offers = 1; offers <= 9; offers++) {
        const share = (1 - (-discount) ** offers) / (1 + discount)
        const [first] = payoffs(pie(pieces), { maxOffers: offers, discount })
        expect(Math.abs(first - share * pieces)).toBeLessThan(offers)
      }
    expect([1, 2, 3, 4].map((maxOffers) => payoffs(pie(pieces), { maxOffers })[0])).toEqual([
      1000, 100, 910, 181,
    ])
  })

  it("comes to Rubinstein's share with many offers", () => {
    const share = (1 - 0.8) / (1 - 0.8 * 0.8)
    const [first] = payoffs(pie(2000), { maxOffers: 41, discount: 0.8 })
    expect(Math.abs(first / 2000 - share)).toBeLessThan(0.005)
  })

  it('treats a chance of ending as impatience, from the second offer on', () => {
    // With three offers: the last gives its proposer all, expected 800 of it; the second leaves 800 and keeps 200,
    // expected 160; the first cannot be ended, and leaves 160.
    expect(payoffs(pie(1000), { maxOffers: 3, discount: 1, endProbability: 0.2 })).toEqual([840, 160])
  })

  it('gives the last word to whoever makes the last offer that can be answered', () => {
    const still = { discount: 1 }
    expect(payoffs(pie(10), { ...still, maxOffers: 10, finalResponse: false })).toEqual([10, 0])
    expect(payoffs(pie(10), { ...still, maxOffers: 10 })).toEqual([0, 10])
    expect(payoffs(pie(10), { ...still, maxOffers: 10, first: 1 })).toEqual([10, 0])
  })

  it('leaves nobody below the alternative', () => {
    expect(payoffs(pie(10), { maxOffers: 1, batna: [2, 3] })).toEqual([7, 3])
    expect(payoffs(pie(10), { maxOffers: 1, batna: [8, 3] })).toEqual([8, 3])
    expect(equilibrium(pie(10), timing({ batna: [8, 3] }))[0].payoffs).toEqual([8, 3])
  })

  it('says who accepts what after how many offers', () => {
    const rules = timing({ maxOffers: 3 })
    const found = equilibrium(pie(100), rules)
    // After one offer, seat 1 would counter and get 9 now, in points of the start.
    expect(acceptsInEquilibrium(pie(100), rules, found, 1, 91)).toBe(true)
    expect(acceptsInEquilibrium(pie(100), rules, found, 1, 92)).toBe(false)
    expect(acceptsInEquilibrium(pie(100), rules, found, 3, 100)).toBe(true)
  })
})

/** Plays the game itself out, every action at every state, with the tie-breaks as they are documented. */
function solve(game: NegotiationGame, state: NegotiationState): readonly number[] {
  const seat = game.currentPlayer(state)
  if (seat === undefined) return game.returns(state)
  let best: readonly number[] | undefined
  let accepted: readonly number[] | undefined
  for (const action of game.legalActions(state)) {
    const value = solve(game, game.apply(state, action))
    if (action.type === 'accept') accepted = value
    else if (
      best === undefined ||
      value[seat] > best[seat] + 1e-9 ||
      (Math.abs(value[seat] - best[seat]) <= 1e-9 && value[1 - seat] > best[1 - seat] + 1e-9)
    )
      best = value
  }
  if (best === undefined) throw new Error('a seat to act may always walk away')
  return accepted !== undefined && accepted[seat] >= best[seat] - 1e-9 ? accepted : best
}

describe('the equilibrium of an instance', () => {
  it('is what playing out every action of the game gives', () => {
    const settings = fc.record({
      preset: fc.constant('cao2018'),
      items: fc.constantFrom('1,2', '1,1,1', '2,1'),
      maxOffers: fc.integer({ min: 2, max: 4 }),
      finalResponse: fc.boolean(),
      discount: fc.constantFrom(1, 0.9, 0.5),
      batna: fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })),
      first: fc.constantFrom(0, 1),
    })
    fc.assert(
      fc.property(settings, fc.nat(), (given, seed) => {
        const game = negotiation(given)
        const state = game.initialState(randomOf(seed))
        const rules = rulesOf(settingsSchema().parse(given))
        const found = equilibrium(utilitiesOf(rules, state), { ...rules, maxOffers: given.maxOffers })
        const [first, second] = solve(game, state)
        expect(found[0].payoffs[0]).toBeCloseTo(first, 9)
        expect(found[0].payoffs[1]).toBeCloseTo(second, 9)
      }),
      { numRuns: 60, seed: 1 },
    )
  })
})
