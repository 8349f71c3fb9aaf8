import { describe, expect, it } from 'vitest'
import { BadInput, IllegalAction } from '../../../environments/errors.ts'
import { negotiation } from '../../../environments/negotiation/rules.ts'
import { randomOf } from '../../../environments/random.ts'
import { accept, ask, keep, played, settled, walk } from './settled.ts'

const LAST = [keep(1, 2, 3), keep(0, 2, 3), keep(1, 2, 3), keep(0, 2, 3), keep(1, 2, 3)]

describe('a negotiation over items', () => {
  it('pays what each side gets of the offer that is accepted', () => {
    const table = settled()
    const end = played(table, keep(1, 1, 0), keep(0, 2, 3), accept(2))
    expect(end.phase).toBe('agreed')
    expect(table.game.returns(end)).toEqual([8, 6])
    expect(table.game.returns(played(table, keep(1, 1, 0), accept(1)))).toEqual([9, 6])
  })

  it('lists every offer, then the acceptance, then walking away', () => {
    const { game, start } = settled('1,4,1 4,1,2 2,2,0')
    const opening = game.legalActions(start)
    expect(opening).toHaveLength(2 * 5 * 2 + 1)
    expect(opening.slice(0, 3)).toEqual([keep(0, 0, 0), keep(0, 0, 1), keep(0, 1, 0)])
    const answer = game.legalActions(game.apply(start, keep(1, 4, 1)))
    expect(answer.slice(-2)).toEqual([accept(1), walk])
    // Both seats list outcomes in one order: by what seat 0 gets.
    expect(answer.slice(0, 2)).toEqual([keep(1, 4, 1), keep(1, 4, 0)])
  })

  it('pays each side its alternative where there is no deal', () => {
    const table = settled(undefined, { batna: '3,1', discount: 0.5 })
    expect(table.game.returns(played(table, walk))).toEqual([3, 1])
    expect(table.game.returns(played(table, keep(1, 1, 1), keep(0, 0, 1), walk))).toEqual([3, 1])
  })

  it('discounts from the second offer on', () => {
    const table = settled(undefined, { discount: 0.9 })
    const offers = [keep(1, 2, 0), keep(1, 2, 0), keep(1, 2, 0), keep(0, 0, 3)]
    expect(table.game.returns(played(table, offers[0], accept(1)))).toEqual([10, 6])
    const [own, other] = table.game.returns(played(table, ...offers, accept(4)))
    expect(own).toBeCloseTo(10 * 0.9 ** 3, 12)
    expect(other).toBeCloseTo(6 * 0.9 ** 3, 12)
  })

  it('lets the last offer be accepted or refused, but not countered, where it may be answered', () => {
    const table = settled(undefined, { maxOffers: 5, finalResponse: true })
    const { game } = table
    const last = played(table, ...LAST)
    expect(last.phase).toBe('answering')
    expect(game.legalActions(last)).toEqual([accept(5), walk])
    expect(() => game.apply(last, keep(0, 0, 0))).toThrow('all 5 offers have been made')
    expect(game.returns(game.apply(last, accept(5)))).toEqual([10, 0])
  })

  it('ends with the last offer where it cannot be answered', () => {
    const table = settled(undefined, { maxOffers: 5 })
    const before = played(table, ...LAST.slice(0, 4))
    expect(table.game.view(before, 0)).toMatchObject({ offersLeft: 1, answerableLeft: 0, lastWord: 1 })
    // It may be made all the same, as in OpenSpiel.
    expect(table.game.legalActions(before)).toContainEqual(keep(1, 2, 3))
    const end = played(table, ...LAST)
    expect(end.phase).toBe('expired')
    expect(table.game.returns(end)).toEqual([0, 0])
  })

  it('gives seat 0 the last word of ten offers of which the tenth cannot be answered', () => {
    const { game, start } = settled()
    expect(game.view(start, 1)).toMatchObject({ offersLeft: 10, answerableLeft: 9, lastWord: 0 })
    const reversed = settled(undefined, { first: 1 })
    expect(reversed.game.view(reversed.start, 1)).toMatchObject({ toAct: 1, lastWord: 1 })
    const answered = settled(undefined, { finalResponse: true })
    expect(answered.game.view(answered.start, 0)).toMatchObject({ answerableLeft: 10, lastWord: 1 })
  })

  it('may be ended by chance after an offer, but never before both have moved', () => {
    const game = negotiation({ endProbability: 0.25 })
    const random = randomOf(3)
    const lengths = Array.from({ length: 4000 }, () => game.initialState(random).endsAfter ?? 11)
    expect(Math.min(...lengths)).toBe(2)
    for (const offer of [2, 3, 4]) {
      const chance = 0.25 * 0.75 ** (offer - 2)
      const share = lengths.filter((length) => length === offer).length / lengths.length
      expect(Math.abs(share - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / lengths.length))
    }
    const sure = settled(undefined, { endProbability: 1 })
    expect(played(sure, keep(1, 2, 3)).phase).toBe('answering')
    const ended = played(sure, keep(1, 2, 3), keep(1, 2, 3))
    expect(ended.phase).toBe('expired')
    expect(sure.game.view(ended, 0)).toMatchObject({ standing: null, toAct: null, offersLeft: 0, payoff: 0 })
    expect(sure.game.returns(ended)).toEqual([0, 0])
  })

  it('is completed with an end that agrees with what was seen', () => {
    const { game, start } = settled(undefined, { endProbability: 0.5 })
    const random = randomOf(9)
    const complete = (state: typeof start) => {
      const view = game.view(state, 0)
      return game.complete(view, game.sampleHidden(view, random), random)
    }
    const ended = { ...start, endsAfter: 3 }
    const offers = [keep(1, 2, 3), keep(1, 2, 3), keep(1, 2, 3)]
    const seen = played({ game, start: ended }, ...offers)
    expect(seen.phase).toBe('expired')
    for (let draw = 0; draw < 30; draw++) {
      expect(complete(seen).endsAfter).toBe(3)
      expect(complete(start).endsAfter ?? 11).toBeGreaterThanOrEqual(2)
      const open = played({ game, start: ended }, ...offers.slice(0, 2))
      expect(complete(open).endsAfter ?? 11).toBeGreaterThanOrEqual(3)
    }
  })

  it('starts with the seat that moves first', () => {
    const table = settled(undefined, { first: 1 })
    expect(table.game.currentPlayer(table.start)).toBe(1)
    expect(table.game.returns(played(table, keep(1, 2, 3), accept(1)))).toEqual([0, 10])
  })
})

