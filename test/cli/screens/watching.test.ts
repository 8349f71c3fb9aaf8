import { expect, test } from 'vitest'
import { textOf } from '../../../cli/screens/styled.ts'
import { Watching } from '../../../cli/screens/watching.ts'
import { readPrices } from '../../../reasoning/language/prices.ts'
import { handOf } from './hand.ts'

const screen = (watching: Watching) => watching.lines({ columns: 80, rows: 24 }).map(textOf).join('\n')

function watched(prices: Readonly<Record<string, object>> = {}) {
  const left: boolean[] = []
  const watching = new Watching(
    {
      color: true,
      prices: readPrices('prices', prices),
      title: ({ game }) => `game ${game + 1}`,
      opening: 'limit-holdem',
      leave: (interrupted) => left.push(interrupted),
    },
    'Nothing is recorded.',
  )
  return { watching, left }
}

test('the match waits for whoever watches, and goes on with a step', async () => {
  const { watching } = watched()
  const [dealt, first] = handOf('rc', ['bidder', 'call'])
  let gone = false
  const shown = watching.show(dealt).then(() => {
    gone = true
  })
  watching.press(' ', {})
  expect(screen(watching)).toMatch(/│ K♣ ││ 2♥ │/)
  expect(gone).toBe(false)
  watching.press('', { rightArrow: true })
  await shown
  void watching.show(first)
  expect(screen(watching)).toMatch(/call: raise 10/)
  watching.press('', { leftArrow: true })
  expect(screen(watching)).toMatch(/A new game/)
  watching.press('q', {})
  watching.press('y', {})
})

test('one looks into one mind after the other, or into none', async () => {
  const { watching } = watched()
  void watching.show(handOf('r', ['bidder', 'call'])[1])
  watching.press(' ', {})
  expect(screen(watching)).toMatch(/The mind of call/)
  watching.press('m', {})
  expect(screen(watching)).toMatch(/The mind of bidder/)
  watching.press('mm', {})
  expect(screen(watching)).not.toMatch(/The mind of/)
  watching.press('', { ctrl: true })
})

test.each([
  [{ 'openai/m': { input: 1, output: 2 } }, /1,500 tokens in, 250 out · \$0\.0020/],
  [{}, /1,500 tokens in, 250 out *$/m],
])('what a decision has cost is shown by the prices %j', (prices, shown) => {
  const { watching } = watched(prices)
  const [, raised] = handOf('r', ['call', 'cot@openai/m'])
  const spent = {
    deliberation: { prompt: 'cot 1', model: { name: 'openai/m' }, thoughts: 'I hold a king.' },
    usage: { calls: 1, inputTokens: 1500, outputTokens: 250 },
  }
  void watching.show({ ...raised, decisions: raised.decisions.map((each) => ({ ...each, ...spent })) })
  watching.press(' ', {})
  expect(watching.lines({ columns: 130, rows: 30 }).map(textOf).join('\n')).toMatch(shown)
  watching.press('c', { ctrl: true })
})

test('to leave a match is asked once; an interrupt is not', () => {
  const { watching, left } = watched()
  void watching.show(handOf('', ['bidder', 'call'])[0])
  watching.press('q', {})
  expect(screen(watching)).toMatch(/Leave the table\? Nothing is recorded\./)
  watching.press('x', {})
  expect(left).toEqual([])
  watching.press('c', { ctrl: true })
  expect(left).toEqual([true])
})
