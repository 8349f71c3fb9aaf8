import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { langchainTools } from '../../tools/langchain.ts'
import { mcpServer } from '../../tools/mcp.ts'
import { tools } from '../../tools/tools.ts'
import { program } from '../cli/command.ts'

/** Heads-up, a seat that holds a queen and faces a bet, against who bets whatever it holds. */
const facing = {
  game: 'kuhn',
  view: { seat: 1, card: 'Q', table: { history: 'r' } },
  opponents: ['raise'],
}
const bargain = { pool: [1, 2, 3], first: [8, 1, 0], second: [4, 0, 2] }

/** What a tool answers. */
async function asked(name: string, input: object): Promise<ReturnType<typeof Object>> {
  const tool = tools.find((known) => known.name === name)
  return Object(await tool?.call(input))
}

describe('the tools', () => {
  it('know the equity of two cards', async () => {
    // Aces against a random hand: 85.2 %; and a board that nothing beats.
    expect((await asked('equity', { hole: ['Ah', 'As'] })).equity).toBeCloseTo(0.852, 3)
    const royal = { hole: ['Ah', 'Kh'], board: ['Qh', 'Jh', 'Th', '2c', '3d'] }
    expect((await asked('equity', royal)).equity).toBe(1)
  })

  it('know what is efficient in a bargain', async () => {
    const { pareto, maxWelfare } = await asked('frontier', bargain)
    // All to the first but the three that only the second wants.
    expect(maxWelfare).toBe(8 + 2 + 6)
    expect(pareto).toContainEqual([10, 6])
  })

  it('believe by the rules of chance, and weigh and advise by what is believed', async () => {
    const { belief } = await asked('beliefs', facing)
    const held = new Map(
      belief.hidden.map((row: { hidden: string; after: number }) => [row.hidden, row.after]),
    )
    expect(held.get('J')).toBeCloseTo(0.5, 6)
    expect(held.get('K')).toBeCloseTo(0.5, 6)
    const { actions, unit } = await asked('expected_utilities', facing)
    expect(unit).toBe('chips/hand')
    const worth = new Map(
      actions.map((row: { action: string; expectedUtility: number }) => [row.action, row.expectedUtility]),
    )
    expect(worth.get('fold')).toBeCloseTo(-1, 12)
    expect(worth.get('call')).toBeCloseTo(0, 6)
    expect(await asked('advice', facing)).toMatchObject({ action: 'call', said: 'call 1', actions, belief })
  })

  it('answer in few words, and say how much they leave out', async () => {
    const view = { seat: 1, values: [60], turns: [{ action: { type: 'propose', price: 70 } }] }
    const haggling = {
      game: 'negotiation',
      settings: { preset: 'price' },
      view,
      opponents: ['linear', 'nice'],
    }
    const advice = await asked('advice', haggling)
    expect(JSON.stringify(advice).length).toBeLessThan(8000)
    // 101 prices, to accept and to walk away.
    expect(advice.actions).toHaveLength(10)
    expect(advice.actionsLeftOut).toBe(93)
    expect(advice.actions[0]).toMatchObject({ action: advice.action, accepted: expect.any(Number) })
    expect(advice.belief).toMatchObject({ types: expect.any(Array), hiddenLeftOut: expect.any(Number) })
  })

  it.each([
    ['equity', { hole: ['Ah', 'Ah'] }, 'a card is named twice'],
    ['equity', { hole: ['Ah', '1x'] }, '"1x" is no card'],
    ['equity', { hole: ['Ah', 'Kh'], board: ['2c'] }, '0, 3, 4 or 5 cards'],
    ['advice', { ...facing, game: './my-game.ts' }, 'game:'],
    ['advice', { ...facing, view: { seat: 0, card: 'Q', table: { history: 'r' } } }, 'not to act'],
    ['advice', { ...facing, view: { seat: 1, card: 'Z', table: { history: '' } } }, 'card'],
    ['frontier', { ...bargain, first: [1, 1] }, 'line 1'],
  ])('say what they cannot use: %s %j', async (name, input, reason) => {
    await expect(asked(name, input)).rejects.toThrow(reason)
  })
})

describe('served over MCP', () => {
  const client = new Client({ name: 'test', version: '1' })
  beforeAll(async () => {
    const [near, far] = InMemoryTransport.createLinkedPair()
    await (await mcpServer('1')).connect(far)
    await client.connect(near)
  })

  it('they are listed with schemas and descriptions', async () => {
    const listed = (await client.listTools()).tools
    expect(listed.map(({ name }) => name)).toEqual(tools.map(({ name }) => name))
    for (const { description, inputSchema } of listed) {
      expect(description).toMatch(/\.$/)
      for (const field of Object.values(inputSchema.properties ?? {}))
        expect(field).toHaveProperty('description')
    }
  })

  it('they answer in JSON', async () => {
    const { content } = await client.callTool({ name: 'advice', arguments: facing })
    expect(content).toEqual([{ type: 'text', text: expect.stringContaining('"action":"call"') }])
  })

  it('what cannot be answered is an error that says why, and the server goes on', async () => {
    const wrong = await client.callTool({ name: 'equity', arguments: { hole: ['Ah'] } })
    expect(wrong).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('hole') }] })
    const unknown = await client.callTool({ name: 'divine', arguments: {} })
    expect(unknown).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('tools are games') }],
    })
    expect(await client.callTool({ name: 'equity', arguments: { hole: ['Ah', 'Kh'] } })).toMatchObject({
      isError: false,
    })
  })
})

it('`bidder mcp` serves them to a client that starts it', async () => {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [program, 'mcp'] }))
  const { content } = await client.callTool({ name: 'frontier', arguments: bargain })
  expect(content).toEqual([{ type: 'text', text: expect.stringContaining('"maxWelfare":16') }])
  await client.close()
}, 60_000)

it('as tools of LangChain they are named apart, answer in JSON, and say what they cannot use', async () => {
  const offered = await langchainTools()
  const advice = offered.find(({ name }) => name === 'bidder_advice')
  expect(JSON.parse(await advice?.invoke(facing))).toMatchObject({ action: 'call' })
  expect(await advice?.invoke({ ...facing, view: {} })).toMatch(/^error: view/)
})
