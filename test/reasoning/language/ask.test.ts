import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { IllegalAction } from '../../../environments/errors.ts'
import { randomOf } from '../../../environments/random.ts'
import { ask, type Question } from '../../../reasoning/language/ask.ts'
import { ModelFault } from '../../../reasoning/language/faults.ts'
import { jsonForm } from '../../../reasoning/language/form.ts'
import { Models, type ModelsOptions } from '../../../reasoning/language/models.ts'
import { jsonSchemaOf } from '../../../reasoning/language/schema.ts'
import { modelOptions } from '../../../reasoning/language/settings.ts'
import type { Script } from '../../../testing/server/openai-server.ts'
import { answers, fails, type Reply, says } from '../../../testing/server/replies.ts'
import { KEY, serve } from '../../server/serve.ts'
import { fakeClock } from './fake-clock.ts'

const schema = z.strictObject({ action: z.string() })

/** Asks whether to keep or give, over the wire and through the real client. */
async function asking(
  script: Script,
  settings: Record<string, unknown> = {},
  more: Partial<Question<{ action: string }, string>> = {},
  options: ModelsOptions = {},
) {
  const server = await serve(script)
  const clock = fakeClock()
  const models = new Models({ clock, ...options })
  const model = models.open('openai/test-1', z.strictObject(modelOptions()).parse(settings), 'tested')
  const tally = { calls: 0, inputTokens: 0, outputTokens: 0 }
  const asked = ask(model, {
    messages: [{ role: 'user', content: 'Keep or give?' }],
    form: jsonForm(schema),
    read({ action }) {
      if (action !== 'keep' && action !== 'give') throw new IllegalAction(action, ['keep', 'give'])
      return action
    },
    scope: 'test',
    signal: new AbortController().signal,
    tally,
    jitter: randomOf(1),
    ...more,
  })
  return { server, clock, tally, asked, model }
}

/** A server that says one thing after another, and the last for ever. */
const saying =
  (...replies: readonly Reply[]): Script =>
  ({ number }) =>
    replies[Math.min(number, replies.length) - 1]

const give = answers({ action: 'give' })

/** What a question that fails leaves. */
async function fault(asked: Promise<unknown>): Promise<ModelFault> {
  const error = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ModelFault)) throw new Error('no fault', { cause: error })
  return error
}

describe('A question', () => {
  it('is sent once, with messages, schema and key, and answered', async () => {
    const { server, asked, tally } = await asking(() => give)
    expect(await asked).toMatchObject({ value: 'give' })
    expect(server.requests).toHaveLength(1)
    const [{ path, headers, body }] = server.requests
    expect(path).toBe('/v1/chat/completions')
    expect(headers.authorization).toBe(`Bearer ${KEY}`)
    expect(body).toEqual({
      model: 'test-1',
      stream: false,
      messages: [{ role: 'user', content: 'Keep or give?' }],
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', strict: true, schema: jsonSchemaOf(schema) },
      },
    })
    expect(tally).toEqual({ calls: 1, inputTokens: 100, outputTokens: 10 })
  })

  it('is sent with what is set, and says what was', async () => {
    const settings = { temperature: 0.7, topP: 0.9, seed: 3, effort: 'low', maxOutput: 50 }
    const { server, asked, model } = await asking(() => give, settings)
    await asked
    expect(server.requests[0].body).toMatchObject({
      temperature: 0.7,
      top_p: 0.9,
      seed: 3,
      reasoning_effort: 'low',
      max_tokens: 50,
    })
    expect(model.sent('test')).toEqual({
      api: 'chat',
      temperature: 0.7,
      topP: 0.9,
      maxTokens: 50,
      effort: 'low',
      seed: 3,
      schema: 'sent',
    })
  })

  it('goes to the responses API when that is asked for, where it means the same', async () => {
    const settings = { api: 'responses', temperature: 0.2, effort: 'high' }
    const { server, asked, tally } = await asking(() => give, settings)
    expect(await asked).toMatchObject({ value: 'give' })
    const [{ path, body }] = server.requests
    expect(path).toBe('/v1/responses')
    expect(body).toMatchObject({
      temperature: 0.2,
      reasoning: { effort: 'high' },
      text: { format: { type: 'json_schema', strict: true, schema: jsonSchemaOf(schema) } },
    })
    expect(tally).toEqual({ calls: 1, inputTokens: 100, outputTokens: 10 })
  })
})