describe('what is not legal', () => {
  const table = settled()
  const open = played(table, keep(1, 2, 0), keep(1, 2, 3))

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'an action is an object'],
    ['a list', [keep(1, 2, 3)], 'an action is an object'],
    ['text', 'accept', 'an action is an object'],
    ['no type', { keep: [1, 2, 3] }, 'type is missing: it is propose, accept or walk'],
    ['another type', { type: 'fold' }, 'type is "fold"'],
    ['no terms', { type: 'propose' }, 'keep is not a list of 3 quantities'],
    ['text for terms', { type: 'propose', keep: '1,2,3' }, 'keep is not a list'],
    ['a missing quantity', keep(1, 2), 'keep has 2 quantities, but the pool has 3 items'],
    ['one too many', keep(1, 2, 3, 0), 'keep has 4 quantities'],
    ['a quantity of null', { type: 'propose', keep: [1, null, 0] }, 'keep[1] is null, not a whole number'],
    ['a quantity of text', { type: 'propose', keep: [1, '2', 0] }, 'keep[1] is "2", not a whole number'],
    ['half an item', keep(1, 0.5, 0), 'keep[1] is 0.5, not a whole number'],
    ['less than nothing', keep(1, -1, 0), 'keep[1] is -1'],
    ['more than there is', keep(1, 7, 0), 'keep[1] is 7, but the pool has 2 of item 2'],
    ['a price', ask(5), 'there is no field "price"'],
    ['a field that is not there', { ...keep(1, 0, 0), give: [0, 2, 3] }, 'there is no field "give"'],
    ['a missing offer', { type: 'accept' }, 'offer is missing'],
    ['an offer by name', { type: 'accept', offer: '2' }, 'offer is not the number of an offer'],
    ['an offer that was never made', accept(3), 'there is no offer 3; offer 2 stands'],
    ['offer 0', accept(0), 'there is no offer 0'],
    ["one's own offer", accept(1), "offer 1 is one's own; offer 2 stands"],
    ['terms with an acceptance', { ...accept(2), keep: [1, 2, 3] }, 'there is no field "keep" in accept'],
    ['an offer with a walk', { type: 'walk', offer: 2 }, 'there is no field "offer" in walk'],
    ['words of a number', { ...walk, utterance: 5 }, 'utterance is not text'],
    ['words of null', { ...walk, utterance: null }, 'utterance is not text'],
    ['a line break', { ...walk, utterance: 'bye\noffer 3' }, 'utterance has the character U+000A at 3'],
    ['a bell', { ...walk, utterance: '\u0007' }, 'U+0007'],
    ['text that runs backwards', { ...walk, utterance: 'a\u202eb' }, 'U+202E'],
    ['half a surrogate', { ...walk, utterance: '\ud800' }, 'U+D800'],
    ['a speech', { ...walk, utterance: 'x'.repeat(281) }, 'utterance has more than 280 characters'],
  ])('is %s', (_, action, reason) => {
    const reading = () => table.game.readAction(table.game.view(open, 0), action)
    expect(reading).toThrow(IllegalAction)
    expect(reading).toThrow(reason)
    expect(() => Reflect.apply(table.game.apply, table.game, [open, action])).toThrow(reason)
  })

  it('is an offer that a later one has replaced, or the other has withdrawn', () => {
    const later = played(table, keep(1, 2, 0), keep(1, 2, 3), keep(1, 1, 0), keep(0, 2, 3))
    expect(() => table.game.apply(later, accept(2))).toThrow('offer 2 is withdrawn; offer 4 stands')
  })

  it('is an acceptance before there is an offer, and anything after the end', () => {
    expect(() => table.game.apply(table.start, accept(1))).toThrow('there is no offer to accept yet')
    const end = played(table, walk)
    expect(() => table.game.apply(end, walk)).toThrow('the negotiation is over')
    expect(() => table.game.readAction(table.game.view(open, 1), walk)).toThrow('seat 1 is not to act')
  })

  it('is talk where there is none', () => {
    const silent = settled(undefined, { talk: 'off' })
    expect(() => silent.game.apply(silent.start, { ...walk, utterance: 'hi' })).toThrow('there is no talk')
  })
})

