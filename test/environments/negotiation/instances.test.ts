import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../environments/errors.ts'
import { instanceLine } from '../../../environments/negotiation/instances.ts'
import { negotiation } from '../../../environments/negotiation/rules.ts'
import { randomOf } from '../../../environments/random.ts'

const FILE = '1,2,3 8,1,0 4,0,2\n1,4,1 4,1,2 2,2,0\n2,2,1 1,1,6 0,4,2\n'

describe('instances from a file', () => {
  it('are dealt by the number of the deal, in turn', () => {
    const game = negotiation({}, { instances: FILE })
    const dealt = [0, 1, 2, 3, 7].map((deal) => instanceLine(game.initialState(randomOf(deal), deal)))
    const lines = FILE.trim().split('\n')
    expect(dealt).toEqual([lines[0], lines[1], lines[2], lines[0], lines[1]])
  })

  it('leave no trace in settings or views', () => {
    const game = negotiation({}, { instances: FILE })
    const state = game.initialState(randomOf(1), 1)
    expect(game.settings).toEqual(negotiation().settings)
    expect(game.view(state, 0)).toEqual(game.view(game.initialState(randomOf(1), 4), 0))
    expect(game.hiddenStates(game.view(state, 0)).length).toBeGreaterThan(1)
  })

  it('are written as they are read, whatever is drawn', () => {
    for (const settings of [{}, { preset: 'cao2018' }, { preset: 'casino' }, { preset: 'price' }]) {
      const drawing = negotiation(settings)
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const line = instanceLine(drawing.initialState(randomOf(seed)))
          const read = negotiation(settings, { instances: `${line}\r\n` }).initialState(randomOf(0))
          expect(instanceLine(read)).toBe(line)
        }),
        { numRuns: 20, seed: 1 },
      )
    }
  })

  it.each<[string, string, string]>([
    ['nothing', '', 'the file is empty'],
    ['a blank line between', `${FILE}\n${FILE}`, 'line 4 (""): is not written'],
    ['two fields', '1,2,3 8,1,0', 'line 1 ("1,2,3 8,1,0"): is not written "pool values values"'],
    ['text', 'one two three', 'line 1'],
    ['a negative value', '1,2,3 8,1,0 4,-1,2', 'line 1'],
    ['two spaces', '1,2,3  8,1,0 4,0,2', 'line 1'],
    [
      'values worth 11',
      `${FILE}1,2,3 8,1,0 4,0,3`,
      'line 4 ("1,2,3 8,1,0 4,0,3"): the values 4,0,3 are worth 13',
    ],
    ['too small a pool', '1,1,2 4,2,2 4,2,2', 'no such pool'],
    ['too large a pool', '3,3,2 2,0,2 2,0,2', 'no such pool'],
    ['an item that there is not', '0,5,1 0,1,5 0,1,5', 'no such pool'],
    ['too few values', '1,2,3 8,1 4,0,2', 'are 2 for 3 items'],
    ['an item that nobody wants', '1,2,3 10,0,0 4,0,2', 'an item is worth nothing to both'],
    ['nothing that both want', '2,2,2 5,0,0 0,2,3', 'no item is worth something to both'],
  ])('are refused with %s', (_, instances, reason) => {
    expect(() => negotiation({}, { instances })).toThrow(BadInput)
    expect(() => negotiation({}, { instances })).toThrow(reason)
  })

  it.each<[Record<string, unknown>, string, string]>([
    [{ items: '1,2,3' }, '1,4,1 4,1,2 2,2,0', 'the pool is not 1,2,3'],
    [{ preset: 'cao2018' }, '1,6,1 1,1,1 1,1,1', 'no such pool'],
    [{ preset: 'cao2018' }, '1,5,1 1,11,1 1,1,1', 'have one above 10'],
    [{ preset: 'cao2018' }, '1,5,1 0,0,0 1,1,1', 'are all 0'],
    [{ preset: 'casino' }, '3,3,3 5,4,4 3,4,5', 'are not 5, 4, 3 in some order'],
    [{ preset: 'price' }, '40 101', 'is not one price within 0 to 100'],
    [{ preset: 'price' }, '1,2,3 8,1,0 4,0,2', 'is not written "cost limit"'],
  ])('are refused where the rules %j do not allow them', (settings, instances, reason) => {
    expect(() => negotiation(settings, { instances })).toThrow(reason)
  })
})
