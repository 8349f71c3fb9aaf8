/** Which of OpenAI's two protocols a request speaks. */
export type Api = 'chat' | 'responses'

/** What a model says, and what it cost. */
export interface Answer {
  readonly text: string
  readonly refusal?: string
  /** `stop` unless said otherwise: `length`, `content_filter`. */
  readonly finish?: string
  /** Tokens; 100 and 10 unless said otherwise. */
  readonly usage?: readonly [input: number, output: number]
}

/** What the server does with one request. */
export type Reply = { readonly delayMs?: number } & (
  | ({ readonly kind: 'answer' } & Answer)
  /** The connection breaks in the middle of the body. */
  | ({ readonly kind: 'reset' } & Answer)
  /** The body ends early, and nothing else tells. */
  | ({ readonly kind: 'truncated' } & Answer)
  | {
      readonly kind: 'error'
      readonly status: number
      readonly message: string
      readonly code?: string
      readonly param?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'raw'; readonly body: string; readonly status?: number }
  /** Never answers. */
  | { readonly kind: 'silence' }
)

/** An answer in these words. @param more what else is in it, such as tokens or why it stopped */
export const says = (text: string, more: Partial<Answer> = {}): Reply => ({ kind: 'answer', text, ...more })

/** An answer that is this JSON. @param more what else is in it */
export const answers = (json: unknown, more: Partial<Answer> = {}): Reply => says(JSON.stringify(json), more)

/** An error of the API. @param status of HTTP @param more the error's code, the part that it is about, headers */
export const fails = (
  status: number,
  message = `status ${status}`,
  more: { code?: string; param?: string; headers?: Record<string, string> } = {},
): Reply => ({ kind: 'error', status, message, ...more })

/** The body of an answer, as the API writes it. */
export function completionBody(api: Api, answer: Answer, model: string, number: number): object {
  const { text, refusal, finish = 'stop', usage: [input, output] = [100, 10] } = answer
  if (api === 'chat')
    return {
      id: `chatcmpl-${number}`,
      object: 'chat.completion',
      created: 1_700_000_000,
      model,
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: refusal === undefined ? text : null,
            refusal: refusal ?? null,
          },
          logprobs: null,
          finish_reason: finish,
        },
      ],
      usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
    }
  const part =
    refusal === undefined
      ? { type: 'output_text', text, annotations: [], logprobs: [] }
      : { type: 'refusal', refusal }
  const cut = finish === 'length' ? 'max_output_tokens' : finish === 'stop' ? undefined : finish
  return {
    id: `resp_${number}`,
    object: 'response',
    created_at: 1_700_000_000,
    status: cut === undefined ? 'completed' : 'incomplete',
    incomplete_details: cut === undefined ? null : { reason: cut },
    error: null,
    model,
    output: [
      { type: 'message', id: `msg_${number}`, role: 'assistant', status: 'completed', content: [part] },
    ],
    usage: { input_tokens: input, output_tokens: output, total_tokens: input + output },
  }
}
