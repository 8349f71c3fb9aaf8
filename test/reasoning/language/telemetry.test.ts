import { metrics, type Span, type SpanContext, trace } from '@opentelemetry/api'
import { afterEach, expect, test, vi } from 'vitest'
import { seatAgent } from '../../../agents/roster.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { randomOf } from '../../../environments/random.ts'
import { Models } from '../../../reasoning/language/models.ts'
import { answers } from '../../../testing/server/replies.ts'
import { KEY, serve } from '../../server/serve.ts'

interface Noted {
  readonly name: string
  readonly attributes: Record<string, unknown>
  status?: unknown
  ended: boolean
}

/** Takes down all spans and measurements until the test is over. */
function listen() {
  const spans: Noted[] = []
  const measured: { name: string; value: number; attributes: unknown }[] = []
  const startSpan = (name: string, options: { attributes?: object } = {}): Span => {
    const noted: Noted = { name, attributes: { ...options.attributes }, ended: false }
    spans.push(noted)
    const context: SpanContext = { traceId: '1', spanId: '1', traceFlags: 1 }
    const span: Span = {
      spanContext: () => context,
      setAttribute: () => span,
      setAttributes(attributes) {
        Object.assign(noted.attributes, attributes)
        return span
      },
      addEvent: () => span,
      addLink: () => span,
      addLinks: () => span,
      setStatus(status) {
        noted.status = status
        return span
      },
      updateName: () => span,
      end() {
        noted.ended = true
      },
      isRecording: () => true,
      recordException() {},
    }
    return span
  }
  const tracer = {
    startSpan,
    startActiveSpan: (name: string, ...rest: readonly unknown[]) => {
      const act = rest.at(-1)
      return typeof act === 'function' ? act(startSpan(name, Object(rest[0]))) : undefined
    },
  }
  trace.setGlobalTracerProvider({ getTracer: () => tracer })
  const meter = metrics.getMeter('none')
  vi.spyOn(metrics, 'getMeter').mockReturnValue({
    ...meter,
    createHistogram: (name) => ({
      record: (value: number, attributes?: object) => measured.push({ name, value, attributes }),
    }),
  })
  return { spans, measured }
}

afterEach(() => {
  trace.disable()
  vi.restoreAllMocks()
})

async function decideOnce() {
  const game = limitHoldem()
  const view = game.readView({ seat: 1, hole: ['Ah', 'Kd'], board: [], table: { history: '' } })
  const agent = seatAgent('direct@openai/test-1?temperature=0.5', game, [], [], {
    models: new Models(),
  }).make('match 7')
  const { signal } = new AbortController()
  return agent.decide({ view, actions: game.viewActions(view), random: randomOf(1), signal })
}

test('a decision and its requests are spans and measurements by the names of the conventions, without contents', async () => {
  const { spans, measured } = listen()
  await serve(({ number }) => answers({ action: number === 1 ? 'steal' : 'call' }))
  await decideOnce()
  expect(spans.map(({ name }) => name)).toEqual(['invoke_agent direct', 'chat test-1', 'chat test-1'])
  expect(spans.every(({ ended }) => ended)).toBe(true)
  expect(spans[0].attributes).toEqual({
    'gen_ai.operation.name': 'invoke_agent',
    'gen_ai.agent.name': 'direct',
    'gen_ai.conversation.id': 'match 7',
  })
  expect(spans[1].attributes).toMatchObject({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'test-1',
    'gen_ai.request.temperature': 0.5,
    'gen_ai.response.model': 'test-1',
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.usage.input_tokens': 100,
    'gen_ai.usage.output_tokens': 10,
    'gen_ai.conversation.id': 'match 7',
  })
  expect(JSON.stringify(spans)).not.toMatch(/Ah|steal|sk-/)
  const tokens = measured.filter(({ name }) => name === 'gen_ai.client.token.usage')
  expect(tokens.map(({ value }) => value)).toEqual([100, 10, 100, 10])
  expect(tokens[1].attributes).toMatchObject({
    'gen_ai.token.type': 'output',
    'gen_ai.request.model': 'test-1',
  })
  expect(measured.filter(({ name }) => name === 'gen_ai.client.operation.duration')).toHaveLength(2)
})

test('contents are in them when the standard variable asks for it; keys never', async () => {
  const { spans } = listen()
  await serve(() => answers({ action: 'call' }))
  vi.stubEnv('OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT', 'true')
  await decideOnce()
  expect(String(spans[1].attributes['gen_ai.input.messages'])).toContain('Your cards: Ah Kd')
  expect(String(spans[1].attributes['gen_ai.output.messages'])).toContain('call')
  expect(JSON.stringify(spans)).not.toContain(KEY)
})

test('one line says so where prompts are uploaded', async () => {
  const models = new Models()
  await serve(() => answers({ action: 'call' }))
  seatAgent('direct@openai/test-1', limitHoldem(), [], [], { models })
  expect(await models.ready()).toBeUndefined()
  vi.stubEnv('LANGSMITH_TRACING', 'true')
  expect(await models.ready()).toMatch(/^LANGSMITH_TRACING is set: every prompt and every answer is uploaded/)
})
