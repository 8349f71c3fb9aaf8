import { z } from 'zod'
import { once } from '../../../environments/once.ts'
import type { Outcome } from '../cassette.ts'
import { jsonIn } from '../json-text.ts'
import type { Question } from '../occurrences.ts'

/** One question of a round. */
export interface RoundLine {
  readonly id: string
  /** The path of the API: `/v1/chat/completions` or `/v1/responses`. */
  readonly url: string
  readonly body: unknown
}

/** The line of a question. @param id by which its answer is known */
export function roundLine(id: string, { path, body }: Question): RoundLine {
  return { id, url: path.endsWith('/responses') ? '/v1/responses' : '/v1/chat/completions', body }
}

/** A question as OpenAI's Batch API takes it. Source: https://developers.openai.com/api/docs/guides/batch */
export const requestText = ({ id, url, body }: RoundLine): string =>
  JSON.stringify({ custom_id: id, method: 'POST', url, body })

const requestSchema = once(() => z.object({ custom_id: z.string(), url: z.string(), body: z.unknown() }))

/** Reads what `requestText` wrote; undefined for anything else. */
export function readRequest(text: string): RoundLine | undefined {
  const { success, data } = requestSchema().safeParse(jsonIn(text))
  return success ? { id: data.custom_id, url: data.url, body: data.body } : undefined
}

const responseSchema = once(() =>
  z.union([
    z
      .object({
        custom_id: z.string(),
        response: z.object({ status_code: z.number().int().min(200).max(599), body: z.unknown() }),
      })
      .transform(({ custom_id: id, response: { status_code: status, body } }) => ({ id, status, body })),
    z
      .object({ custom_id: z.string(), error: z.looseObject({}) })
      .transform(({ custom_id: id, error }) => ({ id, status: UNANSWERED, body: { error } })),
    z
      .object({ custom_id: z.string(), content: z.union([z.string(), z.looseObject({})]) })
      .transform(({ custom_id: id, content }) => ({
        id,
        words: typeof content === 'string' ? content : JSON.stringify(content),
      })),
  ]),
)

/** The status of a question that nobody answered: a batch that expired. Asking again may help. */
const UNANSWERED = 503

/** A line of answers: what came of a question, or the words of one who answered. */
export type ResponseLine = z.output<ReturnType<typeof responseSchema>>

/** Reads a line of the Batch API, or the short form `{"custom_id": "...", "content": "..."}`; undefined for others. */
export const readResponse = (text: string): ResponseLine | undefined =>
  responseSchema().safeParse(jsonIn(text)).data

/** What came of a question, as it would have come over the wire. @param url of the question */
export function outcomeOf(line: ResponseLine, url: string): Outcome {
  const [status, body] = 'words' in line ? [200, bodyOf(line.words, url)] : [line.status, line.body]
  return { status, headers: { 'content-type': 'application/json' }, text: JSON.stringify(body) ?? '' }
}

/** A body of the API that says these words. */
function bodyOf(words: string, url: string): object {
  return url.endsWith('/responses')
    ? {
        status: 'completed',
        output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: words }] }],
      }
    : { choices: [{ index: 0, message: { role: 'assistant', content: words }, finish_reason: 'stop' }] }
}
