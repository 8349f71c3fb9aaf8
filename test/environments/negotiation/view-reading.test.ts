import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { BadInput } from '../../../environments/errors.ts'
import { negotiation } from '../../../environments/negotiation/rules.ts'
import { playthrough } from '../../../testing/game-conformance.ts'
import { accept, ask, keep, played, settled, walk } from './settled.ts'

const game = negotiation()
/** The least that says all of a view: seat 1 facing an offer. */
const least = { seat: 1, pool: [1, 2, 3], values: [4, 0, 2], turns: [{ action: keep(1, 2, 0) }] }

describe('a view that is read from JSON', () => {
  it('needs no more than the seat, the pool, the own values and the actions', () => {
    expect(game.readView(least)).toEqual(game.view(played(settled(), keep(1, 2, 0)), 1))
    const priced = negotiation({ preset: 'price' })
    const view = priced.readView({ seat: 0, values: [40], turns: [{ action: ask(70) }, { action: ask(50) }] })
    expect(view).toMatchObject({ toAct: 0, standing: 2, pool: [] })
    const named = negotiation({ items: '1,2,3' })
    const { pool: _, ...poolless } = least
    expect(named.readView(poolless).pool).toEqual([1, 2, 3])
  })

  it('says by its phase alone that chance ended the game', () => {
    const ending = negotiation({ endProbability: 0.5 })
    const turns = [{ action: keep(1, 2, 0) }, { action: keep(1, 2, 3) }]
    expect(ending.readView({ ...least, turns }).phase).toBe('answering')
    expect(ending.readView({ ...least, turns, phase: 'expired' })).toMatchObject({
      phase: 'expired',
      payoff: 0,
    })
    expect(() => game.readView({ ...least, turns, phase: 'expired' })).toThrow('view.phase')
  })

  it.each<[string, unknown, string]>([
    ['nothing', null, 'seat'],
    ['a seat that is not there', { ...least, seat: 2 }, 'seat'],
    ['no pool', { ...least, pool: undefined }, 'pool'],
    ['a pool that is not drawn', { ...least, pool: [9, 9, 9] }, 'no such pool'],
    ['no values', { ...least, values: undefined }, 'values'],
    ['values that cannot be', { ...least, values: [4, 0, 3] }, 'the values 4,0,3 are worth 13'],
    ['no history', { ...least, turns: undefined }, 'turns'],
    ['a turn without action', { ...least, turns: [{}] }, 'turns.0.action: is missing'],
    ['an illegal offer', { ...least, turns: [{ action: keep(1, 2, 4) }] }, 'turns.0.action: illegal action'],
    ["an acceptance of one's own offer", { ...least, turns: [{ action: accept(1) }] }, 'turns.0.action'],
    ['a move after the end', { ...least, turns: [{ action: walk }, { action: walk }] }, 'turns.1'],
    ['another seat for a move', { ...least, turns: [{ seat: 1, action: keep(1, 2, 0) }] }, 'view.turns'],
    ['another game', { ...least, game: 'go' }, 'game'],
    ['other rules', { ...least, settings: { discount: 0.5 } }, 'view.settings.discount'],
    ['another number of offers', { ...least, maxOffers: 3 }, 'view.maxOffers'],
    ['what it may not hold', { ...least, hidden: [8, 1, 0] }, 'has no field "hidden"'],
    ['lines inside a name', { ...least, 'a\nb': 1 }, 'has no field'],
  ])('is refused with %s, in one line that names the field', (_, json, field) => {
    let message = 'it was accepted'
    try {
      game.readView(json)
    } catch (error) {
      expect(error).toBeInstanceOf(BadInput)
      message = error instanceof Error ? error.message : ''
    }
    expect(message).toContain(field)
    expect(message).not.toMatch(/[\r\n]/)
  })

  it('must say how many offers there are where that is drawn', () => {
    const drawn = negotiation({ preset: 'cao2018' })
    expect(() => drawn.readView(least)).toThrow('maxOffers')
    expect(() => drawn.readView({ ...least, maxOffers: 11 })).toThrow('maxOffers')
    expect(drawn.readView({ ...least, maxOffers: 4 }).offersLeft).toBe(3)
  })

  it('is either refused as bad input or the same view, whatever one field is changed to', () => {
    const views = playthrough(game, 11).map((state) => game.view(state, 0))
    const fields = Object.keys(views[0])
    const changed = fc.tuple(fc.constantFrom(...views), fc.constantFrom(...fields), fc.jsonValue())
    fc.assert(
      fc.property(changed, ([view, field, value]) => {
        try {
          // The turns are what the rest is worked out of: fewer of them are another view.
          if (field !== 'turns') expect(game.readView({ ...view, [field]: value })).toEqual(view)
          else expect(() => game.readView({ ...view, turns: value })).toThrow(BadInput)
        } catch (error) {
          expect(error).toBeInstanceOf(BadInput)
        }
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})

test('a finished negotiation is told in one line', () => {
  const game = negotiation({ items: '2,1,3', talk: 'on' })
  const view = game.readView({
    seat: 1,
    values: [2, 3, 1],
    turns: [
      { action: { type: 'propose', keep: [2, 1, 0], utterance: 'Hello' } },
      { action: { type: 'propose', keep: [1, 1, 1] } },
      { action: { type: 'accept', offer: 2 } },
    ],
  })
  expect(game.words.story?.(view)).toBe(
    'To divide 2 books, 1 hat, 3 balls; to you 1 book is worth 2, 1 hat is worth 3, 1 ball is worth 1; ' +
      'the other: keep 2 books, 1 hat, 0 balls (3 to you), saying "Hello"; you: keep 1 book, 1 hat, 1 ball (6 to you); ' +
      'the other accepted; Agreed on offer 2. You get 6 points.',
  )
})

describe('the words of a view', () => {
  it('say the items, what they are worth to oneself, both sides of each offer, and what is left', () => {
    const table = settled(undefined, { discount: 0.9, batna: '1,2' })
    const said = table.game.words.view(table.game.view(played(table, keep(1, 2, 0), keep(1, 1, 3)), 0))
    for (const part of [
      'You are seat 0',
      'To divide: 1 book, 2 hats, 3 balls.',
      'To you 1 book is worth 8, 1 hat is worth 1, 1 ball is worth 0; all of it 10.',
      'Without a deal you get 1 and the other 2.',
      'the last cannot be answered',
      'leaves 0.9 of what a deal is worth',
      'offer 1, by you: you get 1 book, 2 hats, 0 balls, worth 10 to you; the other gets 0 books, 0 hats, 3 balls, which you would value at 0',
      'Offer 2 stands, made by the other: you get 0 books, 1 hat, 0 balls, worth 1 to you; the other gets 1 book, 1 hat, 3 balls, which you would value at 9.',
      '8 offers are left, of which 7 can be answered; the last of these is yours.',
      'You may: make offer 3, accept offer 2 for 0.9 points, walk away.',
    ])
      expect(said).toContain(part)
  })

  it('call items without a name by their number', () => {
    const { game, start } = settled('1,2 8,1 10,0', { items: '1,2' })
    const said = game.words.view(game.view(start, 0))
    expect(said).toContain('To divide: 1 of item 1, 2 of item 2.')
    expect(said).toContain('To you 1 of item 1 is worth 8, 1 of item 2 is worth 1; all of it 10.')
  })

  it('tell the end and what it pays', () => {
    const table = settled()
    const words = (seat: number, ...actions: Parameters<typeof played>[1][]) =>
      table.game.words.view(table.game.view(played(table, ...actions), seat))
    expect(words(1, keep(1, 2, 0), accept(1))).toContain('Agreed on offer 1. You get 6 points.')
    expect(words(0, keep(1, 2, 0), walk)).toContain('the other walked away')
  })

  it('tell seller and buyer of a price apart', () => {
    const table = settled('40 60', { preset: 'price', listPrice: 70 })
    const said = [0, 1].map((seat) => table.game.words.view(table.game.view(played(table, ask(55)), seat)))
    expect(said[0]).toContain('You sell one thing, for a whole price from 0 to 100; its list price is 70.')
    expect(said[0]).toContain('Your cost is 40: a deal is worth the price less 40 to you.')
    expect(said[0]).not.toContain('60')
    expect(said[1]).toContain('Offer 1 stands, made by the other: price 55, worth 5 to you.')
  })
})
