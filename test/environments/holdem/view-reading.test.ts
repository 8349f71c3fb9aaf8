import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../environments/errors.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { randomOf } from '../../../environments/random.ts'
import { playthrough } from '../../../testing/game-conformance.ts'

const game = limitHoldem()
/** The least that says all of a view: the button facing a bet on the flop. */
const flop = { seat: 1, hole: ['Ah', 'Kd'], board: ['2c', '7d', 'Ts'], table: { history: 'cc/r' } }
const showdown = {
  seat: 1,
  hole: ['Ah', 'Kd'],
  board: ['2c', '7d', 'Ts', 'Jh', '3c'],
  table: { history: 'cc/cc/cc/cc' },
  shown: [
    ['Qc', 'Qd'],
    ['Ah', 'Kd'],
  ],
}

describe('a view that is read from JSON', () => {
  it('needs no more than the seat, the cards and the betting', () => {
    const view = game.readView(flop)
    expect(view.table).toMatchObject({ street: 1, toAct: 1, toCall: 10, pot: 30 })
    expect(view.actions).toEqual(['fold', 'call', 'raise'])
    expect(view.shown).toEqual([null, null])
    expect(game.readView(showdown).actions).toEqual([])
  })

  it('may hold what follows from these, and is refused where that differs', () => {
    expect(game.readView({ ...flop, table: { history: 'cc/r', pot: 30 } })).toEqual(game.readView(flop))
    expect(() => game.readView({ ...flop, table: { history: 'cc/r', pot: 40 } })).toThrow(
      'view.table.pot: says 40, but by the rules it is 30',
    )
  })

  it.each([
    ['nothing', null, 'seat'],
    ['a list', [], 'seat'],
    ['no seat', { ...flop, seat: undefined }, 'seat'],
    ['a seat that the table does not have', { ...flop, seat: 2 }, 'seat: 2 is not at a table of 2'],
    ['a negative seat', { ...flop, seat: -1 }, 'seat'],
    ['half a seat', { ...flop, seat: 0.5 }, 'seat'],
    ['no hole cards', { ...flop, hole: undefined }, 'hole'],
    ['one hole card', { ...flop, hole: ['Ah'] }, 'hole'],
    ['a ten written 10', { ...flop, hole: ['10h', 'Kd'] }, 'hole.0: is not a card'],
    ['a card twice', { ...flop, hole: ['Ts', 'Kd'] }, 'Ts appears twice'],
    ['two cards on the flop', { ...flop, board: ['2c', '7d'] }, 'board: has 2 cards'],
    ['a board of text', { ...flop, board: '2c7dTs' }, 'board'],
    ['no table', { ...flop, table: undefined }, 'table'],
    ['no history', { ...flop, table: {} }, 'table.history'],
    ['a letter that is no action', { ...flop, table: { history: 'cx' } }, 'table.history'],
    ['a fold for nothing', { ...flop, table: { history: 'cc/f' } }, 'table.history'],
    ['a raise too many', { ...flop, table: { history: 'rrrr' } }, 'letter 4'],
    ['a street that ends too early', { ...flop, table: { history: 'c/r' } }, 'letter 2'],
    ['an action after the end', { ...flop, table: { history: 'fc' } }, 'letter 2'],
    ['another game', { ...flop, game: 'omaha' }, 'game'],
    ['an unknown field', { ...flop, cards: [] }, 'has no field "cards"'],
    [
      'an unknown field of the table',
      { ...flop, table: { history: 'cc/r', ante: 1 } },
      'has no field "ante"',
    ],
    ['the settings of another table', { ...flop, settings: { seats: 3 } }, 'view.settings.seats'],
    ['actions that are not legal', { ...flop, actions: ['raise'] }, 'view.actions'],
    ['cards shown before the end', { ...flop, shown: [['Qc', 'Qd'], null] }, 'view.shown'],
    ['a showdown that shows nothing', { ...showdown, shown: undefined }, 'shown'],
    ['a showdown that hides a hand', { ...showdown, shown: [null, ['Ah', 'Kd']] }, 'seat 0 must show'],
    [
      'other cards shown than held',
      {
        ...showdown,
        shown: [
          ['Qc', 'Qd'],
          ['As', 'Kd'],
        ],
      },
      'seat 1 shows other',
    ],
    ['lines inside a value', { ...flop, table: { history: 'cc/r\n\nc' } }, 'table.history'],
    ['lines inside a name', { ...flop, 'a\nb': 1 }, 'has no field'],
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

  it('is either refused as bad input or the same view, whatever one field is changed to', () => {
    const views = playthrough(game, 11).map((state) => game.view(state, 0))
    const fields = ['seat', 'hole', 'board', 'table', 'shown', 'actions', 'settings', 'game']
    const changed = fc.tuple(fc.constantFrom(...views), fc.constantFrom(...fields), fc.jsonValue())
    fc.assert(
      fc.property(changed, ([view, field, value]) => {
        try {
          expect(game.readView({ ...view, [field]: value })).toEqual(view)
        } catch (error) {
          expect(error).toBeInstanceOf(BadInput)
        }
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})

describe('the words of a view', () => {
  it('say the cards, the betting, the pot and the choices', () => {
    const said = game.words.view(game.readView(flop))
    for (const part of ['seat 1', 'on the button', 'Ah Kd', '2c 7d Ts', 'Pot 30', 'To call: 10']) {
      expect(said).toContain(part)
    }
    expect(said).toContain('fold, call 10, raise')
  })

  it('call a call of nothing a check and a first raise after the flop a bet', () => {
    const first = game.readView({ ...flop, seat: 0, table: { history: 'cc/' } })
    expect(first.actions.map((action) => game.words.action(first, action))).toEqual(['check', 'bet 10'])
    const option = game.readView({ ...flop, seat: 0, board: [], table: { history: 'c' } })
    expect(option.actions.map((action) => game.words.action(option, action))).toEqual(['check', 'raise 10'])
  })

  it('never name the hidden cards', () => {
    for (let seed = 0; seed < 20; seed++) {
      const state = game.initialState(randomOf(seed, 'deal'))
      const view = game.view(state, 0)
      const other = game.complete(view, game.sampleHidden(view, randomOf(seed)), randomOf(seed))
      expect(game.words.view(game.view(other, 0))).toBe(game.words.view(view))
    }
  })
})
