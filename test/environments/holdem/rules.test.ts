import { describe, expect, it } from 'vitest'
import { BadInput, IllegalAction } from '../../../environments/errors.ts'
import { bet, bettingRules, legalBets, type Table } from '../../../environments/holdem/betting.ts'
import { cards } from '../../../environments/holdem/cards.ts'
import { settle } from '../../../environments/holdem/pots.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import type { HoldemSettings } from '../../../environments/holdem/settings.ts'
import { replay } from '../../../environments/holdem/view-reading.ts'
import { randomOf } from '../../../environments/random.ts'

/** The table after a history of betting in ACPC letters. */
function tableAfter(history: string, settings: Partial<HoldemSettings> = {}): Table {
  return replay(bettingRules({ profile: 'acpc', seats: 2, stacks: 'unlimited', ...settings }), history)
}

/** What the seat to act may do after a history. */
function choices(history: string, settings: Partial<HoldemSettings> = {}) {
  const rules = bettingRules({ profile: 'acpc', seats: 2, stacks: 'unlimited', ...settings })
  return legalBets(rules, replay(rules, history))
}

/** What each seat gains in chips when the betting ended so and these cards were dealt. */
function gains(table: Table, holes: readonly string[], board: string, lot: readonly number[] = []) {
  const pairs = holes.map(cards).map(([a, b]): [number, number] => [a, b])
  return settle(table, { holes: pairs, board: cards(board), lot })
}

const BOARD = '2c7d8hJsQc'

describe('the betting heads-up', () => {
  it('opens with the button in seat 1 on the small blind, the first to act', () => {
    expect(tableAfter('')).toMatchObject({ spent: [10, 5], pot: 15, toAct: 1, toCall: 5 })
    expect(tableAfter('', { profile: 'rlcard' })).toMatchObject({
      spent: [2, 1],
      pot: 3,
      toAct: 1,
      toCall: 1,
    })
  })

  it('lets the big blind act first on every later street under acpc', () => {
    expect(tableAfter('cc/').toAct).toBe(0)
    expect(tableAfter('rc/rc/').toAct).toBe(0)
    expect(tableAfter('cc/crc/').toAct).toBe(0)
  })

  it('starts a street with the seat after the last to act under rlcard', () => {
    const rlcard = { profile: 'rlcard' } as const
    expect(tableAfter('cc/', rlcard).toAct).toBe(1)
    expect(tableAfter('crc/', rlcard).toAct).toBe(0)
    expect(tableAfter('cc/cc/', rlcard).toAct).toBe(1)
    expect(tableAfter('cc/crc/', rlcard).toAct).toBe(0)
  })

  it('leaves the big blind the option to raise after a call', () => {
    expect(choices('c')).toEqual(['call', 'raise'])
    expect(tableAfter('c')).toMatchObject({ street: 0, toAct: 0, toCall: 0 })
    expect(tableAfter('cc/').street).toBe(1)
  })

  it('offers a fold only against a bet under acpc, and always under rlcard', () => {
    expect(choices('cc/')).toEqual(['call', 'raise'])
    expect(choices('cc/r')).toEqual(['fold', 'call', 'raise'])
    expect(choices('cc/', { profile: 'rlcard' })).toEqual(['fold', 'call', 'raise'])
  })

  it('raises by the size of the street', () => {
    expect(tableAfter('rc/rc/rc/rc').spent).toEqual([70, 70])
    expect(tableAfter('rc/rc/rc/rc', { profile: 'rlcard' }).spent).toEqual([14, 14])
  })

  it('caps acpc at three raises before the flop and four after', () => {
    expect(choices('rr')).toContain('raise')
    expect(choices('rrr')).toEqual(['fold', 'call'])
    expect(choices('rrrc/rrr')).toContain('raise')
    expect(choices('rrrc/rrrr')).toEqual(['fold', 'call'])
    expect(choices('rrrc/rrrrc/rrrrc/rrrr')).toEqual(['fold', 'call'])
    expect(tableAfter('rrrc/rrrrc/rrrrc/rrrrc').spent).toEqual([240, 240])
  })

  it('caps rlcard at four raises on every street', () => {
    expect(choices('rrr', { profile: 'rlcard' })).toContain('raise')
    expect(choices('rrrr', { profile: 'rlcard' })).toEqual(['fold', 'call'])
    expect(choices('rrrrc/rrrr', { profile: 'rlcard' })).toEqual(['fold', 'call'])
  })

  it('refuses what is not allowed and says what is', () => {
    const rules = bettingRules({ profile: 'acpc', seats: 2, stacks: 'unlimited' })
    expect(() => bet(rules, replay(rules, 'c'), 'fold')).toThrow(IllegalAction)
    expect(() => bet(rules, replay(rules, 'rrr'), 'raise')).toThrow('legal here: "fold", "call"')
    expect(() => bet(rules, replay(rules, 'f'), 'call')).toThrow('the game is over')
  })
})

