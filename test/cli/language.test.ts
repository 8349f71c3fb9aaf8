import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { obedient } from '../../testing/server/obedient.ts'
import { type OpenAiServer, openAiServer } from '../../testing/server/openai-server.ts'
import { fails } from '../../testing/server/replies.ts'
import { KEY } from '../server/serve.ts'
import { command } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'bidder-test-'))
const opening = JSON.stringify({ seat: 1, hole: ['Ah', 'Kd'], board: [], table: { history: '' } })
const play = ['tournament', '--game', 'limit-holdem', '--deals', '2', '--match', '2', '--quiet']

let server: OpenAiServer
beforeAll(async () => {
  server = await openAiServer((request) =>
    request.body.model === 'locked' ? fails(401, `Incorrect API key provided: ${KEY}`) : obedient(request),
  )
  // Processes that are started inherit both.
  process.env.OPENAI_BASE_URL = server.url
  process.env.OPENAI_API_KEY = KEY
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

test.concurrent('a prompt is printed as one list of messages for each question, and nothing is asked', async () => {
  const { stdout, status } = await command(
    ['prompt', 'limit-holdem', '--agent', 'cot', '--view', '-'],
    opening,
  )
  expect(JSON.parse(stdout)).toEqual([
    [
      { role: 'system', content: expect.stringContaining('Your goal is your own gain') },
      { role: 'user', content: expect.stringMatching(/Your cards: Ah Kd[\s\S]*step by step/) },
    ],
  ])
  expect(status).toBe(0)
}, 60_000)

test.concurrent('a decision of a language model is printed with what it spent', async () => {
  const words = [
    'decide',
    'limit-holdem',
    '--agent',
    'cot',
    '--model',
    'openai/test-1',
    '--view',
    '-',
    '--json',
  ]
  const { stdout, stderr, status } = await command(words, opening)
  expect(JSON.parse(stdout)).toMatchObject({
    action: expect.stringMatching(/fold|call|raise/),
    deliberation: { thoughts: 'so it is', model: { name: 'openai/test-1' } },
    usage: { calls: 1, inputTokens: 100, outputTokens: 10 },
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
}, 60_000)

test.concurrent('a tournament records, counts and costs, and replays the same without its server', async () => {
  const recording = join(folder, 'recorded.jsonl')
  const prices = join(folder, 'prices.json')
  writeFileSync(prices, '{"openai/test-1": {"input": 1, "output": 2}}')
  const words = [...play, '--agents', 'direct,call', '--model', 'openai/test-1', '--json']
  const first = await command([...words, '--record', recording, '--prices', prices, '--max-cost', '1'])
  const again = await command([...words, '--replay', recording])
  const { usage, ...result } = JSON.parse(first.stdout)
  const { usage: replayed, ...same } = JSON.parse(again.stdout)
  expect(usage[0].cost).toBeCloseTo((usage[0].inputTokens + 2 * usage[0].outputTokens) / 1e6)
  expect(usage[0].cached).toBe(0)
  expect(replayed[0]).toMatchObject({ calls: usage[0].calls, cached: usage[0].calls })
  expect(same).toEqual(result)
  const text = await command([...words.slice(0, -1), '--replay', recording])
  expect(text.stdout).toMatch(/^Language models +Calls +Tokens in +Tokens out/m)
}, 60_000)

test.concurrent('samples are matched to the tokens of another agent, which is told with the result', async () => {
  const words = ['tournament', '--game', 'kuhn', '--deals', '1', '--agents', 'refine,self-consistency']
  const model = ['--model', 'openai/test-1', '--match-tokens', 'refine', '--quiet']
  const { stdout, stderr, status } = await command([...words, ...model])
  expect(stdout).toMatch(
    /Samples are matched to refine, which spent 550 tokens .*\n {2}self-consistency\?samples=5: 5 samples, 550 tokens/,
  )
  expect(stderr).toMatch(/^a pilot measures what refine spends/)
  expect(status).toBe(0)
}, 60_000)

test.concurrent.each<[string, string[], RegExp]>([
  [
    'a key that is refused',
    ['--agents', 'direct@openai/locked,call'],
    /openai\/locked: status 401: .*\[key\]; check the key/,
  ],
  ['a provider that does not exist', ['--agents', 'direct@nowhere/x,call'], /no provider "nowhere"/],
  [
    'a package that is not installed',
    ['--agents', 'direct@anthropic/x,call'],
    /install @langchain\/anthropic/,
  ],
  [
    'a limit that is reached',
    ['--agents', 'direct@openai/x,call', '--max-calls', '1'],
    /limit of 1 calls for all agents/,
  ],
  ['no model', ['--agents', 'direct,call'], /direct needs a model.*--model/],
  ['a model for a player that has none', ['--agents', 'call@openai/x,fold'], /call takes no model/],
  ['a cost without prices', ['--agents', 'direct@openai/x,call', '--max-cost', '1'], /--prices FILE/],
  ['a replay of nothing', ['--agents', 'direct@openai/x,call', '--replay', '/nowhere'], /no such file/],
])(
  '%s ends a tournament in one line with status 2',
  async (_, words, says) => {
    const { status, stdout, stderr } = await command([...play, ...words])
    expect(stderr).toMatch(says)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).not.toContain(KEY)
    expect(stdout).toBe('')
    expect(status).toBe(2)
  },
  60_000,
)

test.concurrent('what a recording lacks is named', async () => {
  const empty = join(folder, 'empty.jsonl')
  writeFileSync(empty, '')
  const { stderr, status } = await command([...play, '--agents', 'direct@openai/x,call', '--replay', empty])
  expect(stderr).toMatch(
    /^error: --replay .*empty\.jsonl: has no answer to this question .*POST \/v1\/chat\/completions/,
  )
  expect(status).toBe(2)
}, 60_000)
