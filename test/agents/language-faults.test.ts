import { describe, expect, it, test } from 'vitest'
import { seatAgent } from '../../agents/roster.ts'
import { familyNamed } from '../../environments/catalog.ts'
import type { FaultKind } from '../../environments/host.ts'
import { Models } from '../../reasoning/language/models.ts'
import { playMatch } from '../../tournaments/match.ts'
import { schedule } from '../../tournaments/schedule.ts'
import { fakeClock } from '../reasoning/language/fake-clock.ts'
import type { Script } from '../server/openai-server.ts'
import { answers, fails, type Reply, says } from '../server/replies.ts'
import { KEY, serve } from '../server/serve.ts'

const games = [
  { game: 'limit-holdem', other: 'call' },
  { game: 'negotiation', other: 'tough' },
] as const

/** Two games between a language agent and a house player, at a server that follows the script. */
async function match(
  agent: string,
  { game: family, other }: (typeof games)[number],
  script: Script,
  { close = false, options = '' } = {},
) {
  const server = await serve(script)
  if (close) await server.close()
  const models = new Models({ clock: fakeClock() })
  const games = await familyNamed(family).open({}, async ({ game, policies }) => {
    const seated = [`${agent}@openai/test-1?tries=3${options}`, other].map((text) =>
      seatAgent(text, game, policies, [], { models }),
    )
    const played = await playMatch(game, seated, schedule(2, 2, 2, 2)[0], 1)
    return JSON.stringify(played)
  })
  expect(games).not.toContain(KEY)
  const played: Awaited<ReturnType<typeof playMatch>> = JSON.parse(games)
  const decisions = played.flatMap((each, i) => each.decisions.filter(({ seat }) => seat === i % 2))
  return { server, played, decisions }
}

const faults: [what: string, script: Script, kind: FaultKind, times: number][] = [
  ['a connection that breaks off', () => ({ kind: 'reset', text: '{"action":"call"}' }), 'error', 3],
  ['too many requests', () => fails(429), 'error', 3],
  [
    'too many requests, and when to come',
    () => fails(429, 'x', { headers: { 'retry-after': '9' } }),
    'error',
    3,
  ],
  ['an internal error', () => fails(500), 'error', 3],
  ['an overload', () => fails(503), 'error', 3],
  ['silence', () => ({ kind: 'silence' }), 'timeout', 3],
  ['half a body', () => ({ kind: 'truncated', text: '{"action":"call"}' }), 'error', 3],
  ['a body of another form', () => ({ kind: 'raw', body: '[]' }), 'error', 3],
  ['half an answer', () => says('{"action":'), 'unparsable', 3],
  ['an answer of another type', () => answers([7]), 'unparsable', 3],
  ['an action of another type', () => answers({ thoughts: '', action: 7 }), 'illegal', 3],
  ['more fields', () => answers({ thoughts: '', action: 'call', more: 1 }), 'unparsable', 3],
  ['nothing', () => says(''), 'unparsable', 3],
  ['a refusal', () => says('', { refusal: 'no' }), 'refused', 3],
  ['an answer that is cut off', () => says('{"acti', { finish: 'length' }), 'unparsable', 3],
  ['not a number', () => says('{"thoughts":"","action":NaN}'), 'unparsable', 3],
  ['an illegal action', () => answers({ action: 'steal' }), 'illegal', 3],
  ['another illegal action each time', ({ number }) => answers({ action: `steal ${number}` }), 'illegal', 3],
  ['a megabyte of words', () => says('so '.repeat(350_000)), 'unparsable', 3],
]

describe.each(games)('In $game', (game) => {
  describe.each(['direct', 'cot'])('%s', (agent) => {
    // The prompt of `direct` asks for an action alone, that of `cot` for thoughts, too.
    const shaped = (reply: Reply): Reply => {
      if (reply.kind !== 'answer' || !reply.text.startsWith('{"') || !reply.text.endsWith('}')) return reply
      const thoughts = agent === 'cot' && !reply.text.includes('"thoughts"')
      const text = thoughts ? reply.text.replace('{', '{"thoughts":"",') : reply.text
      return { ...reply, text: agent === 'direct' ? text.replace('"thoughts":"",', '') : text }
    }

    it.each(faults)(
      'survives %s: each decision is forfeited for a recorded reason',
      async (_, script, kind, times) => {
        const { server, decisions } = await match(agent, game, (request) => shaped(script(request)), {
          options: kind === 'timeout' ? '&timeout=60' : '',
        })
        expect(decisions.length).toBeGreaterThan(0)
        for (const decision of decisions) {
          expect(decision.forfeit).toBe(true)
          expect(decision.faults.map((fault) => fault.kind)).toEqual(Array(times).fill(kind))
          expect(decision.usage?.calls).toBe(times)
          expect(decision.deliberation).toMatchObject({ model: { name: 'openai/test-1' } })
          expect(JSON.stringify(decision).length).toBeLessThan(20_000)
        }
        expect(server.requests).toHaveLength(decisions.length * times)
      },
    )

    it('survives that nobody is there', async () => {
      const { decisions } = await match(agent, game, () => says(''), { close: true })
      expect(decisions.length).toBeGreaterThan(0)
      for (const { forfeit, faults } of decisions) {
        expect(forfeit).toBe(true)
        expect(faults.at(-1)?.reason).toMatch(/ECONNREFUSED/)
      }
    })

    it.each([
      ['a key that is refused', fails(401, `Incorrect API key provided: ${KEY}`), /status 401/],
      ['a model that does not exist', fails(404, 'no such model'), /no such model/],
    ])('ends the run at once for %s', async (_, reply, line) => {
      const playing = match(agent, game, () => reply)
      await expect(playing).rejects.toMatchObject({ message: expect.stringMatching(line) })
      await expect(playing).rejects.not.toMatchObject({ message: expect.stringContaining(KEY) })
    })
  })
})

test('a fault that is mended is recorded beside the action that was taken', async () => {
  const [holdem] = games
  const { decisions } = await match('direct', holdem, ({ number }) =>
    answers({ action: number % 2 === 1 ? 'steal' : 'call' }),
  )
  for (const { forfeit, faults, usage } of decisions) {
    expect(forfeit).toBe(false)
    expect(faults).toEqual([{ kind: 'illegal', reason: expect.stringContaining('"steal"') }])
    expect(usage).toEqual({ calls: 2, inputTokens: 200, outputTokens: 20 })
  }
})