describe('the betting of three and more', () => {
  const six = { seats: 6 }

  it('puts the blinds in seats 0 and 1 and starts after them', () => {
    expect(tableAfter('', six)).toMatchObject({ spent: [5, 10, 0, 0, 0, 0], toAct: 2, toCall: 10 })
    expect(tableAfter('', { seats: 3 }).toAct).toBe(2)
  })

  it('starts later streets with the first seat after the button that is still in', () => {
    expect(tableAfter('cccccc/', six).toAct).toBe(0)
    expect(tableAfter('ccccfc/', six).toAct).toBe(1)
    expect(tableAfter('cccccc/rffccc/', six).toAct).toBe(0)
    expect(tableAfter('cccccc/cccrccfcf/', six).toAct).toBe(1)
  })

  it('starts later streets after the last to act under rlcard', () => {
    expect(tableAfter('ccc/', { seats: 3, profile: 'rlcard' }).toAct).toBe(2)
    expect(tableAfter('crcc/', { seats: 3, profile: 'rlcard' }).toAct).toBe(0)
  })

  for (const profile of ['acpc', 'rlcard'] as const) {
    it(`never offers the last raiser a raise of his own bet under ${profile}`, () => {
      // Seat 2 raises and both call: the street is over, without asking seat 2 again.
      expect(tableAfter('rcc/', { seats: 3, profile }).street).toBe(1)
      expect(tableAfter('rfc/', { seats: 3, profile }).street).toBe(1)
      // Seat 0 raises last; seats 1 and 2 call.
      expect(tableAfter('crcc/', { seats: 3, profile }).street).toBe(1)
      // The small blind of six raises last, and the five others call.
      expect(tableAfter('ccccrccccc/', { seats: 6, profile }).street).toBe(1)
    })
  }

  it('lets the big blind raise when all have called, and then asks each caller again', () => {
    expect(tableAfter('cc', { seats: 3 }).toAct).toBe(1)
    expect(choices('cc', { seats: 3 })).toEqual(['call', 'raise'])
    expect(tableAfter('ccr', { seats: 3 })).toMatchObject({ toAct: 2, toCall: 10 })
    expect(tableAfter('ccrc', { seats: 3 })).toMatchObject({ toAct: 0, toCall: 10 })
    expect(tableAfter('ccrcc/', { seats: 3 }).street).toBe(1)
  })

  it('ends as soon as one seat is left, with nothing shown', () => {
    const table = tableAfter('fffff', six)
    expect(table.toAct).toBe(-1)
    expect(gains(table, ['2c2d', '3c3d', '4c4d', '5c5d', '6c6d', '8c8d'], BOARD)).toEqual([-5, 5, 0, 0, 0, 0])
  })

  it('skips the seats that have folded', () => {
    expect(tableAfter('fcfccc/', six)).toMatchObject({ street: 1, toAct: 0 })
    expect(tableAfter('fcfccc/ccc', six)).toMatchObject({ street: 1, toAct: 5 })
    expect(tableAfter('fcfccc/cccc/', six).street).toBe(2)
  })
})

