import { afterAll, beforeAll, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { askingEntries, seatAgent } from '../../agents/roster.ts'
import { familyNamed } from '../../environments/catalog.ts'
import type { FaultKind } from '../../environments/host.ts'
import { Models } from '../../reasoning/language/models.ts'
import { obedient, sample, schemaIn } from '../../testing/server/obedient.ts'
import {
  type OpenAiServer,
  openAiServer,
  type Received,
  type Script,
} from '../../testing/server/openai-server.ts'
import { answers, fails, type Reply, says } from '../../testing/server/replies.ts'
import { playMatch } from '../../tournaments/match.ts'
import { schedule } from '../../tournaments/schedule.ts'
import { fakeClock } from '../reasoning/language/fake-clock.ts'
import { KEY } from '../server/serve.ts'

const games = [
  { game: 'limit-holdem', other: 'call' },
  { game: 'negotiation', other: 'tough' },
] as const

let script: Script = () => says('')
let server: OpenAiServer
beforeAll(async () => {
  server = await openAiServer((request) => script(request))
  vi.stubEnv('OPENAI_API_KEY', KEY)
})
beforeEach(() => vi.stubEnv('OPENAI_BASE_URL', server.url))
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.close()
})

/** A game between a language agent and a house player, at a server that follows the script. */
async function match(
  agent: string,
  { game: family, other }: (typeof games)[number],
  follow: Script,
  options = '',
) {
  script = follow
  const before = server.requests.length
  const models = new Models({ clock: fakeClock() })
  const games = await familyNamed(family).open({}, async ({ game, policies }) => {
    const seated = [`${agent}@openai/test-1?tries=2&retries=1${options}`, other].map((text) =>
      seatAgent(text, game, policies, [], { models }),
    )
    const played = await playMatch(game, seated, schedule(2, 2, 1, 1)[0], 1)
    return JSON.stringify(played)
  })
  expect(games).not.toContain(KEY)
  const played: Awaited<ReturnType<typeof playMatch>> = JSON.parse(games)
  const decisions = played.flatMap((each) => each.decisions.filter(({ seat }) => seat === 0))
  return { requests: server.requests.slice(before), decisions }
}

/** Takes this action where one is asked for, and answers well whatever else is asked. */
function acting(request: Received, action: unknown, more: object = {}): Reply {
  const schema = schemaIn(request.body)
  if (!Object.hasOwn(Object(Object(schema).properties), 'action')) return obedient(request)
  return answers({ ...Object(sample(schema, () => 0, 'so it is')), action, ...more })
}

const faults: [what: string, script: Script, kind: FaultKind, times: number][] = [
  ['a connection that breaks off', () => ({ kind: 'reset', text: '{"action":"call"}' }), 'error', 2],
  ['too many requests', () => fails(429), 'error', 2],
  [
    'too many requests, and when to come',
    () => fails(429, 'x', { headers: { 'retry-after': '9' } }),
    'error',
    2,
  ],
  ['an internal error', () => fails(500), 'error', 2],
  ['an overload', () => fails(503), 'error', 2],
  ['silence', () => ({ kind: 'silence' }), 'timeout', 2],
  ['half a body', () => ({ kind: 'truncated', text: '{"action":"call"}' }), 'error', 2],
  ['a body of another form', () => ({ kind: 'raw', body: '[]' }), 'error', 2],
  ['half an answer', () => says('{"action":'), 'unparsable', 2],
  ['an answer of another type', () => answers([7]), 'unparsable', 2],
  ['an action of another type', (request) => acting(request, 7), 'illegal', 2],
  ['more fields', (request) => acting(request, 'call', { more: 1 }), 'unparsable', 2],
  ['nothing', () => says(''), 'unparsable', 2],
  ['a refusal', () => says('', { refusal: 'no' }), 'refused', 2],
  ['an answer that is cut off', () => says('{"acti', { finish: 'length' }), 'unparsable', 2],
  ['not a number', () => says('{"thoughts":"","action":NaN}'), 'unparsable', 2],
  ['an illegal action', (request) => acting(request, 'steal'), 'illegal', 2],
  ['another illegal action each time', (request) => acting(request, `steal ${request.number}`), 'illegal', 2],
  ['a megabyte of words', () => says('so '.repeat(350_000)), 'unparsable', 2],
]

/** Few of what may be many: each fails as the others do. */
const few = (agent: string): string => (agent === 'self-consistency' || agent === 'tot' ? '&samples=2' : '')

describe.each(games)('In $game', (game) => {
  describe.each(askingEntries)('$name', ({ name }) => {
    it.each(faults)(
      'survives %s: each decision is forfeited for a recorded reason',
      async (_, script, kind, times) => {
        const { requests, decisions } = await match(
          name,
          game,
          script,
          `${few(name)}${kind === 'timeout' ? '&timeout=40' : ''}`,
        )
        expect(decisions.length).toBeGreaterThan(0)
        for (const decision of decisions) {
          expect(decision.forfeit).toBe(true)
          expect(decision.faults.slice(-times).map((fault) => fault.kind)).toEqual(Array(times).fill(kind))
          expect(JSON.stringify(decision.deliberation)).toContain('"name":"openai/test-1"')
          expect(JSON.stringify(decision).length).toBeLessThan(100_000)
        }
        expect(decisions.reduce((sum, { usage }) => sum + (usage?.calls ?? 0), 0)).toBe(requests.length)
      },
    )

    it('survives that nobody is there', async () => {
      vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1')
      const { decisions } = await match(name, game, () => says(''), few(name))
      expect(decisions.length).toBeGreaterThan(0)
      for (const { forfeit, faults } of decisions) {
        expect(forfeit).toBe(true)
        expect(faults.at(-1)?.reason).toMatch(/ECONNREFUSED|bad port/)
      }
    })

    it.each([
      ['a key that is refused', fails(401, `Incorrect API key provided: ${KEY}`), /status 401/],
      ['a model that does not exist', fails(404, 'no such model'), /no such model/],
    ])('ends the run at once for %s', async (_, reply, line) => {
      const before = server.requests.length
      const playing = match(name, game, () => reply, few(name))
      await expect(playing).rejects.toMatchObject({ message: expect.stringMatching(line) })
      await expect(playing).rejects.not.toMatchObject({ message: expect.stringContaining(KEY) })
      // What was put at the same time, and nothing after.
      expect(server.requests.length - before).toBeLessThanOrEqual(5)
    })
  })
})

test('a fault that is mended is recorded beside the action that was taken', async () => {
  const [holdem] = games
  let asked = 0
  const { decisions } = await match('direct', holdem, () =>
    answers({ action: ++asked % 2 === 1 ? 'steal' : 'call' }),
  )
  for (const { forfeit, faults, usage } of decisions) {
    expect(forfeit).toBe(false)
    expect(faults).toEqual([{ kind: 'illegal', reason: expect.stringContaining('"steal"') }])
    expect(usage).toEqual({ calls: 2, inputTokens: 200, outputTokens: 20 })
  }
})
