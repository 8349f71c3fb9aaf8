import { expect, test, vi } from 'vitest'

test('importing the package makes no schema: what checks settings and replies is made when it is first used', async () => {
  const read: unknown[] = []
  vi.doMock('zod', async (original) => {
    const { z } = await original<typeof import('zod')>()
    const get = (target: object, name: string | symbol) => {
      read.push(name)
      return Reflect.get(target, name)
    }
    return { z: new Proxy(z, { get }) }
  })
  const { limitHoldem } = await import('../../index.ts')
  expect(read).toEqual([])
  limitHoldem()
  expect(read).toContain('strictObject')
})
