import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cards, holdingIndex } from '../../../environments/holdem/cards.ts'
import { BOARD_CLASSES, PREFLOP_CLASSES } from '../../../environments/holdem/holding-classes.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { strengths } from '../../../environments/holdem/strength.ts'
import type { OpponentType, Ranges, Spot } from '../../../environments/ranges.ts'

const game = limitHoldem()
const { ranges } = game
if (ranges?.proposals === undefined) throw new Error('Limit Hold’em takes proposals heads-up')
const { proposals } = ranges

const NOISE = 0.03
const anything = {
  street: 'any',
  bets: 'any',
  board: 'any',
  holdings: [],
  strengthFrom: 0,
  strengthBelow: 100,
}
const folds = { fold: 100, call: 0, raise: 0 }
const calls = { fold: 0, call: 100, raise: 0 }
const raises = { fold: 0, call: 0, raise: 100 }

/** The last decision of the other seat in a hand, as types are asked about it. */
function lastSpot(board: string[], history: string, seat: 0 | 1): Spot {
  const view = game.readView({ seat, hole: ['2c', '7d'], board, table: { history } })
  const spot = ranges?.evidence(view).at(-1)?.spot
  if (spot === undefined) throw new Error('the other seat has decided nothing')
  return spot
}

/** The chances to fold, call and raise with a holding. */
function chancesOf(type: OpponentType, spot: Spot, holding: string): number[] {
  if (!('table' in type)) throw new Error('a proposal is a table')
  const [a, b] = cards(holding)
  const table = type.table(spot)
  const part = spot.sort(type.partition)[holdingIndex(a, b)]
  const { parts } = (ranges as Ranges<unknown, unknown>).partitions[type.partition]
  return [0, 1, 2].map((slot) => table[slot * parts + part])
}

/** What a certain action becomes with the share that is uniform. */
const certain = (slot: number, legal = 3) =>
  [0, 1, 2].map((each) => expect.closeTo((each === slot ? 1 - NOISE : 0) + NOISE / legal, 9))

