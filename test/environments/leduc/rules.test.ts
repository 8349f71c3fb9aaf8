import { describe, expect, it } from 'vitest'
import { ACTION_OF, OPENING } from '../../../environments/leduc/betting.ts'
import { CARD_NAMES, type CardName, cardOf } from '../../../environments/leduc/cards.ts'
import { equity } from '../../../environments/leduc/policies.ts'
import { type LeducState, leduc } from '../../../environments/leduc/rules.ts'

const game = leduc()

/** The hand after these letters. @param cards of seat 0, of seat 1, and the board */
function played(cards: readonly [CardName, CardName, CardName], history: string): LeducState {
  const [first, second, board] = cards.map(cardOf)
  let state: LeducState = { cards: [first, second], board, table: OPENING }
  for (const letter of history.replace('/', '')) state = game.apply(state, ACTION_OF[letter])
  return state
}

const returns = (cards: readonly [CardName, CardName, CardName], history: string) =>
  game.returns(played(cards, history))

describe('Leduc poker', () => {
  it('raises by 2 in the first round and by 4 in the second, twice at most in each', () => {
    const state = played(['Kh', 'Qh', 'Jh'], 'rrc/rr')
    expect(state.table).toMatchObject({ history: 'rrc/rr', pot: 22, toCall: 4, spent: [9, 13], raises: 2 })
    expect(game.legalActions(state)).toEqual(['fold', 'call'])
    expect(game.legalActions(played(['Kh', 'Qh', 'Jh'], 'r'))).toEqual(['fold', 'call', 'raise'])
  })

  it('lets a seat fold only when it faces a bet', () => {
    for (const history of ['', 'c', 'cc/', 'cc/c'])
      expect(game.legalActions(played(['Kh', 'Qh', 'Jh'], history))).toEqual(['call', 'raise'])
  })

  it('has seat 0 open both rounds', () => {
    for (const [history, seat] of [
      ['', 0],
      ['c', 1],
      ['cr', 0],
      ['crr', 1],
      ['cc/', 0],
      ['rc/', 0],
      ['crc/', 0],
      ['crrc/', 0],
      ['rrc/c', 1],
      ['cc/crr', 1],
    ] as const)
      expect(game.currentPlayer(played(['Kh', 'Qh', 'Jh'], history)), history).toBe(seat)
  })

  it('pays the pair before the higher card, splits equal ranks, and pays who is left', () => {
    expect(returns(['Jh', 'Kh', 'Js'], 'cc/cc')).toEqual([1, -1])
    expect(returns(['Qh', 'Kh', 'Js'], 'rc/rc')).toEqual([-7, 7])
    expect(returns(['Qh', 'Qs', 'Js'], 'rrc/rrc')).toEqual([0, 0])
    expect(returns(['Kh', 'Jh', 'Ks'], 'rrc/rrc')).toEqual([13, -13])
    expect(returns(['Jh', 'Kh', 'Qs'], 'rf')).toEqual([1, -1])
    expect(returns(['Kh', 'Jh', 'Qs'], 'crc/crf')).toEqual([-3, 3])
  })

  it('lists its 120 deals', () => {
    expect(game.initialStates?.()).toHaveLength(120)
  })

  it('turns the board after the first round and not before', () => {
    const cards = ['Kh', 'Qh', 'Js'] as const
    expect(game.view(played(cards, 'c'), 1).board).toBeNull()
    expect(game.view(played(cards, 'rf'), 1).board).toBeNull()
    expect(game.view(played(cards, 'cc'), 0).board).toBe('Js')
  })

  it('hides five cards before the board, four after, and one that is shown', () => {
    const cards = ['Kh', 'Qh', 'Js'] as const
    const hidden = (history: string) =>
      game.hiddenStates(game.view(played(cards, history), 0)).map((card) => CARD_NAMES[card])
    expect(hidden('')).toEqual(['Jh', 'Js', 'Qh', 'Qs', 'Ks'])
    expect(hidden('cc/')).toEqual(['Jh', 'Qh', 'Qs', 'Ks'])
    expect(hidden('cc/cc')).toEqual(['Qh'])
  })

  it('tells what the other has decided with what it saw', () => {
    const view = game.view(played(['Kh', 'Qh', 'Js'], 'crc/cr'), 0)
    const past = game.past?.(view, cardOf('Ks')) ?? []
    expect(
      past.map(({ action, view: { card, board, table } }) => [action, card, board, table.history]),
    ).toEqual([
      ['raise', 'Ks', null, 'c'],
      ['raise', 'Ks', 'Js', 'crc/c'],
    ])
    expect(past[1].view).toEqual(game.view(played(['Kh', 'Ks', 'Js'], 'crc/c'), 1))
  })
})

describe('The house players of Leduc poker', () => {
  const choice = (name: string, card: CardName, board: CardName | null, history: string) => {
    const seat = game.currentPlayer(played(['Kh', 'Qh', 'Jh'], history)) ?? 0
    const view = game.readView({ seat, card, board, table: { history } })
    const policy = game.population?.find((known) => known.name === name)
    return view.actions[Array.from(policy?.distribution(view, view.actions) ?? []).indexOf(1)]
  }

  it('rule raises kings and pairs, calls with queens and what is above the board', () => {
    expect(['Kh', 'Qh', 'Jh'].map((_, i) => choice('rule', CARD_NAMES[4 - 2 * i], null, 'r'))).toEqual([
      'raise',
      'call',
      'fold',
    ])
    expect(choice('rule', 'Jh', 'Js', 'cc/r')).toBe('raise')
    expect(choice('rule', 'Kh', 'Js', 'cc/r')).toBe('call')
    expect(choice('rule', 'Qh', 'Ks', 'cc/r')).toBe('fold')
    expect(choice('rule', 'Qh', 'Ks', 'cc/')).toBe('call')
    expect(choice('rule', 'Kh', null, 'rr')).toBe('call')
  })

  it('myopic weighs its card against a random one', () => {
    // With a pair it loses to nothing; with a king over a jack it loses to one card of four, and splits with one.
    expect(equity(cardOf('Jh'), cardOf('Js'))).toBe(1)
    expect(equity(cardOf('Kh'), cardOf('Js'))).toBe(2.5 / 4)
    expect(equity(cardOf('Kh'), null) + equity(cardOf('Qh'), null) + equity(cardOf('Jh'), null)).toBeCloseTo(
      1.5,
    )
    expect(choice('myopic', 'Kh', null, 'r')).toBe('raise')
    expect(equity(cardOf('Jh'), null)).toBeCloseTo(0.3, 12)
    expect([choice('myopic', 'Qh', null, 'r'), choice('myopic', 'Jh', null, 'r')]).toEqual(['call', 'fold'])
    expect(choice('myopic', 'Jh', 'Kh', 'cc/r')).toBe('fold')
  })
})
