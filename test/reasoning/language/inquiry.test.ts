import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Cassette } from '../../../reasoning/language/cassette.ts'
import { ModelFault } from '../../../reasoning/language/faults.ts'
import { Inquiry } from '../../../reasoning/language/inquiry.ts'
import { Models, type ModelsOptions } from '../../../reasoning/language/models.ts'
import { posedInJson, posedInWords } from '../../../reasoning/language/posed.ts'
import type { Prompt } from '../../../reasoning/language/prompt.ts'
import { modelOptions } from '../../../reasoning/language/settings.ts'
import type { Script } from '../../../testing/server/openai-server.ts'
import { answers, fails, says } from '../../../testing/server/replies.ts'
import { serve } from '../../server/serve.ts'
import { freshFolder } from '../../tournaments/folder.ts'
import { fakeClock } from './fake-clock.ts'

const prompt: Prompt = {
  name: 'count',
  hash: '0123456789ab',
  fill: ({ schema = 'words' }) => [{ role: 'user', content: `How many? ${schema}` }],
}
const counted = posedInJson(prompt, {}, z.strictObject({ count: z.number() }))

function inquiryOf(options: ModelsOptions = {}, settings: Record<string, unknown> = {}): Inquiry {
  const models = new Models({ clock: fakeClock(), ...options })
  return new Inquiry(models.open('openai/test-1', z.strictObject(modelOptions()).parse(settings), 'tested'), {
    agent: 'tested',
    scope: 'test',
    tally: { calls: 0, inputTokens: 0, outputTokens: 0 },
    signal: new AbortController().signal,
  })
}

/** The same question several times at once. */
const samples = (inquiry: Inquiry, count: number) =>
  inquiry.putAll(
    Array.from({ length: count }, (_, i) => ({ posed: counted, manner: { label: `sample ${i + 1}` } })),
  )

/** Every request another answer, the later the sooner; the second fails at first. */
const hasty: Script = ({ number }) => ({
  ...(number === 2 ? fails(503) : answers({ count: number })),
  delayMs: 60 - 10 * number,
})

describe('Questions put at the same time', () => {
  it('are recorded and replayed each as its own, whichever was answered first', async () => {
    const file = join(freshFolder(), 'requests.jsonl')
    const server = await serve(hasty)
    const recorded = await samples(inquiryOf({ cassette: () => new Cassette(file, 'record') }), 4)
    expect(new Set(recorded.map(({ count }) => count)).size).toBe(4)
    await server.close()
    for (let times = 0; times < 2; times++)
      expect(await samples(inquiryOf({ cassette: () => new Cassette(file, 'replay') }), 4)).toEqual(recorded)
  })

  it('stand in the record in the order of asking', async () => {
    await serve(hasty)
    const inquiry = inquiryOf()
    await samples(inquiry, 3)
    const { asked } = inquiry.recorded
    expect(asked).toMatchObject(
      [1, 2, 3].map((i) => ({ label: `sample ${i}`, prompt: 'count 0123456789ab' })),
    )
  })

  it('leave an answer out that cannot be taken, and tell of it', async () => {
    await serve(({ number }) => (number === 2 ? says('Hm.') : answers({ count: number })))
    const inquiry = inquiryOf({}, { retries: 0 })
    expect(await samples(inquiry, 3)).toEqual([{ count: 1 }, { count: 3 }])
    expect(inquiry.faults).toEqual([{ kind: 'unparsable', reason: expect.any(String) }])
  })

  it('fail together where none is answered, with all that was asked', async () => {
    await serve(({ number }) => (number <= 2 ? says('Hm.') : says('', { refusal: 'no' })))
    const inquiry = inquiryOf({}, { retries: 0 })
    const failure: unknown = await samples(inquiry, 3).catch((error: unknown) => error)
    if (!(failure instanceof ModelFault)) throw failure
    const whole = inquiry.failed(failure)
    expect(whole.faults.map(({ kind }) => kind).toSorted()).toEqual(['refused', 'unparsable', 'unparsable'])
    expect(whole.usage).toEqual({ calls: 3, inputTokens: 300, outputTokens: 30 })
  })

  it('end the run where one of them must', async () => {
    await serve(({ number }) => (number === 2 ? fails(401) : answers({ count: number })))
    await expect(samples(inquiryOf(), 3)).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' })
  })
})

describe('A temperature that an agent chooses', () => {
  const picky: Script = ({ body }) =>
    'temperature' in body ? fails(400, 'Unsupported value', { param: 'temperature' }) : answers({ count: 1 })

  it('goes with the question', async () => {
    const server = await serve(() => answers({ count: 1 }))
    const inquiry = inquiryOf()
    await inquiry.put(counted, { sampling: { temperature: 0.7 } })
    await inquiry.put(counted)
    expect(server.requests.map(({ body }) => body.temperature)).toEqual([0.7, undefined])
  })

  it('is left out where the server refuses it, and not tried again', async () => {
    const server = await serve(picky)
    const inquiry = inquiryOf()
    for (let times = 0; times < 2; times++) await inquiry.put(counted, { sampling: { temperature: 0.7 } })
    expect(server.requests.map(({ body }) => body.temperature)).toEqual([0.7, undefined, undefined])
    expect(JSON.stringify(inquiry.recorded)).not.toContain('"temperature"')
  })

  it('ends the run where the user has set the same', async () => {
    await serve(picky)
    const inquiry = inquiryOf({}, { temperature: 0.7 })
    await expect(inquiry.put(counted, { sampling: { temperature: 0.7 } })).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
    })
  })
})

it('A question in words is answered by all that stands after the thinking, and asked again for nothing', async () => {
  const server = await serve(({ number }) =>
    says(number === 1 ? '<think>Well</think> ' : '<think>2?</think>\nTwo.'),
  )
  expect(await inquiryOf().put(posedInWords(prompt, {}))).toBe('Two.')
  expect(server.requests[0].body).not.toHaveProperty('response_format')
  expect(server.requests[1].messages.at(-1)?.content).toMatch(/it is empty.*in plain words/)
})