describe('An answer that cannot be taken', () => {
  it.each<[string, Reply, string, RegExp]>([
    ['is illegal', answers({ action: 'steal' }), 'illegal', /"steal": legal here: "keep", "give"/],
    ['does not fit', answers({ act: 'give' }), 'unparsable', /does not fit/],
    ['has more fields', answers({ action: 'give', why: 1 }), 'unparsable', /why/],
    ['is prose', says('I give.'), 'unparsable', /no whole JSON/],
    ['is empty', says(''), 'unparsable', /empty/],
    ['is cut off', says('{"action":"gi', { finish: 'length' }), 'unparsable', /cut off at the limit/],
    ['is no JSON', says('{"action":NaN}'), 'unparsable', /no whole JSON/],
  ])('because it %s goes back with the reason', async (_, reply, kind, reason) => {
    for (const api of ['chat', 'responses']) {
      const { server, asked, tally, clock } = await asking(saying(reply, give), { api })
      const { value, attempts } = await asked
      expect(value).toBe('give')
      expect(attempts[0].fault).toEqual({ kind, reason: expect.stringMatching(reason) })
      expect(server.requests).toHaveLength(2)
      expect(server.requests[1].messages.at(-1)?.content).toMatch(reason)
      expect(tally).toEqual({ calls: 2, inputTokens: 200, outputTokens: 20 })
      expect(clock.waits).toEqual([])
    }
  })

  it.each(['chat', 'responses'])('because the model declines is recognised (%s)', async (api) => {
    const declines = says('', { refusal: 'I do not gamble' })
    const { server, asked, tally } = await asking(() => declines, { api, retries: 1 })
    const { kind, faults, text } = await fault(asked)
    expect(kind).toBe('refused')
    expect(faults.map(({ reason }) => reason)).toEqual(
      Array(2).fill('it declined to answer: I do not gamble'),
    )
    expect(text).toBe('I do not gamble')
    expect(server.requests[1].messages).toEqual(server.requests[0].messages)
    expect(tally).toEqual({ calls: 2, inputTokens: 200, outputTokens: 20 })
  })

  it('because a filter cut in is a refusal', async () => {
    const { asked } = await asking(() => says('{"acti', { finish: 'content_filter' }), { retries: 0 })
    expect(await fault(asked)).toMatchObject({ kind: 'refused', usage: { inputTokens: 100 } })
  })

  it('ends with all that was paid for when the retries are used up', async () => {
    const steal = (i: number) => answers({ action: `steal ${i}` }, { usage: [10 * i, i] })
    const { server, asked } = await asking(({ number }) => steal(number), { retries: 3 })
    const error = await fault(asked)
    expect(server.requests).toHaveLength(4)
    expect(error).toMatchObject({
      code: 'MODEL_FAULT',
      kind: 'illegal',
      text: '{"action":"steal 4"}',
      finishReason: 'stop',
      usage: { calls: 4, inputTokens: 100, outputTokens: 10 },
    })
    expect(error.faults.map(({ kind }) => kind)).toEqual(Array(4).fill('illegal'))
    expect(error.message).toMatch(/^openai\/test-1 gave no answer.*"steal 4"/)
  })

  it('keeps little of an answer of a megabyte, and shows as little of it again', async () => {
    const { server, asked } = await asking(saying(says('so '.repeat(350_000)), give))
    const { attempts } = await asked
    expect(attempts[0].text?.length).toBeLessThan(5000)
    expect(JSON.stringify(server.requests[1].body).length).toBeLessThan(10_000)
  })
})

