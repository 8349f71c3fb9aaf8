import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test, vi } from 'vitest'
import { sharedBudget } from '../../reasoning/language/models.ts'
import { obedient } from '../../testing/server/obedient.ts'
import type { Received } from '../../testing/server/openai-server.ts'
import { answers, fails, type Reply, says } from '../../testing/server/replies.ts'
import { runTournament, type TournamentConfig } from '../../tournaments/run.ts'
import { KEY, serve } from '../server/serve.ts'
import { freshFolder } from './folder.ts'

const config: TournamentConfig = {
  game: 'negotiation',
  settings: { maxOffers: 4 },
  agents: ['direct@openai/test-1', 'cot@openai/test-1', 'tough'],
  deals: 3,
  match: 1,
  concurrency: 8,
}

/** The reasoner with a model: what it learns of another it carries from game to game. */
const reasoner: TournamentConfig = {
  ...config,
  agents: ['bidder@openai/test-1?every=1&lookahead=0', 'tough'],
  deals: 9,
  match: 3,
}

/** All files of a folder, as text. */
const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

/** Which requests a recording holds. */
const asked = (recording: string): string[] =>
  recording
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(0, line.indexOf('"method"')))
    .toSorted()

/** A server whose answers differ from one request to the next, also to the same question, and are not always good. */
function moody(request: Received): Reply {
  if (request.number % 7 === 3) return says('Hm.')
  const asked = { role: 'user', content: String(request.number) } as const
  return { ...obedient({ ...request, messages: [asked] }), delayMs: 5 }
}

describe('A tournament of language models', () => {
  it.each([
    ['of language models alone', config],
    ['with the reasoner', reasoner],
  ])('%s is replayed to the byte with the server gone, whatever the concurrency', async (_, config) => {
    const server = await serve(moody)
    const recording = join(freshFolder(), 'requests.jsonl')
    const out = freshFolder()
    const result = await runTournament({ ...config, out, record: recording })
    const calls = server.requests.length
    expect(result.usage.reduce((all, row) => all + row.calls, 0)).toBe(calls)
    expect(server.busiest).toBeGreaterThan(1)
    await server.close()
    for (const concurrency of [1, 8]) {
      const again = freshFolder()
      const replayed = await runTournament({ ...config, concurrency, out: again, replay: recording })
      expect(filesOf(again)).toEqual(filesOf(out))
      expect({ ...replayed, out, usage: [] }).toEqual({ ...result, usage: [] })
      expect(replayed.usage).toEqual(result.usage.map((row) => ({ ...row, cached: row.calls })))
    }
  })

  it('writes no key anywhere, and shows no seat the thoughts of another', async () => {
    const server = await serve((request) => {
      if (request.number === 2) return fails(503, `overloaded, ${KEY}`)
      const reply = obedient(request)
      const text =
        reply.kind === 'answer' ? reply.text.replace('so it is', `plan ${request.number} of mine`) : ''
      return { ...reply, kind: 'answer', text }
    })
    const out = freshFolder()
    const result = await runTournament({ ...config, agents: ['cot@openai/test-1', 'cot@openai/test-2'], out })
    const files = filesOf(out)
    expect(Object.keys(files).toSorted()).toEqual([
      'config.json',
      'games.jsonl',
      'provenance.json',
      'requests.jsonl',
    ])
    expect(files['games.jsonl']).toMatch(/plan \d+ of mine/)
    expect(JSON.stringify([result, files])).not.toContain(KEY)
    expect(server.requests.length).toBeGreaterThan(10)
    for (const { messages } of server.requests)
      expect(JSON.stringify(messages)).not.toMatch(/plan \d+ of mine/)
  })

  it.each([
    ['of language models alone', config],
    ['with the reasoner', reasoner],
  ])('%s that was stopped by its budget asks nothing twice, to the same record', async (_, config) => {
    const whole = freshFolder()
    const server = await serve(obedient)
    await runTournament({ ...config, out: whole })
    const calls = server.requests.length
    const out = freshFolder()
    const stopped = runTournament({ ...config, out, concurrency: 3, limits: { calls: 10 } })
    await expect(stopped).rejects.toMatchObject({
      code: 'BUDGET_EXHAUSTED',
      message: /10 calls for all agents/,
    })
    expect(server.requests.length - calls).toBe(10)
    const resumed = await runTournament({ ...config, out })
    expect(server.requests.length).toBe(2 * calls)
    const [{ 'requests.jsonl': one, ...rest }, { 'requests.jsonl': other, ...same }] = [
      filesOf(out),
      filesOf(whole),
    ]
    expect(rest).toEqual(same)
    expect(asked(one)).toEqual(asked(other))
    expect(resumed.usage.reduce((all, { cached }) => all + cached, 0)).toBeGreaterThan(0)
  })

  it('shares one budget with others of its run', async () => {
    const server = await serve(obedient)
    const budget = sharedBudget({ calls: 10 })
    const one = { ...config, agents: ['direct@openai/test-1', 'tough'], deals: 1, match: 1 }
    await runTournament(one, { budget })
    const first = server.requests.length
    expect(first).toBeGreaterThan(0)
    await expect(runTournament(config, { budget })).rejects.toMatchObject({ code: 'BUDGET_EXHAUSTED' })
    expect(server.requests.length).toBe(10)
  })

  it('stops at its limits of tokens and cost with no request begun beyond them', async () => {
    const prices = { 'openai/test-1': { input: 1000, output: 1000 } }
    for (const limits of [{ tokens: 550 }, { cost: 0.55 }]) {
      const server = await serve(obedient)
      await expect(runTournament({ ...config, concurrency: 4, limits, prices })).rejects.toMatchObject({
        code: 'BUDGET_EXHAUSTED',
      })
      // 110 tokens a call: the fifth reaches the limit, and up to three more are on their way by then.
      expect(server.requests.length).toBeGreaterThanOrEqual(5)
      expect(server.requests.length).toBeLessThanOrEqual(8)
    }
  })

  it('costs what its tokens cost, where prices are known', async () => {
    await serve(obedient)
    const prices = { 'openai/test-1': { input: 2, output: 10 } }
    const { usage } = await runTournament({ ...config, agents: ['direct@openai/test-1', 'tough'], prices })
    const [{ calls, inputTokens, outputTokens, cost }, house] = usage
    expect(cost).toBeCloseTo((inputTokens * 2 + outputTokens * 10) / 1e6)
    expect(inputTokens).toBe(calls * 100)
    expect(house).toEqual({ agent: 'tough', calls: 0, inputTokens: 0, outputTokens: 0, cached: 0 })
  })

  it('ends at once, whatever else is being played, when a key is refused', async () => {
    const server = await serve(() => fails(401))
    const run = runTournament({
      ...config,
      agents: ['tough', 'nice', 'cot@openai/test-1'],
      deals: 40,
      concurrency: 2,
    })
    await expect(run).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' })
    expect(server.requests.length).toBeLessThanOrEqual(2)
  })

  it('counts faults by kind', async () => {
    await serve(({ number }) =>
      number % 2 === 0
        ? answers({ action: { type: 'walk' } })
        : number % 3 === 0
          ? says('', { refusal: 'no' })
          : says('no'),
    )
    const { faults } = await runTournament({
      ...config,
      agents: ['direct@openai/test-1', 'tough'],
      concurrency: 1,
    })
    expect(faults[0]).toMatchObject({ unparsable: 4, refused: 2, illegal: 0, error: 0, forfeits: 0 })
  })
})

