import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { readAnswer } from '../../../reasoning/language/answer.ts'

const schema = z.strictObject({ action: z.string() })
const call = { value: { action: 'call' } }

describe('An answer is read', () => {
  it.each([
    ['alone', '{"action":"call"}'],
    ['with white space', '\n\n  { "action" : "call" }\n'],
    ['in a fence', '```json\n{"action":"call"}\n```'],
    ['in a fence without a language', '```\n{"action":"call"}\n```'],
    ['after prose', 'I have a pair, so: {"action":"call"}'],
    ['before prose', '{"action":"call"} is my answer.'],
    ['in a fence amid prose', 'Well.\n```json\n{"action":"call"}\n```\nThat is it.'],
    ['after thinking', '<think>To fold is {"action":"fold"}? No.</think>{"action":"call"}'],
    ['after thinking whose opening was swallowed', 'maybe {"action":"fold"}</think>\n{"action":"call"}'],
    ['beside other objects', 'With {"pot": 30} in the middle: {"action":"call"}'],
    ['twice the same', '{"action":"call"}\n{"action":"call"}'],
    ['after a brace that nothing closes', 'a { here, then {"action":"call"}'],
  ])('%s', (_, text) => {
    expect(readAnswer(text, schema)).toEqual(call)
  })
})

describe('An answer is not made of', () => {
  it.each([
    ['nothing', '', /empty/],
    ['white space', ' \n', /empty/],
    ['thinking alone', '<think>{"action":"call"}</think>', /empty/],
    ['a word', 'call', /no whole JSON object/],
    ['a word in quotes', '"call"', /does not fit/],
    ['a legal word in prose', 'I call.', /no whole JSON object/],
    ['JSON that breaks off', '{"action":"ca', /no whole JSON object/],
    ['two answers that differ', '{"action":"call"} or {"action":"fold"}', /2 answers that differ/],
    ['an illegal and a legal one', '{"action":7} or rather {"action":"call"}', /2 answers that differ/],
    ['a list', '[{"action":"call"}]', /does not fit/],
    ['another type', '{"action":1}', /action: .*string/],
    ['fields that nobody asked for', '{"action":"call","amount":3}', /amount/],
    ['no number', '{"action":NaN}', /no whole JSON object/],
    ['null', 'null', /does not fit/],
    ['an answer within another object', '{"answer":{"action":"call"}}', /does not fit/],
  ])('%s', (_, text, problem) => {
    expect(readAnswer(text, schema)).toEqual({ problem: expect.stringMatching(problem) })
  })
})

test('whatever a model writes, it is an answer or a problem', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom('{', '}', '"', '\\', '```', '</think>', '{"action":"call"}'),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const read = readAnswer(pieces.join(''), schema)
      expect('value' in read ? typeof read.value.action : typeof read.problem).toBe('string')
    }),
    { numRuns: 100, seed: 1 },
  )
})

test('a text of a megabyte is read, and so is one of nothing but braces', () => {
  expect(readAnswer(`${'so '.repeat(350_000)}{"action":"call"}`, schema)).toEqual(call)
  expect(readAnswer('{'.repeat(1_000_000), schema)).toHaveProperty('problem')
})
