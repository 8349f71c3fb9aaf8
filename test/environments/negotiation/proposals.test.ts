import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { negotiation } from '../../../environments/negotiation/rules.ts'
import type { Plans, PlanType } from '../../../environments/plans.ts'
import { randomOf } from '../../../environments/random.ts'
import { plansOf } from './plans-of.ts'

const calm = {
  wants: 'any',
  opening: 100,
  closing: 0,
  pace: 'steady',
  acceptsFirst: 100,
  acceptsLast: 0,
  reaction: 0,
  follows: 'exactly',
}

/** A negotiation that is played by chance as far as so many moves, seen by the seat to act. */
function somewhere(seed: number, moves: number) {
  const game = negotiation()
  const random = randomOf(seed)
  let state = game.initialState(random)
  for (let n = 0; n < moves; n++) {
    const offers = game.legalActions(state).filter(({ type }) => type === 'propose')
    state = game.apply(state, offers[random.int(offers.length)])
  }
  return { game, plans: plansOf(game), view: game.view(state, moves % 2) }
}

/** Every reply to every offer from every hidden state, as planning sees them. */
function repliesOf<View, Action>(plans: Plans<View, Action>, type: PlanType<View>, view: View): number[][] {
  const { hidden, outcomes, made } = plans.position(view)
  const replies = type.replies(view)
  if (replies.kind !== 'pure') throw new Error('a proposal never mixes')
  return hidden.map((_, h) => {
    const out = { slots: new Uint16Array(outcomes), memory: new Uint16Array(outcomes) }
    replies.respond(h, made, replies.memory, out)
    return [...out.slots]
  })
}

const named = <Type extends { readonly name: string }>(family: readonly Type[], name: string): Type => {
  const found = family.find((type) => type.name === name)
  if (found === undefined) throw new Error(`no type is called ${name}`)
  return found
}

describe('A proposed negotiator', () => {
  it.each([
    ['linear', calm],
    ['tough', { ...calm, closing: 100, acceptsLast: 100 }],
    ['tit-for-tat', { ...calm, closing: 100, acceptsLast: 100, reaction: 100 }],
  ])('may be %s of the house, answer for answer', (house, policy) => {
    for (const moves of [0, 1, 4, 5]) {
      const { plans, view } = somewhere(moves + 1, moves)
      const type = plans.proposals.typeOf('x', policy)
      const known = named(plans.family, house)
      expect(repliesOf(plans, type, view)).toEqual(repliesOf(plans, known, view))
      plans.position(view).decisions.forEach((_, n) => {
        expect([...type.chances(view, n)]).toEqual([...known.chances(view, n)])
      })
    }
  })

  it('replies in a plan as it would choose in the game, whatever the plan', () => {
    const share = fc.integer({ min: 0, max: 100 })
    const policy = fc.record({
      wants: fc.constantFrom('any', 'hats'),
      opening: share,
      closing: share,
      pace: fc.constantFrom('at once', 'early', 'steady', 'late', 'at the end'),
      acceptsFirst: share,
      acceptsLast: share,
      reaction: fc.integer({ min: 0, max: 200 }),
      follows: fc.constant('exactly'),
    })
    fc.assert(
      fc.property(policy, fc.integer({ min: 0, max: 6 }), fc.integer(), (written, moves, seed) => {
        const { game, plans, view } = somewhere(seed, moves)
        const type = plans.proposals.typeOf('x', written)
        const position = plans.position(view)
        const replies = repliesOf(plans, type, view)
        const outcome = Math.abs(seed) % position.outcomes
        // The move is made, and answered with each slot: the chance of the reply that was foreseen is certain.
        const state = game.complete(view, game.sampleHidden(view, randomOf(seed)), randomOf(seed))
        const offered = game.apply(state, position.actions[outcome])
        replies.forEach((slots, h) => {
          const slot = slots[outcome]
          const reply = position.reply(slot, position.made + 1)
          const after = game.view(game.apply(offered, reply), view.seat)
          const seen = plans.position(after)
          expect(seen.hidden[h].name).toBe(position.hidden[h].name)
          expect(type.chances(after, seen.decisions.length - 1)[h]).toBe(1)
        })
      }),
      { numRuns: 40, seed: 1 },
    )
  })

  it('holds values likelier that fit the pattern it is said to have, and as many others less', () => {
    const { plans, view } = somewhere(3, 1)
    const lean = plans.proposals.typeOf('x', { ...calm, wants: 'hats' }).lean?.(view) ?? []
    const { hidden } = plans.position(view)
    const fitting = hidden.map(({ className }) => className.includes('hats'))
    expect(new Set(fitting).size).toBe(2)
    fitting.forEach((fits, h) => {
      expect(lean[h] / Math.max(...lean)).toBeCloseTo(fits ? 1 : 0.1)
    })
    expect([...lean].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(hidden.length)
  })

  it('may have its cost or limit between two prices where a price is bargained over', () => {
    const game = negotiation({ preset: 'price' })
    const view = game.view(game.initialState(randomOf(1)), 0)
    const { wants: _, ...rest } = calm
    const plans = plansOf(game)
    const lean = plans.proposals.typeOf('x', { ...rest, valueFrom: 40, valueTo: 60 }).lean?.(view) ?? []
    const likeliest = plans.position(view).hidden.filter((_, h) => lean[h] > 1)
    expect(likeliest.map(({ name }) => Number(name))).toEqual(Array.from({ length: 21 }, (_, i) => 40 + i))
  })

  it.each([
    [{ ...calm, opening: 101 }, /opening/],
    [{ ...calm, wants: 'gold' }, /wants/],
    [{ ...calm, valueFrom: 3 }, /valueFrom/],
  ])('is not made of %j', (policy, message) => {
    const { plans } = somewhere(1, 0)
    expect(() => plans.proposals.typeOf('x', policy)).toThrow(message)
  })
})