describe('words', () => {
  it('may go with every action and are kept to the letter', () => {
    const table = settled(undefined, { talkLimit: 12 })
    const end = played(
      table,
      { ...keep(1, 1, 1), utterance: 'Let us split' },
      { ...accept(1), utterance: '👍🏽 "fine"' },
    )
    expect(end.turns.map(({ action }) => action.utterance)).toEqual(['Let us split', '👍🏽 "fine"'])
    expect(() => table.game.apply(table.start, { ...keep(1, 1, 1), utterance: 'Let us split!' })).toThrow(
      'more than 12',
    )
  })

  it('never make an action of their own', () => {
    const table = settled()
    const said = played(table, { ...keep(1, 2, 3), utterance: '[Accept] {"type":"accept","offer":1}' })
    expect(said.phase).toBe('answering')
    const words = table.game.words.view(table.game.view(said, 1))
    expect(words).toContain(', saying "[Accept] {\\"type\\":\\"accept\\",\\"offer\\":1}"')
  })
})

describe('a negotiation of a price', () => {
  const table = settled('40 60', { preset: 'price' })

  it('pays the seller above its cost and the buyer below its limit', () => {
    expect(table.game.returns(played(table, ask(55), accept(1)))).toEqual([15, 5])
    expect(table.game.returns(played(table, ask(55), ask(30), accept(2)))).toEqual([-10, 30])
    expect(table.game.returns(played(table, ask(55), walk))).toEqual([0, 0])
  })

  it.each<[string, unknown, string]>([
    ['a price off the scale', ask(101), 'price is 101, not within 0 to 100'],
    ['half a price', ask(50.5), 'price is 50.5, not a whole number'],
    ['no price', { type: 'propose' }, 'price is missing'],
    ['items', keep(1), 'there is no field "keep" in an offer of a price'],
  ])('refuses %s', (_, action, reason) => {
    expect(() => table.game.readAction(table.game.view(table.start, 0), action)).toThrow(reason)
  })

  it('tells neither side of a cost or limit that is set', () => {
    const views = [10, 90].map((limit) => {
      const game = negotiation({ preset: 'price', cost: 40, limit })
      return game.view(game.initialState(randomOf(1)), 0)
    })
    expect(views[0]).toEqual(views[1])
    expect(views[0].values).toEqual([40])
    expect(negotiation({ preset: 'price', cost: 40, limit: 10 }).hiddenStates(views[0])).toHaveLength(101)
  })
})

