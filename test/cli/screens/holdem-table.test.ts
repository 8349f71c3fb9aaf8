import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdemLines } from '../../../cli/screens/holdem/table.ts'
import { textOf, widthOf } from '../../../cli/screens/styled.ts'
import { handOf } from './hand.ts'

const two = ['human', 'bidder']
const at80 = { columns: 80, rows: 20 }
const shown = (...args: Parameters<typeof holdemLines>) =>
  holdemLines(...args)
    .map(textOf)
    .join('\n')

test('a player sees its own cards and the backs of the others', () => {
  const table = shown(handOf('rc', two)[2], 0, at80)
  expect(table).toMatch(/│ K♥ ││ 8♦ │/)
  expect(table).toMatch(/│▒▒▒▒││▒▒▒▒│/)
  expect(table).not.toMatch(/K♣/)
})

test('who follows from outside sees all cards', () => {
  expect(shown(handOf('rc', two)[2], undefined, at80)).toMatch(/│ K♣ ││ 2♥ │/)
})

test('when the hand is over all cards lie open, and it says which would not have been shown', () => {
  const table = shown(handOf('f', two)[1], 0, at80)
  expect(table).toMatch(/│ K♣ ││ 2♥ │/)
  expect(table).toMatch(/not shown/)
})

test('the bets of the street lie before the seats, and the pot holds all of them', () => {
  const table = shown(handOf('rcr', two)[3], 0, at80)
  expect(table).toMatch(/pot 50/)
  expect(table).toMatch(/● 10/)
  expect(table).not.toMatch(/● 20/)
})

test('the course of the hand is told street by street', () => {
  const table = shown(handOf('rccc', two)[4], 0, at80)
  expect(table).toMatch(/preflop {2}you post 10/)
  expect(table).toMatch(/flop {5}you: check/)
  expect(table).toMatch(/turn/)
})

test('suits have colours of their own, and signs that do without', () => {
  const spans = holdemLines(handOf('rccccc', two).at(-1) ?? handOf('', two)[0], undefined, at80).flat()
  const colours = new Map(
    spans.filter(({ text }) => /^.[♠♥♦♣]$/u.test(text)).map((span) => [span.text[1], span.color]),
  )
  expect(colours.get('♥')).toBe('red')
  expect(new Set(colours.values()).size).toBe(colours.size)
})

test('up to ten sit around the pot, in any room', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 10 }),
      fc.string({ unit: fc.constantFrom('c', 'r', 'f'), maxLength: 6 }),
      fc.integer({ min: 38, max: 200 }),
      fc.integer({ min: 8, max: 60 }),
      (seats, letters, columns, rows) => {
        const names = Array.from({ length: seats }, (_, seat) => (seat === 0 ? 'human' : `player-${seat}`))
        // Before the flop there are three raises at most.
        let raises = 0
        const capped = letters.replace(/r/g, () => (raises++ < 3 ? 'r' : 'c'))
        const legal = capped.slice(0, seats - 1)
        const lines = holdemLines(handOf(legal, names).at(-1) ?? handOf('', names)[0], 0, { columns, rows })
        expect(lines.length).toBeLessThanOrEqual(rows)
        for (const line of lines) expect(widthOf(textOf(line))).toBeLessThanOrEqual(columns)
      },
    ),
    { numRuns: 60, seed: 1 },
  )
})

test.each([3, 4, 5, 6, 7, 8, 9, 10])('of %i players each has a place, the button one of them', (seats) => {
  const names = Array.from({ length: seats }, (_, seat) => `p${seat}`)
  const table = shown(handOf('', names)[0], 0, { columns: 120, rows: 30 })
  for (const name of names) expect(table).toContain(`${name} `)
  expect(table.match(/ D /g)).toHaveLength(1)
})
