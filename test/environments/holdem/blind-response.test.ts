import { describe, expect, it } from 'vitest'
import { bettingRules, openTable } from '../../../environments/holdem/betting.ts'
import { continuations } from '../../../environments/holdem/blind-lines.ts'
import { Turns } from '../../../environments/holdem/blind-response.ts'
import { type Card, cards, holdingIndex } from '../../../environments/holdem/cards.ts'
import { CANONICAL_FLOPS } from '../../../environments/holdem/flops.ts'
import { housePolicies } from '../../../environments/holdem/policies.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { settingsSchema } from '../../../environments/holdem/settings.ts'
import { strengths } from '../../../environments/holdem/strength.ts'
import { CANONICAL_TURNS, turnBoards } from '../../../environments/holdem/turn-boards.ts'

const game = limitHoldem()
const rules = bettingRules(settingsSchema().parse({}))
const someView = game.readView({ seat: 0, hole: ['2c', '3c'], board: [], table: { history: 'c' } })

/** The lines of a seat against a house player. */
function linesAgainst(name: string, seat: number) {
  const [policy] = housePolicies.filter((house) => house.name === name).map((house) => house.create())
  return continuations(rules, openTable(rules), seat, policy, (table) => ({ ...someView, table }))
}

describe('Boards of four cards', () => {
  const boards = [...turnBoards()]

  it('are 16,432 that stand for all 270,725', () => {
    expect(boards).toHaveLength(CANONICAL_TURNS)
    expect(boards.reduce((sum, { symmetries }) => sum + 24 / symmetries, 0)).toBe(270_725)
  })

  it('make each flop with each of its 49 turns once', () => {
    const counted = new Float64Array(CANONICAL_FLOPS)
    for (const { flops, symmetries } of boards) for (const { kind } of flops) counted[kind] += 1 / symmetries
    for (const count of counted) expect(count).toBeCloseTo(49, 9)
  })
})

describe('Lines of betting against one who looks at no card', () => {
  it('are few where the same is to come after many', () => {
    // Against a caller a street adds no bet or one.
    expect(linesAgainst('call', 0).map(({ length }) => length)).toEqual([1, 2, 3, 5])
  })

  it('leave out what it never does', () => {
    // Who folds to any bet comes to the flop unraised only, and never there from the small blind.
    expect(linesAgainst('fold', 1).map(({ length }) => length)).toEqual([1, 1, 1, 1])
    expect(linesAgainst('fold', 0).map(({ length }) => length)).toEqual([1, 0, 0, 0])
  })
})

describe('The worth of the turn against a caller', () => {
  const board = cards('Ah7h7d2c')
  const open = Array.from({ length: 52 }, (_, card: Card) => card).filter((card) => !board.includes(card))

  it.each(['KhQh', '7s2d', '5s4s', 'AcAd'])('is a bet whenever it is ahead, with %s', (text) => {
    const hole = cards(text)
    const holding = holdingIndex(hole[0], hole[1])
    const net = (cards: readonly Card[]) => 2 * strengths(cards)[holding] - 1
    const rivers = open.filter((card) => !hole.includes(card)).map((river) => net([...board, river]))
    const later = rivers.reduce((sum, river) => sum + Math.max(0, 20 * river), 0) / rivers.length
    const now = net(board)
    const turns = new Turns([linesAgainst('call', 0)])
    turns.look({ cards: [board[0], board[1], board[2], board[3]] })
    const stakes = [10, 20, 30]
    const expected = stakes.map((stake) => stake * now + Math.max(0, 20 * now) + later)
    const found = turns.values.map((value) => value[holding])
    expect(found.toSorted((a, b) => a - b)).toEqual(
      expected.toSorted((a, b) => a - b).map((value) => expect.closeTo(value, 4)),
    )
  })
})

describe('A best response to one who looks at no card', () => {
  it('is worked out heads-up with unlimited stacks alone', () => {
    expect(game.blindResponses).toBeDefined()
    expect(limitHoldem({ seats: 3 }).blindResponses).toBeUndefined()
    expect(limitHoldem({ stacks: 100 }).blindResponses).toBeUndefined()
  })

  it('is asked for against those who say that they look at none', () => {
    const blind = housePolicies.filter((house) => house.create().blind).map(({ name }) => name)
    expect(blind).toEqual(['random', 'call', 'raise', 'fold'])
  })
})