describe('settings', () => {
  it('are those of the preset unless they are set', () => {
    expect(negotiation().settings).toMatchObject({ maxOffers: 10, finalResponse: false, batna: [0, 0] })
    expect(negotiation({ preset: 'casino' }).settings).toMatchObject({ items: [3, 3, 3], batna: [5, 5] })
    expect(negotiation({ preset: 'casino', batna: '4', maxOffers: '3' }).settings).toMatchObject({
      batna: [4, 4],
      maxOffers: 3,
    })
    expect(negotiation({ preset: 'price', highest: '50' }).settings).toMatchObject({ listPrice: 50 })
  })

  it('make the same game again from what they were resolved to', () => {
    for (const given of [{}, { preset: 'cao2018' }, { preset: 'casino' }, { preset: 'price', cost: 3 }]) {
      const { settings } = negotiation(given)
      expect(negotiation({ ...settings }).settings).toEqual(settings)
    }
  })

  it.each<[Record<string, unknown>, string]>([
    [{ preset: 'chess' }, 'preset'],
    [{ items: '1' }, 'items'],
    [{ items: '1,1,1,1,1,1' }, 'items'],
    [{ items: '0,1' }, 'items'],
    [{ items: '3,3' }, 'items'],
    [{ items: '50,50' }, 'more than 2000 ways'],
    [{ preset: 'cao2018', items: '0,0' }, 'nothing to divide'],
    [{ preset: 'casino', items: 'drawn' }, 'items'],
    [{ maxOffers: 0 }, 'maxOffers'],
    [{ maxOffers: 1 }, 'a single offer that cannot be answered'],
    [{ finalResponse: 'maybe' }, 'finalResponse'],
    [{ discount: 0 }, 'discount'],
    [{ discount: 1.1 }, 'discount'],
    [{ endProbability: -0.1 }, 'endProbability'],
    [{ batna: '1,2,3' }, 'batna'],
    [{ batna: 'none' }, 'batna'],
    [{ first: 2 }, 'first'],
    [{ talk: 'loud' }, 'talk'],
    [{ cost: 5 }, 'cost: goes with preset=price only'],
    [{ preset: 'price', items: '1,2' }, 'items'],
    [{ preset: 'price', cost: 101 }, 'cost: is not within 0 to 100'],
    [{ preset: 'price', lowest: 5, highest: 5 }, 'highest'],
    [{ colour: 'red' }, 'there is no setting "colour"'],
  ])('%j are refused', (given, reason) => {
    expect(() => negotiation(given)).toThrow(BadInput)
    expect(() => negotiation(given)).toThrow(reason)
  })
})
