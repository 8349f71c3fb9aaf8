import { expect, test } from 'vitest'
import { pairingsOf, schedule, seatOf } from '../../tournaments/schedule.ts'

test('every choice of players is a pairing, once', () => {
  expect(pairingsOf(4, 2)).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
    [2, 3],
  ])
  expect(pairingsOf(5, 3)).toHaveLength(10)
  expect(pairingsOf(3, 3)).toEqual([[0, 1, 2]])
})

test.each([2, 3, 6])('with %i seats every player holds every hand of every deal once', (seats) => {
  const held = new Map<string, number>()
  for (const match of schedule(seats, seats, 23, 10))
    for (let game = 0; game < match.deals; game++)
      for (let place = 0; place < seats; place++) {
        const key = `${place} ${match.firstDeal + game} ${seatOf(match, place, game)}`
        held.set(key, (held.get(key) ?? 0) + 1)
      }
  expect(held.size).toBe(seats * 23 * seats)
  expect(new Set(held.values())).toEqual(new Set([1]))
})

test('the button moves on every game of a match', () => {
  const [match] = schedule(3, 3, 10, 10)
  expect([0, 1, 2, 3].map((game) => seatOf(match, 0, game))).toEqual([0, 1, 2, 0])
})

test('mirrored seatings are separate matches on the same deals, and games are numbered through', () => {
  const matches = schedule(2, 2, 25, 10)
  expect(matches.map(({ firstDeal, deals, rotation }) => [firstDeal, deals, rotation])).toEqual([
    [0, 10, 0],
    [0, 10, 1],
    [10, 10, 0],
    [10, 10, 1],
    [20, 5, 0],
    [20, 5, 1],
  ])
  expect(matches.map(({ firstGame }) => firstGame)).toEqual([0, 10, 20, 30, 40, 45])
  expect(matches.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5])
})
