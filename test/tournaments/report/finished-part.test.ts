import { expect, test } from 'vitest'
import { finishedPart } from '../../../tournaments/report/finished-part.ts'
import { schedule } from '../../../tournaments/schedule.ts'

/** Three agents in pairs: three pairings of 10 deals in matches of 4, from two seats. */
const matches = (order: 'pairings' | 'deals') => schedule(3, 2, 10, 4, order)

/** The lengths of a record that holds so many games of a schedule. */
function lengths(order: 'pairings' | 'deals', games: number): Map<number, number> {
  const found = new Map<number, number>()
  let left = games
  for (const { index, deals } of matches(order)) {
    if (left > 0) found.set(index, Math.min(left, deals))
    left -= deals
  }
  return found
}

test.each(['pairings', 'deals'] as const)(
  'all of a tournament that is over counts, in the order of %s',
  (order) => {
    expect(finishedPart(matches(order), lengths(order, 60))).toEqual({ pairings: 3, deals: 10 })
  },
)

test('of a tournament in the order of pairings what holds the most games counts', () => {
  const part = (games: number) => finishedPart(matches('pairings'), lengths('pairings', games))
  expect(part(7)).toEqual({ pairings: 0, deals: 0 })
  expect(part(8)).toEqual({ pairings: 1, deals: 4 })
  expect(part(20)).toEqual({ pairings: 1, deals: 10 })
  expect(part(28)).toEqual({ pairings: 1, deals: 10 })
  expect(part(39)).toEqual({ pairings: 2, deals: 8 })
  expect(part(40)).toEqual({ pairings: 2, deals: 10 })
})

test('where few of many pairings have begun a block, what all have played counts', () => {
  // Three blocks of eight games, then one pairing's second block.
  expect(finishedPart(matches('deals'), lengths('deals', 32))).toEqual({ pairings: 3, deals: 4 })
})

test('deals after a match that is not whole do not count', () => {
  const gap = new Map(lengths('pairings', 60))
  gap.delete(2)
  expect(finishedPart(matches('pairings'), gap)).toEqual({ pairings: 3, deals: 4 })
})
