import { describe, expect, it } from 'vitest'
import {
  type Card,
  cards,
  HAND_CLASS,
  HIGH,
  HOLDINGS,
  holdingIndex,
  LOW,
} from '../../../environments/holdem/cards.ts'
import { drawCards } from '../../../environments/holdem/deal.ts'
import { flopEquities, preflopEquities } from '../../../environments/holdem/equity-tables.ts'
import { CANONICAL_FLOPS, flopIndex, flopKinds, SUIT_MAPS } from '../../../environments/holdem/flops.ts'
import { boardNode, rankFrom } from '../../../environments/holdem/ranks.ts'
import { strengths } from '../../../environments/holdem/strength.ts'
import { randomOf } from '../../../environments/random.ts'

const random = randomOf(2, 'strength')

/** Equity by enumeration of every rest of the board and every opponent holding, one hand at a time. */
function enumerated(board: readonly Card[], a: Card, b: Card): number {
  const unseen = Array.from({ length: 52 }, (_, card) => card).filter((c) => ![...board, a, b].includes(c))
  let points = 0
  let count = 0
  const complete = (full: readonly Card[], from: number) => {
    if (full.length < 5) {
      for (let i = from; i < unseen.length; i++) complete([...full, unseen[i]], i + 1)
      return
    }
    const node = boardNode(full)
    const own = rankFrom(node, a, b)
    const left = unseen.filter((card) => !full.includes(card))
    for (let i = 1; i < left.length; i++)
      for (let j = 0; j < i; j++) {
        const other = rankFrom(node, left[i], left[j])
        points += own > other ? 1 : own === other ? 0.5 : 0
        count++
      }
  }
  complete(board, 0)
  return points / count
}

function drawHole(board: readonly Card[]): [Card, Card] {
  const [a, b] = drawCards(2, board, random)
  return [a, b]
}

describe('the strength of holdings', () => {
  it('equals enumeration for every holding on the river', () => {
    for (let trial = 0; trial < 4; trial++) {
      const board = drawCards(5, [], random)
      const vector = strengths(board)
      for (let h = 0; h < HOLDINGS; h++) {
        const blocked = board.includes(LOW[h]) || board.includes(HIGH[h])
        expect(vector[h]).toBeCloseTo(blocked ? 0 : enumerated(board, LOW[h], HIGH[h]), 6)
      }
    }
  })

  it('equals enumeration where the board plays and everybody ties', () => {
    const vector = strengths(cards('AhKhQhJhTh'))
    for (let h = 0; h < HOLDINGS; h++) expect([0, 0.5]).toContain(vector[h])
  })

  it('equals enumeration on the turn', () => {
    for (let trial = 0; trial < 6; trial++) {
      const board = drawCards(4, [], random)
      const [a, b] = drawHole(board)
      expect(strengths(board)[holdingIndex(a, b)]).toBeCloseTo(enumerated(board, a, b), 6)
    }
  })

  it('equals enumeration on the flop to the precision of the table', () => {
    for (const [flop, hole] of [
      ['7h8h2h', 'AsKd'],
      ['TsTd4c', '4h4s'],
    ]) {
      const [a, b] = cards(hole)
      expect(strengths(cards(flop))[holdingIndex(a, b)]).toBeCloseTo(enumerated(cards(flop), a, b), 4)
    }
  })

  it('averages the turns to the flop', () => {
    const flop = cards('Qs9d3d')
    const [a, b] = cards('Jd8d')
    let sum = 0
    for (let turn = 0; turn < 52; turn++)
      if (![...flop, a, b].includes(turn)) sum += strengths([...flop, turn])[holdingIndex(a, b)]
    expect(strengths(flop)[holdingIndex(a, b)]).toBeCloseTo(sum / 47, 4)
  })

  it('is not changed by renaming suits, nor by the order of the board', () => {
    for (const size of [3, 4, 5]) {
      const board = drawCards(size, [], random)
      const vector = strengths(board).slice()
      for (const suits of SUIT_MAPS) {
        const renamed = (card: Card) => (card & ~3) | suits[card & 3]
        const other = strengths(board.map(renamed).reverse())
        for (let h = 0; h < HOLDINGS; h += 7)
          expect(other[holdingIndex(renamed(LOW[h]), renamed(HIGH[h]))]).toBe(vector[h])
      }
    }
  })

  it('is a half on average over all holdings', () => {
    for (const size of [0, 3, 4, 5]) {
      const board = drawCards(size, [], random)
      const open = 52 - size
      const total = strengths(board).reduce((sum, equity) => sum + equity, 0)
      expect(total / ((open * (open - 1)) / 2)).toBeCloseTo(0.5, 5)
    }
  })

  it('knows the published equities before the flop', () => {
    const of = (hole: string) => {
      const [a, b] = cards(hole)
      return strengths([])[holdingIndex(a, b)]
    }
    expect(of('AsAh')).toBeCloseTo(0.852, 3)
    expect(of('7s2h')).toBeCloseTo(0.3458, 3)
    expect(of('3s2h')).toBeCloseTo(0.323, 3)
  })

  it('gives the exact gain of a best response per bet before and on the flop', () => {
    let preflop = 0
    for (let h = 0; h < HOLDINGS; h++) preflop += Math.max(0, 2 * preflopEquities()[HAND_CLASS[h]] - 1)
    expect(preflop / HOLDINGS).toBeCloseTo(0.0801971, 7)
    let flop = 0
    let count = 0
    const equities = flopEquities()
    flopKinds().variants.forEach((variants, number) => {
      for (let h = 0; h < HOLDINGS; h++)
        flop += variants * Math.max(0, (2 * equities[number * HOLDINGS + h]) / 65535 - 1)
      count += variants * 1176
    })
    expect(flop / count).toBeCloseTo(0.16677255, 6)
  })

  it('remembers recent boards only', () => {
    const first = strengths(cards('2c3c4c5c7d'))
    expect(strengths(cards('7d5c4c3c2c'))).toBe(first)
    for (let i = 0; i < 64; i++) strengths(drawCards(5, [], random))
    expect(strengths(cards('2c3c4c5c7d'))).not.toBe(first)
  })

  it('refuses a board that cannot be', () => {
    expect(() => strengths(cards('2c3c'))).toThrow(RangeError)
  })
})

describe('the canonical flops', () => {
  it('stand for every flop once', () => {
    const { canonical, variants, kind } = flopKinds()
    expect(canonical).toHaveLength(CANONICAL_FLOPS)
    expect(variants.reduce((sum, count) => sum + count, 0)).toBe(22_100)
    expect(new Set(kind).size).toBe(CANONICAL_FLOPS)
    expect(flopIndex(51, 49, 50)).toBe(22_099)
  })
})
