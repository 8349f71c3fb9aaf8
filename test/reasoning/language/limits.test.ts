import { describe, expect, it } from 'vitest'
import { Budget } from '../../../reasoning/language/budget.ts'
import { Gate, type Leave } from '../../../reasoning/language/concurrency.ts'
import { readPrices } from '../../../reasoning/language/prices.ts'
import { fakeClock } from './fake-clock.ts'

describe('A budget', () => {
  it('lets as many calls begin as it has, and no more', () => {
    const budget = new Budget('for all', { calls: 2 })
    for (let i = 0; i < 2; i++) {
      budget.check()
      budget.begin()
    }
    expect(() => budget.check()).toThrow('the limit of 2 calls for all is reached (2 used)')
  })

  it('counts tokens in and out, and cost by the price', () => {
    const price = readPrices('prices', { 'openai/x': { input: 1, output: 10 } }).get('openai/x')
    const tokens = new Budget('for all', { tokens: 110 })
    tokens.charge(100, 9, price)
    tokens.check()
    tokens.charge(0, 1, price)
    expect(() => tokens.check()).toThrow('110 tokens')
    const cost = new Budget('for all', { cost: 0.002 })
    cost.charge(1000, 99, price)
    cost.check()
    cost.charge(0, 1, price)
    expect(() => cost.check()).toThrow(/0.002 USD for all is reached \(0.0020 used\)/)
  })

  it.each([{ 'openai/x': 3 }, { 'openai/x': { input: -1, output: 1 } }, []])(
    'takes no prices like %j',
    (json) => {
      expect(() => readPrices('--prices p.json', json)).toThrow(/p.json.*it is written/)
    },
  )
})

describe('A gate', () => {
  const { signal } = new AbortController()

  async function fill(gate: Gate, count: number): Promise<Leave[]> {
    const leaves: Leave[] = []
    for (let i = 0; i < count; i++) leaves.push(await gate.enter(signal))
    return leaves
  }

  it('lets so many in, and the next when one leaves', async () => {
    const gate = new Gate(2, fakeClock())
    const [leave] = await fill(gate, 2)
    let entered = false
    const third = gate.enter(signal).then(() => {
      entered = true
    })
    await new Promise(setImmediate)
    expect(entered).toBe(false)
    leave('answered')
    await third
    expect(entered).toBe(true)
  })

  it('halves once for all that were inside when a server had too much, and grows by one in a round of answers', async () => {
    const gate = new Gate(8, fakeClock())
    const leaves = await fill(gate, 8)
    for (const leave of leaves) leave({ limited: true })
    expect(gate.limit).toBe(4)
    for (const leave of await fill(gate, 4)) leave('answered')
    expect(gate.limit).toBe(4)
    for (const leave of await fill(gate, 4)) leave('answered')
    expect(gate.limit).toBe(5)
    for (let i = 0; i < 100; i++) (await gate.enter(signal))('answered')
    expect(gate.limit).toBe(8)
    for (let i = 0; i < 9; i++) (await gate.enter(signal))({ limited: true })
    expect(gate.limit).toBe(1)
  })

  it('opens again when the server wants it', async () => {
    const clock = fakeClock()
    const gate = new Gate(8, clock)
    ;(await gate.enter(signal))({ limited: true, waitMs: 3000 })
    await gate.enter(signal)
    expect(clock.waits).toEqual([3000])
  })

  it('lets go of one that is aborted, whose turn passes to the next', async () => {
    const gate = new Gate(1, fakeClock())
    const [leave] = await fill(gate, 1)
    const control = new AbortController()
    const aborted = gate.enter(control.signal)
    const next = gate.enter(signal)
    leave('answered')
    control.abort(new Error('enough'))
    await expect(aborted).rejects.toThrow('enough')
    await next
  })
})
