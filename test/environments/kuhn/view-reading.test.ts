import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../environments/errors.ts'
import { kuhn } from '../../../environments/kuhn/rules.ts'
import { playthrough } from '../../../testing/game-conformance.ts'

const game = kuhn({ seats: 3 })
/** The least that says all of a view: seat 1 facing a bet. */
const least = { seat: 1, card: 'Q', table: { history: 'r' } }
const showdown = { seat: 1, card: 'Q', table: { history: 'rcf' }, shown: ['A', 'Q', null] }

describe('a view of Kuhn poker that is read from JSON', () => {
  it('needs no more than the seat, the card and the betting', () => {
    const view = game.readView(least)
    expect(view).toMatchObject({ actions: ['fold', 'call'], shown: [null, null, null] })
    expect(view.table).toMatchObject({ toAct: 1, pot: 4, toCall: 1, spent: [2, 1, 1] })
    expect(game.readView(showdown).shown).toEqual(['A', 'Q', null])
  })

  it.each<[string, unknown, string]>([
    ['nothing', null, 'seat'],
    ['a seat that is not there', { ...least, seat: 3 }, 'seat: 3 is not at a table of 3'],
    ['no card', { ...least, card: undefined }, 'card'],
    ['a card that is none', { ...least, card: 'T' }, 'card: is not a card'],
    ['no history', { ...least, table: {} }, 'table.history'],
    ['a letter that is no action', { ...least, table: { history: 'x' } }, 'letter 1'],
    ['a raise of a bet', { ...least, table: { history: 'rr' } }, 'letter 2: illegal action'],
    ['an action after the end', { ...least, table: { history: 'cccc' } }, 'the game is over'],
    ['no shown cards at a showdown', { ...showdown, shown: undefined }, 'shown: must list'],
    ['a folded card shown', { ...showdown, shown: ['A', 'Q', 'K'] }, 'seat 2 has folded'],
    ['another card shown', { ...showdown, shown: ['A', 'K', null] }, 'another card than its own'],
    ['a card twice', { ...showdown, shown: ['Q', 'Q', null] }, 'Q appears twice'],
    ['another pot', { ...least, table: { history: 'r', pot: 9 } }, 'view.table.pot'],
    ['another game', { ...least, game: 'leduc' }, 'game'],
    ['what it may not hold', { ...least, hidden: 'K' }, 'has no field "hidden"'],
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

  it('holds no card that the deck of its seats has not', () => {
    expect(() => kuhn().readView({ seat: 0, card: 'A', table: { history: '' } })).toThrow(
      'the card A is not in the deck of 2 seats: J, Q, K',
    )
  })

  it('is either refused as bad input or the same view, whatever one field is changed to', () => {
    const views = playthrough(game, 5).map((state) => game.view(state, 0))
    const fields = Object.keys(views[0]).filter((field) => field !== 'card' && field !== 'shown')
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
