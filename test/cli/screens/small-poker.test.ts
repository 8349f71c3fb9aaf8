import { expect, test } from 'vitest'
import { smallPokerLines } from '../../../cli/screens/poker/small.ts'
import { Sight } from '../../../cli/screens/sight.ts'
import { textOf } from '../../../cli/screens/styled.ts'
import { kuhn } from '../../../environments/kuhn/rules.ts'
import { leduc } from '../../../environments/leduc/rules.ts'
import { randomOf } from '../../../environments/random.ts'

const names = ['human', 'bidder']
const size = { columns: 80, rows: 20 }
const shown = (...args: Parameters<typeof smallPokerLines>) =>
  smallPokerLines(...args)
    .map(textOf)
    .join('\n')

test('in Kuhn poker a player sees its own card, and the other when the hand is over', () => {
  const game = kuhn()
  let state = game.initialState(randomOf(4, 'deal', 0), 0)
  const sight = new Sight(game, names, 1)
  const dealt = sight.deal(0, state, [0, 1])
  const [own, other] = state.cards.map((card) => 'JQK'[card])
  expect(shown(dealt, 0, size)).toContain(`│ ${own}  │`)
  expect(shown(dealt, 0, size)).toContain('│▒▒▒▒│')
  expect(shown(dealt, undefined, size)).toContain(`│ ${other}  │`)
  let seen = dealt
  for (const action of ['raise', 'fold'] as const) {
    const seat = game.currentPlayer(state) ?? 0
    state = game.apply(state, action)
    seen = sight.decide({ seat, action }, state)
  }
  expect(shown(seen, 0, size)).toContain(`│ ${other}  │`)
  expect(shown(seen, 0, size)).toContain('not shown')
  expect(shown(seen, 0, size)).toMatch(/bets {5}you: bet 1,/)
})

test('in Leduc poker the card in the middle lies on its place once it is turned, and the rounds are told apart', () => {
  const game = leduc()
  let state = game.initialState(randomOf(4, 'deal', 0), 0)
  const sight = new Sight(game, names, 1)
  expect(shown(sight.deal(0, state, [0, 1]), 0, size)).toContain('┆    ┆')
  let seen = sight.deal(0, state, [0, 1])
  for (const action of ['call', 'call'] as const) {
    const seat = game.currentPlayer(state) ?? 0
    state = game.apply(state, action)
    seen = sight.decide({ seat, action }, state)
  }
  const table = shown(seen, 0, size)
  expect(table).not.toContain('┆    ┆')
  expect(table).toMatch(/round 1 {2}you: check/)
  expect(table).toMatch(/round 2 {2}no action yet/)
})
