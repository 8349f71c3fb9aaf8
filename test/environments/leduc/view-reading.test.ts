import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../environments/errors.ts'
import { leduc } from '../../../environments/leduc/rules.ts'
import { playthrough } from '../../../testing/game-conformance.ts'

const game = leduc()
/** The least that says all of a view: seat 1 facing a bet after the board. */
const least = { seat: 1, card: 'Qh', board: 'Js', table: { history: 'rc/r' } }
const showdown = { seat: 1, card: 'Qh', board: 'Js', table: { history: 'cc/cc' }, shown: ['Kh', 'Qh'] }

describe('a view of Leduc poker that is read from JSON', () => {
  it('needs no more than the seat, the cards and the betting', () => {
    const view = game.readView(least)
    expect(view).toMatchObject({ actions: ['fold', 'call', 'raise'], shown: [null, null] })
    expect(view.table).toMatchObject({ round: 1, toAct: 1, pot: 10, toCall: 4, spent: [7, 3] })
    expect(game.readView({ seat: 0, card: 'Qh', table: { history: '' } }).board).toBeNull()
    expect(game.readView(showdown).shown).toEqual(['Kh', 'Qh'])
  })

  it.each<[string, unknown, string]>([
    ['nothing', null, 'seat'],
    ['a seat that is not there', { ...least, seat: 2 }, 'seat'],
    ['no card', { ...least, card: undefined }, 'card'],
    ['a card that is none', { ...least, card: 'Q' }, 'card: is not a card'],
    ['no board where one lies', { ...least, board: null }, 'board: is missing'],
    ['a board too early', { ...least, table: { history: 'r' } }, 'board: is Js'],
    ['no history', { ...least, table: {} }, 'table.history'],
    ['a letter that is no action', { ...least, table: { history: 'cx' } }, 'letter 2'],
    ['a fold for nothing', { ...least, table: { history: 'rc/f' } }, 'letter 4: illegal action'],
    ['a third raise', { ...least, table: { history: 'rrr' } }, 'letter 3: illegal action'],
    ['a round that ends too early', { ...least, table: { history: 'c/r' } }, 'letter 2'],
    ['a round that is not ended', { ...least, table: { history: 'ccr' } }, 'letter 3'],
    ['no shown cards at a showdown', { ...showdown, shown: undefined }, 'shown: must list'],
    ['another card shown', { ...showdown, shown: ['Kh', 'Qs'] }, 'another card than its own'],
    ['a card twice', { ...showdown, shown: ['Js', 'Qh'] }, 'Js appears twice'],
    ['another pot', { ...least, table: { history: 'rc/r', pot: 9 } }, 'view.table.pot'],
    ['another game', { ...least, game: 'kuhn' }, 'game'],
    ['what it may not hold', { ...least, hidden: 'Kh' }, 'has no field "hidden"'],
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
    const views = playthrough(game, 9).map((state) => game.view(state, 0))
    const fields = Object.keys(views[0]).filter((field) => !['card', 'board', 'shown'].includes(field))
    const changed = fc.tuple(fc.constantFrom(...views), fc.constantFrom(...fields), fc.jsonValue())
    fc.assert(
      fc.property(changed, ([view, field, value]) => {
        try {
          expect(game.readView({ ...view, [field]: value })).toEqual(view)
        } catch (error) {
          expect(error).toBeInstanceOf(BadInput)
        }
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})