describe('the betting with finite stacks', () => {
  it('lets a seat call for less and returns what nobody could call', () => {
    // Seat 0 has 25: the bet that makes 30 is called for 25, and 5 chips go back to the bettor.
    const table = tableAfter('rc/crc//', { stacks: [25, 200] })
    expect(table.spent).toEqual([25, 30])
    expect(gains(table, ['AhAd', 'KhKd'], BOARD)).toEqual([25, -25])
    expect(gains(table, ['KhKd', 'AhAd'], BOARD)).toEqual([-25, 25])
  })

  it('returns an uncalled bet to the last seat left', () => {
    const table = tableAfter('rrf')
    expect(gains(table, ['AhAd', 'KhKd'], BOARD)).toEqual([20, -20])
  })

  it('deals the board out without more betting when nobody could answer', () => {
    const table = tableAfter('rrc', { stacks: [25, 200] })
    expect(table).toMatchObject({ toAct: -1, street: 3, history: 'rrc///', spent: [25, 25] })
  })

  it('asks nobody when the blinds alone are all that a seat has', () => {
    const table = tableAfter('///', { stacks: [4, 100] })
    expect(table).toMatchObject({ toAct: -1, spent: [4, 5] })
    expect(gains(table, ['AhAd', 'KhKd'], BOARD)).toEqual([4, -4])
  })

  it('takes an all-in raise of half the size or more as a full one, which may be raised again', () => {
    // Seat 2 raises to 20, seat 0 goes all-in for 25: 5 more is half of 10.
    const settings = { seats: 3, stacks: [25, 500, 500] }
    expect(tableAfter('rr', settings)).toMatchObject({ bet: 25, fullBet: 25, raises: 2 })
    expect(choices('rrc', settings)).toContain('raise')
    expect(tableAfter('rrr', settings)).toMatchObject({ bet: 35, raises: 3 })
  })

  it('lets a smaller all-in raise reopen nothing for those who have acted', () => {
    // 24 is 4 more than the raise to 20. Seat 2 raised, so it may only call; seat 1 has not acted yet.
    const settings = { seats: 3, stacks: [24, 500, 500] }
    expect(tableAfter('rr', settings)).toMatchObject({
      bet: 24,
      fullBet: 20,
      raises: 1,
      toAct: 1,
      toCall: 14,
    })
    expect(choices('rr', settings)).toEqual(['fold', 'call', 'raise'])
    expect(choices('rrc', settings)).toEqual(['fold', 'call'])
  })

  it('lets one who has not acted complete a short all-in to a full raise, which reopens the betting', () => {
    const settings = { seats: 3, stacks: [24, 500, 500] }
    expect(tableAfter('rrr', settings)).toMatchObject({ bet: 30, fullBet: 30, raises: 2, toAct: 2 })
    expect(choices('rrr', settings)).toContain('raise')
  })

  it('lets callers before a short all-in only call or fold', () => {
    // Seats 3 and 4 call 10, seat 5 goes all-in for 14.
    const settings = { seats: 6, stacks: [500, 500, 500, 500, 500, 14] }
    expect(choices('cccr', settings)).toContain('raise')
    expect(choices('cccrcc', settings)).toEqual(['fold', 'call'])
  })

  it('offers no raise when every opponent is all-in', () => {
    expect(choices('r', { stacks: [20, 500] })).toEqual(['fold', 'call'])
    expect(choices('', { stacks: [10, 500] })).toEqual(['fold', 'call'])
  })
})

