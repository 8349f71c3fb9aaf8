import { expect, test } from 'vitest'
import { parseAgentSpec, splitAgents } from '../../agents/spec.ts'
import { BadInput } from '../../environments/errors.ts'

test('an agent is read in its parts', () => {
  expect(parseAgentSpec('cot@openai/gpt-5-mini?samples=5&tone=a=b')).toEqual({
    text: 'cot@openai/gpt-5-mini?samples=5&tone=a=b',
    name: 'cot',
    model: 'openai/gpt-5-mini',
    options: { samples: '5', tone: 'a=b' },
  })
  expect(parseAgentSpec('call')).toEqual({ text: 'call', name: 'call', options: {} })
})

test.each(['', '?a=1', '@x/y', 'a b', 'call?a', 'call?=1', 'call?a=1&a=2'])(
  'an agent written "%s" is refused',
  (text) => {
    expect(() => parseAgentSpec(text)).toThrow(BadInput)
  },
)

test('an option cannot reach the prototype of the options', () => {
  const { options } = parseAgentSpec('call?__proto__=1')
  expect(Object.keys(options)).toEqual(['__proto__'])
})

test('a list of agents is split at commas, but not inside an option that leaves something out', () => {
  expect(splitAgents('bidder?types=all,-call, random')).toEqual(['bidder?types=all,-call', 'random'])
})

test('semicolons split a list whose options hold commas', () => {
  expect(splitAgents('bidder?types=call,raise;random')).toEqual(['bidder?types=call,raise', 'random'])
})

test('a list with a gap is refused', () => {
  expect(() => splitAgents('call,,random')).toThrow('missing')
})
