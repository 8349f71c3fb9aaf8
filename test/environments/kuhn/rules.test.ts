import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../environments/errors.ts'
import { ACTION_OF, openTable } from '../../../environments/kuhn/betting.ts'
import { type KuhnState, kuhn } from '../../../environments/kuhn/rules.ts'

const J = 0
const Q = 1
const K = 2
const A = 3

/** The hand after these letters, with these cards by seat. */
function played(cards: readonly number[], history: string): KuhnState {
  const game = kuhn({ seats: cards.length })
  let state: KuhnState = { cards, table: openTable(cards.length) }
  for (const letter of history) state = game.apply(state, ACTION_OF[letter])
  return state
}

const returns = (cards: readonly number[], history: string) =>
  kuhn({ seats: cards.length }).returns(played(cards, history))

describe('Kuhn poker for two', () => {
  const game = kuhn()

  it('lets a seat check or bet before there is a bet, and fold or call after', () => {
    expect(game.legalActions(played([J, Q], ''))).toEqual(['call', 'raise'])
    expect(game.legalActions(played([J, Q], 'c'))).toEqual(['call', 'raise'])
    expect(game.legalActions(played([J, Q], 'r'))).toEqual(['fold', 'call'])
    expect(game.legalActions(played([J, Q], 'cr'))).toEqual(['fold', 'call'])
  })

  it('pays by each of its five endings', () => {
    expect(returns([J, Q], 'cc')).toEqual([-1, 1])
    expect(returns([K, Q], 'cc')).toEqual([1, -1])
    expect(returns([J, Q], 'rf')).toEqual([1, -1])
    expect(returns([K, Q], 'crf')).toEqual([-1, 1])
    // A lost call costs 2.
    expect(returns([J, Q], 'rc')).toEqual([-2, 2])
    expect(returns([K, Q], 'crc')).toEqual([2, -2])
  })

  it('lists its six deals', () => {
    const deals = game.initialStates?.().map(({ state }) => state.cards)
    expect(deals).toEqual([
      [J, Q],
      [J, K],
      [Q, J],
      [Q, K],
      [K, J],
      [K, Q],
    ])
  })

  it('shows cards at the showdown alone', () => {
    expect(game.view(played([J, Q], 'rc'), 0).shown).toEqual(['J', 'Q'])
    expect(game.view(played([J, Q], 'rf'), 0).shown).toEqual([null, null])
    expect(game.view(played([J, Q], 'r'), 1).shown).toEqual([null, null])
  })
})

describe('Kuhn poker for three', () => {
  const game = kuhn({ seats: 3 })

  it('goes round the table until all have checked, or all others have answered the bet', () => {
    const order = (history: string) =>
      [...history, ''].map((_, at) => game.currentPlayer(played([J, Q, K], history.slice(0, at))))
    expect(order('ccc')).toEqual([0, 1, 2, undefined])
    expect(order('rfc')).toEqual([0, 1, 2, undefined])
    expect(order('crcf')).toEqual([0, 1, 2, 0, undefined])
    expect(order('ccrfc')).toEqual([0, 1, 2, 0, 1, undefined])
  })

  it('pays the highest card of those still in', () => {
    expect(returns([J, Q, A], 'ccc')).toEqual([-1, -1, 2])
    expect(returns([J, Q, A], 'rcf')).toEqual([-2, 3, -1])
    expect(returns([J, Q, A], 'rff')).toEqual([2, -1, -1])
    expect(returns([K, Q, A], 'ccrcf')).toEqual([-2, -1, 3])
  })

  it('hides both other cards, and lists the six ways they may lie, fewer once one is shown', () => {
    const view = game.view(played([J, Q, A], 'r'), 1)
    expect(game.hiddenStates(view)).toEqual([
      [J, K],
      [J, A],
      [K, J],
      [K, A],
      [A, J],
      [A, K],
    ])
    const folded = game.view(played([J, Q, A], 'rfc'), 1)
    expect(folded.shown).toEqual(['J', null, 'A'])
    expect(game.hiddenStates(folded)).toEqual([[J, A]])
  })

  it('tells what the others have decided with what each saw', () => {
    const view = game.view(played([J, Q, A], 'cr'), 2)
    const past = game.past?.(view, [K, Q]) ?? []
    expect(past.map(({ seat, action, actions, view: seen }) => [seat, action, actions, seen.card])).toEqual([
      [0, 'call', ['call', 'raise'], 'K'],
      [1, 'raise', ['call', 'raise'], 'Q'],
    ])
    expect(past[1].view).toEqual(game.view(played([K, Q, A], 'c'), 1))
  })

  it('is for two or three', () => {
    expect(kuhn({ seats: '3' }).seats).toBe(3)
    expect(() => kuhn({ seats: 4 })).toThrow(BadInput)
  })
})

describe('The house players of Kuhn poker', () => {
  const population = kuhn().population ?? []
  const choice = (name: string, card: string, history: string, seats = 2) => {
    const game = kuhn({ seats })
    const view = game.readView({ seat: history.length % seats, card, table: { history } })
    const chances = population.find((policy) => policy.name === name)?.distribution(view, view.actions) ?? []
    return view.actions[Array.from(chances).indexOf(1)]
  }

  it('do what their names say, as far as it is legal', () => {
    expect([choice('call', 'K', ''), choice('call', 'J', 'r')]).toEqual(['call', 'call'])
    expect([choice('raise', 'J', 'c'), choice('raise', 'J', 'r')]).toEqual(['raise', 'call'])
    expect([choice('fold', 'K', ''), choice('fold', 'K', 'cr')]).toEqual(['call', 'fold'])
  })

  it('myopic weighs its card against random ones', () => {
    // A queen wins half the time: no bet, but four chips for one are worth a call.
    expect([choice('myopic', 'Q', ''), choice('myopic', 'Q', 'r')]).toEqual(['call', 'call'])
    expect([choice('myopic', 'K', ''), choice('myopic', 'J', 'r')]).toEqual(['raise', 'fold'])
    // Of three others, a king beats two: both opponents are beaten one time in three, no more than their share.
    expect([choice('myopic', 'K', '', 3), choice('myopic', 'A', '', 3)]).toEqual(['call', 'raise'])
    expect([choice('myopic', 'Q', 'r', 3), choice('myopic', 'Q', 'rf', 3)]).toEqual(['fold', 'call'])
  })
})
