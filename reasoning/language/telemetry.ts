import { metrics, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Clock } from './clock.ts'
import type { ModelName } from './model-name.ts'
import type { Message } from './prompt.ts'
import type { ModelReply } from './reply.ts'
import type { ModelSettings } from './settings.ts'

/**
 * Spans and metrics by the OpenTelemetry conventions for generative AI. Without an SDK in the process all of this is
 * nothing. Contents are added only where the standard variable asks for them.
 */
const SCOPE = 'bidder'
const CONTENTS = 'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT'

/** Begins the span of one request; what it returns ends it. */
export function traceChat(
  { provider, model }: ModelName,
  settings: ModelSettings,
  { messages, scope }: { readonly messages: readonly Message[]; readonly scope: string },
  clock: Clock,
): (reply: ModelReply | undefined, problem: string | undefined) => void {
  const about = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': provider,
    'gen_ai.request.model': model,
  }
  const span = trace.getTracer(SCOPE).startSpan(`chat ${model}`, {
    kind: SpanKind.CLIENT,
    attributes: {
      ...about,
      'gen_ai.conversation.id': scope,
      'gen_ai.request.temperature': settings.temperature,
      'gen_ai.request.top_p': settings.topP,
      'gen_ai.request.max_tokens': settings.maxOutput,
      'gen_ai.request.seed': settings.seed,
      ...contents('gen_ai.input.messages', messages),
    },
  })
  const start = clock.now()
  return (reply, problem) => {
    if (reply !== undefined)
      span.setAttributes({
        'gen_ai.response.model': reply.model,
        'gen_ai.response.finish_reasons': reply.finishReason === undefined ? undefined : [reply.finishReason],
        'gen_ai.usage.input_tokens': reply.inputTokens,
        'gen_ai.usage.output_tokens': reply.outputTokens,
        ...contents('gen_ai.output.messages', [{ role: 'assistant', content: reply.text }]),
      })
    if (problem !== undefined) fail(span, problem)
    span.end()
    const meter = metrics.getMeter(SCOPE)
    const durations = meter.createHistogram('gen_ai.client.operation.duration', { unit: 's' })
    durations.record((clock.now() - start) / 1000, about)
    if (reply === undefined) return
    const tokens = meter.createHistogram('gen_ai.client.token.usage', { unit: '{token}' })
    tokens.record(reply.inputTokens, { ...about, 'gen_ai.token.type': 'input' })
    tokens.record(reply.outputTokens, { ...about, 'gen_ai.token.type': 'output' })
  }
}

/** Runs one decision of an agent in a span of its own, which the spans of its requests belong to. */
export function traceAgent<Result>(
  agent: string,
  scope: string,
  decide: () => Promise<Result>,
): Promise<Result> {
  const attributes = {
    'gen_ai.operation.name': 'invoke_agent',
    'gen_ai.agent.name': agent,
    'gen_ai.conversation.id': scope,
  }
  return trace.getTracer(SCOPE).startActiveSpan(`invoke_agent ${agent}`, { attributes }, async (span) => {
    try {
      return await decide()
    } catch (error) {
      fail(span, error instanceof Error ? error.message : String(error))
      throw error
    } finally {
      span.end()
    }
  })
}

function fail(span: Span, message: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message })
}

function contents(name: string, messages: readonly Message[]): Record<string, string> {
  if (process.env[CONTENTS]?.toLowerCase() !== 'true') return {}
  const parts = messages.map(({ role, content }) => ({ role, parts: [{ type: 'text', content }] }))
  return { [name]: JSON.stringify(parts) }
}

/** One line for a person where LangSmith is on: LangChain then sends it every prompt and every answer. */
export function uploadNotice(): string | undefined {
  const on = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2'].find(
    (name) => process.env[name] === 'true',
  )
  return on === undefined
    ? undefined
    : `${on} is set: every prompt and every answer is uploaded to LangSmith; unset it to keep them here`
}