test('an interrupted match does not wait for its model', async () => {
  await serve(() => ({ kind: 'silence' }))
  const control = new AbortController()
  const run = runTournament(config, { signal: control.signal })
  setTimeout(() => control.abort(new Error('stopped by the test')), 200)
  await expect(run).rejects.toThrow('stopped by the test')
})

test.each<[string, Partial<TournamentConfig>, RegExp]>([
  ['a recording to record and replay', { record: 'a', replay: 'b' }, /leave one out/],
  ['a recording that is missing', { replay: '/nowhere/at/all' }, /no such file/],
  ['an agent without a model', { agents: ['direct', 'tough'] }, /needs a model/],
  ['a cost without a price', { limits: { cost: 1 } }, /no price/],
  ['prices of another form', { prices: { 'openai/test-1': 3 } }, /prices: openai\/test-1/],
  ['a limit that is none', { limits: { tokens: 0 } }, /tokens/],
])('%s is bad input, before anything is asked', async (_, change, message) => {
  const server = await serve(obedient)
  await expect(runTournament({ ...config, ...change })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: expect.stringMatching(message),
  })
  expect(server.requests).toEqual([])
})

test('what ended a run is asked again by the run that resumes it', async () => {
  const mended = (request: Received) => request.headers.authorization === 'Bearer another key'
  const server = await serve((request) => (mended(request) ? obedient(request) : fails(401)))
  const out = freshFolder()
  await expect(runTournament({ ...config, out })).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' })
  vi.stubEnv('OPENAI_API_KEY', 'another key')
  const { usage } = await runTournament({ ...config, out })
  expect(server.requests.filter(mended)).toHaveLength(usage.reduce((all, { calls }) => all + calls, 0))
})