describe('A proposed player of Limit Hold’em', () => {
  // On the river seat 0 bets, is raised, and raises again.
  const board = ['9c', '5h', '2h', 'Kd', '9h']
  const river = lastSpot(board, 'cc/cc/cc/rrr', 1)

  it('does what the first rule that fits says, and otherwise what is said last', () => {
    const type = proposals.typeOf('x', {
      rules: [
        { ...anything, holdings: ['pair with the top card'], ...raises },
        { ...anything, holdings: ['pair with the top card', 'nothing'], ...calls },
      ],
      otherwise: folds,
    })
    expect(chancesOf(type, river, 'KsJc')).toEqual(certain(2))
    expect(chancesOf(type, river, '4s3c')).toEqual(certain(1))
    expect(chancesOf(type, river, 'AsQc')).toEqual(certain(0))
  })

  it('tells apart by strength as the equity table has it', () => {
    const type = proposals.typeOf('x', {
      rules: [
        { ...anything, strengthFrom: 60, ...raises },
        { ...anything, strengthFrom: 40, ...calls },
      ],
      otherwise: folds,
    })
    const equities = strengths(cards(board.join('')))
    for (const holding of ['AsAd', 'KsJc', 'AsQc', 'QsJs', '4s3c', '8s8d', 'TsJs', '6d5d']) {
      const [a, b] = cards(holding)
      const equity = equities[holdingIndex(a, b)]
      expect(chancesOf(type, river, holding)).toEqual(certain(equity >= 0.6 ? 2 : equity >= 0.4 ? 1 : 0))
    }
  })

  it('looks at the street, the bets to call and whether the board is paired', () => {
    const type = proposals.typeOf('x', {
      rules: [
        { ...anything, street: 'river', bets: 'more', ...calls },
        { ...anything, board: 'paired', bets: 'some', ...raises },
        { ...anything, street: 'postflop', board: 'unpaired', bets: 'one', ...calls },
        { ...anything, street: 'preflop', ...raises },
      ],
      otherwise: folds,
    })
    // Seat 1 acts second after the flop, first before it.
    const turn = ['9c', '5h', '2h', 'Kd']
    const pairedTurn = ['9c', '9h', '2h', 'Kd']
    const pairedRiver = [...pairedTurn, '5h']
    expect(chancesOf(type, lastSpot([], 'r', 0), '4s3c')).toEqual(certain(2))
    expect(chancesOf(type, lastSpot(turn, 'cc/rc/', 0), '4s3c')).toEqual(certain(1))
    expect(chancesOf(type, lastSpot(pairedTurn, 'cc/rc/', 0), '4s3c')).toEqual(certain(2))
    expect(chancesOf(type, lastSpot(pairedRiver, 'cc/cc/cc/crrr', 0), '4s3c')).toEqual(certain(1))
    expect(chancesOf(type, lastSpot(pairedRiver, 'cc/cc/cc/crrr', 1), '4s3c')).toEqual(certain(2))
  })

  it('checks where it would fold for nothing, and calls where it may not raise', () => {
    const folding = proposals.typeOf('x', { rules: [], otherwise: folds })
    const raising = proposals.typeOf('x', { rules: [], otherwise: raises })
    const free = lastSpot(['9c', '5h', '2h'], 'cc/c', 1)
    expect(chancesOf(folding, free, 'AsKd')).toEqual([
      0,
      expect.closeTo(1 - NOISE / 2),
      expect.closeTo(NOISE / 2),
    ])
    const capped = lastSpot(['9c', '5h', '2h'], 'rrrc/', 1)
    expect(capped.legal).toEqual([true, true, false])
    expect(chancesOf(raising, capped, 'AsKd')).toEqual([
      expect.closeTo(NOISE / 2),
      expect.closeTo(1 - NOISE / 2),
      0,
    ])
  })

  const share = fc.integer({ min: 0, max: 100 })
  const acts = fc.record({ fold: share, call: share, raise: fc.integer({ min: 1, max: 100 }) })
  const rule = fc
    .record({
      street: fc.constantFrom('any', 'preflop', 'postflop', 'flop', 'turn', 'river'),
      bets: fc.constantFrom('any', 'none', 'some', 'one', 'more'),
      board: fc.constantFrom('any', 'paired', 'unpaired'),
      holdings: fc.subarray([...PREFLOP_CLASSES, ...BOARD_CLASSES]),
      strengthFrom: fc.constantFrom(0, 20, 50, 90),
      strengthBelow: fc.constantFrom(20, 60, 100),
    })
    .chain((when) => acts.map((each) => ({ ...when, ...each })))

  it('gives every legal action a chance, and no other, whatever its rules', () => {
    const spots = [river, lastSpot(['9c', '5h', '2h'], 'rrrc/', 1), lastSpot(['9c', '9h', '2h'], 'cc/c', 1)]
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 6 }),
        acts,
        fc.constantFrom(...spots),
        (rules, otherwise, spot) => {
          const type = proposals.typeOf('x', { rules, otherwise })
          for (const holding of ['AsAd', '4s3c', 'QsJs']) {
            const chances = chancesOf(type, spot, holding)
            expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9)
            chances.forEach((chance, slot) => {
              if (spot.legal[slot]) expect(chance).toBeGreaterThan(0.009)
              else expect(chance).toBe(0)
            })
          }
        },
      ),
      { numRuns: 50, seed: 1 },
    )
  })

  it.each([
    [{ rules: [], otherwise: { fold: 0, call: 0, raise: 0 } }, /all 0/],
    [{ rules: [{ ...anything, ...folds, street: 'showdown' }], otherwise: folds }, /street/],
    [{ rules: [{ ...anything, ...folds, holdings: ['aces'] }], otherwise: folds }, /holdings/],
    [{ rules: [], otherwise: { ...folds, fold: 200 } }, /fold/],
    [{ rules: [] }, /otherwise/],
  ])('is not made of %j', (policy, message) => {
    expect(() => proposals.typeOf('x', policy)).toThrow(message)
  })
})