describe('A server that does not answer', () => {
  it.each<[string, Reply, string]>([
    ['is busy', fails(429), 'error'],
    ['fails', fails(500), 'error'],
    ['is overloaded', fails(503), 'error'],
    ['breaks off', { kind: 'reset', text: '{"action":"give"}' }, 'error'],
    ['sends half a body', { kind: 'truncated', text: '{"action":"give"}' }, 'error'],
    ['sends another body', { kind: 'raw', body: '{"ok":true}' }, 'error'],
    ['says nothing', { kind: 'silence' }, 'timeout'],
  ])('because it %s is asked again after growing waits, then no more', async (_, reply, kind) => {
    const { server, asked, clock } = await asking(() => reply, {
      tries: 4,
      ...(kind === 'timeout' ? { timeout: 60 } : {}),
    })
    expect(await fault(asked)).toMatchObject({ kind, usage: { calls: 4, inputTokens: 0, outputTokens: 0 } })
    expect(server.requests).toHaveLength(4)
    expect(clock.waits).toHaveLength(3)
    expect(clock.waits[2]).toBeGreaterThan(clock.waits[0])
  })

  it('is asked again, and answers', async () => {
    const { server, asked, clock } = await asking(saying(fails(503), fails(429), give))
    expect(await asked).toMatchObject({ value: 'give' })
    expect(server.requests).toHaveLength(3)
    expect(clock.waits).toHaveLength(2)
  })

  it('is asked again when it wants to be, and not before', async () => {
    const busy = fails(429, 'busy', { headers: { 'retry-after': '17' } })
    const { asked, clock } = await asking(saying(busy, give))
    await asked
    expect(clock.waits.reduce((all, wait) => all + wait, 0)).toBeGreaterThanOrEqual(17_000)
  })

  it('is out of reach', async () => {
    const { asked, server, tally, clock } = await asking(() => give, { tries: 2 })
    await asked
    await server.close()
    const models = new Models({ clock })
    const model = models.open('openai/test-1', z.strictObject(modelOptions()).parse({ tries: 2 }), 'tested')
    const again = ask(model, {
      messages: [{ role: 'user', content: 'Keep or give?' }],
      form: jsonForm(schema),
      read: ({ action }) => action,
      scope: 'test',
      signal: new AbortController().signal,
      tally,
      jitter: randomOf(1),
    })
    expect(await fault(again)).toMatchObject({
      kind: 'error',
      message: expect.stringContaining('ECONNREFUSED'),
    })
  })

  it('because it takes no schema is asked without one, and not again with one', async () => {
    const script: Script = ({ body }) =>
      'response_format' in body ? fails(400, 'response_format is not supported') : give
    const { server, asked, model } = await asking(script)
    expect(await asked).toMatchObject({ value: 'give' })
    expect(model.sent('test')).toMatchObject({ schema: 'in words' })
    expect(server.requests.map(({ body }) => 'response_format' in body)).toEqual([true, false])
  })

  it.each<[Reply, RegExp]>([
    [fails(401, `Incorrect API key provided: ${KEY}`), /status 401: Incorrect.*\[key\]; check the key/],
    [fails(403), /status 403.*check the key/],
    [fails(404, 'The model `test-1` does not exist'), /does not exist; check the name/],
    [fails(429, 'You exceeded your quota', { code: 'insufficient_quota' }), /nothing left/],
    [fails(400, 'Unsupported value: temperature', { param: 'temperature' }), /temperature/],
  ])('for good is asked once, and the run ends with one line: %j', async (reply, line) => {
    const { server, asked } = await asking(() => reply)
    await expect(asked).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      message: expect.stringMatching(line),
    })
    await expect(asked).rejects.not.toMatchObject({ message: expect.stringContaining(KEY) })
    expect(server.requests).toHaveLength(1)
  })

  it('is not waited for by one who no longer listens', async () => {
    const control = new AbortController()
    const { asked } = await asking(() => ({ kind: 'silence' }), {}, { signal: control.signal })
    setTimeout(() => control.abort(new Error('enough')), 30)
    await expect(asked).rejects.toThrow('enough')
  })
})

describe('A limit', () => {
  it('of calls is reached without a call beyond it', async () => {
    const { server, asked } = await asking(() => fails(503), { tries: 10 }, {}, { limits: { calls: 3 } })
    await expect(asked).rejects.toMatchObject({ code: 'BUDGET_EXHAUSTED' })
    expect(server.requests).toHaveLength(3)
  })

  it('of tokens ends the asking with the answer that reached it', async () => {
    const { server, asked } = await asking(() => says('no'), { retries: 9, maxTokens: 300 })
    await expect(asked).rejects.toMatchObject({ code: 'BUDGET_EXHAUSTED', message: /300 tokens for tested/ })
    expect(server.requests).toHaveLength(3)
  })
})
