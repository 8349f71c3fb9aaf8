import { z } from 'zod'
import { once } from '../../environments/once.ts'
import type { Outcome } from './cassette.ts'

/** What a model said, and what it cost. */
export interface ModelReply {
  readonly text: string
  /** Set where the model, or what watches over it, declined to answer. */
  readonly refusal?: string
  /** Why it stopped, in the provider's word: `stop`, `length`, `content_filter`. */
  readonly finishReason?: string
  /** The model that answered, by the provider's name for it. */
  readonly model?: string
  readonly inputTokens: number
  readonly outputTokens: number
}

const tokens = () => z.number().int().min(0).catch(0)
const name = () => z.string().optional().catch(undefined)

/** A body of OpenAI's chat completions. */
const completion = () =>
  z
    .object({
      model: name(),
      choices: z
        .array(
          z.object({
            finish_reason: z.string().nullish(),
            message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
          }),
        )
        .min(1),
      usage: z.object({ prompt_tokens: tokens(), completion_tokens: tokens() }).nullish(),
    })
    .transform(({ model, choices: [{ message, finish_reason }], usage }): ModelReply => {
      const refusal =
        message.refusal ?? (finish_reason === 'content_filter' ? 'the content filter cut in' : undefined)
      return {
        text: message.content ?? '',
        ...(refusal === undefined ? {} : { refusal }),
        ...(finish_reason == null ? {} : { finishReason: finish_reason }),
        ...(model === undefined ? {} : { model }),
        inputTokens: usage?.prompt_tokens ?? 0,
        outputTokens: usage?.completion_tokens ?? 0,
      }
    })

const part = () => z.looseObject({ text: z.string().optional(), refusal: z.string().optional() })

/** A body of OpenAI's responses. */
const response = () =>
  z
    .object({
      model: name(),
      status: z.string().optional(),
      incomplete_details: z.object({ reason: z.string() }).nullish(),
      output: z.array(z.looseObject({ type: z.string(), content: z.array(part()).nullish() })),
      usage: z.object({ input_tokens: tokens(), output_tokens: tokens() }).nullish(),
    })
    .transform(({ model, status, incomplete_details, output, usage }): ModelReply => {
      const parts = output.filter(({ type }) => type === 'message').flatMap(({ content }) => content ?? [])
      const cut = incomplete_details?.reason
      const finishReason =
        cut === 'max_output_tokens' ? 'length' : (cut ?? (status === 'completed' ? 'stop' : status))
      const refused = parts.find(({ refusal }) => refusal !== undefined)?.refusal
      const refusal = refused ?? (cut === 'content_filter' ? 'the content filter cut in' : undefined)
      return {
        text: parts.map(({ text = '' }) => text).join(''),
        ...(refusal === undefined ? {} : { refusal }),
        ...(finishReason === undefined ? {} : { finishReason }),
        ...(model === undefined ? {} : { model }),
        inputTokens: usage?.input_tokens ?? 0,
        outputTokens: usage?.output_tokens ?? 0,
      }
    })

const bodies = once(() => z.union([completion(), response()]))

/**
 * What a provider's body says, read off the wire: clients drop a refusal, and throw away text and usage of an answer
 * that is cut off or no JSON. Undefined for bodies of another form.
 */
export function replyInBody(body: string): ModelReply | undefined {
  try {
    return bodies().safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}

/** What came over the wire as a reply, where it is one. */
export function replyInOutcome(outcome: Outcome | undefined): ModelReply | undefined {
  return outcome !== undefined && 'text' in outcome && outcome.status === 200
    ? replyInBody(outcome.text)
    : undefined
}

/** What a client made of an answer, for providers whose bodies are of another form. */
const message = once(() =>
  z.object({
    text: z.string(),
    usage_metadata: z.object({ input_tokens: tokens(), output_tokens: tokens() }).optional().catch(undefined),
    response_metadata: z
      .looseObject({ finish_reason: name(), stop_reason: name(), model_name: name(), model: name() })
      .catch({}),
  }),
)

/** The reply in a message of LangChain's. */
export function replyInMessage(given: unknown): ModelReply {
  const { text, usage_metadata, response_metadata: about } = message().parse(given)
  const finishReason = about.finish_reason ?? about.stop_reason
  const model = about.model_name ?? about.model
  const refused = finishReason === 'refusal' || finishReason === 'content_filter' || finishReason === 'SAFETY'
  return {
    text,
    ...(refused ? { refusal: text === '' ? 'it gave no words' : text } : {}),
    ...(finishReason === undefined ? {} : { finishReason }),
    ...(model === undefined ? {} : { model }),
    inputTokens: usage_metadata?.input_tokens ?? 0,
    outputTokens: usage_metadata?.output_tokens ?? 0,
  }
}