describe('the pots', () => {
  /** A finished table at which these chips were put in; seats in `folded` have folded. */
  function finished(spent: readonly number[], folded: readonly number[] = []): Table {
    let live = (1 << spent.length) - 1
    for (const seat of folded) live &= ~(1 << seat)
    const pot = spent.reduce((sum, chips) => sum + chips, 0)
    return { ...tableAfter('cc/cc/cc/cc'), spent, pot, live }
  }

  it('are three for three unequal all-ins, each won by the best hand that paid into it', () => {
    // Main pot 3 x 20 to the aces, side pot 2 x 30 to the kings, the last 50 back to the queens.
    const table = finished([20, 50, 100])
    expect(gains(table, ['AhAd', 'KhKd', '9h9d'], BOARD)).toEqual([40, 10, -50])
    expect(gains(table, ['9h9d', 'KhKd', 'AhAd'], BOARD)).toEqual([-20, -50, 70])
    expect(gains(table, ['KhKd', 'AhAd', '9h9d'], BOARD)).toEqual([-20, 70, -50])
    expect(gains(table, ['AhAd', '9h9d', 'KhKd'], BOARD)).toEqual([40, -50, 10])
  })

  it('are split by ties, each pot among its own', () => {
    const table = finished([20, 50, 50])
    expect(gains(table, ['AhAd', 'KhKd', 'KsKc'], BOARD)).toEqual([40, -20, -20])
    expect(gains(table, ['AhAd', 'AsAc', '9h9d'], BOARD)).toEqual([10, 40, -50])
  })

  it('keep the chips of those who folded', () => {
    // The folder's 35 go 20 into the main pot and 15 into the side pot.
    const table = finished([20, 50, 50, 35], [3])
    expect(gains(table, ['AhAd', 'KhKd', '9h9d', '5h5d'], BOARD)).toEqual([60, 25, -50, -35])
  })

  it('take what a folder put in above all that are left', () => {
    const table = finished([20, 30, 40], [2])
    expect(gains(table, ['AhAd', 'KhKd', '9h9d'], BOARD)).toEqual([40, 0, -40])
  })

  it('split odd chips in fractions under acpc and by lot under rlcard', () => {
    const table = finished([2, 2, 1], [2])
    const holes = ['AhAd', 'AsAc', '9h9d']
    expect(gains(table, holes, BOARD)).toEqual([0.5, 0.5, -1])
    expect(gains(table, holes, BOARD, [1, 2, 0])).toEqual([0, 1, -1])
    expect(gains(table, holes, BOARD, [2, 0, 1])).toEqual([1, 0, -1])
  })

  it('are split by all when the board plays', () => {
    expect(gains(finished([30, 30]), ['2h3d', '4h3c'], 'AcKcQcJcTc')).toEqual([0, 0])
  })
})

describe('the game', () => {
  it('pays in thousandths of a big blind under acpc and in big blinds under rlcard', () => {
    const paid = (profile: string) => {
      const game = limitHoldem({ profile })
      return { unit: game.unit, returns: game.returns(game.apply(game.initialState(randomOf(1)), 'fold')) }
    }
    expect(paid('acpc')).toEqual({ unit: 'mbb/hand', returns: [500, -500] })
    expect(paid('rlcard')).toEqual({ unit: 'BB/hand', returns: [0.5, -0.5] })
  })

  it.each([
    [{ seats: 1 }, 'seats'],
    [{ seats: 11 }, 'seats'],
    [{ profile: 'omaha' }, 'profile'],
    [{ stacks: 'deep' }, 'stacks'],
    [{ stacks: [10, 0] }, 'stacks'],
    [{ seats: 3, stacks: [10, 20] }, 'names 2 stacks for 3 seats'],
    [{ blinds: 3 }, 'there is no setting "blinds"'],
  ])('refuses the settings %j, naming what is wrong', (settings, reason) => {
    expect(() => limitHoldem(settings)).toThrow(BadInput)
    expect(() => limitHoldem(settings)).toThrow(reason)
  })
})
