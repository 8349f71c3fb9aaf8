import { expect, test } from 'vitest'
import { Recent } from '../../environments/recent.ts'

test('an answer is made once while it is remembered, and the least recently asked for is forgotten', () => {
  const recent = new Recent<string, number>(2)
  let made = 0
  const ask = (key: string) => recent.get(key, () => ++made)
  expect([ask('a'), ask('b'), ask('a')]).toEqual([1, 2, 1])
  ask('c')
  expect(ask('a')).toBe(1)
  expect(ask('b')).toBe(4)
})
