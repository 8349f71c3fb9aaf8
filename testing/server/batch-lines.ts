import { readFileSync } from 'node:fs'
import type { Message } from '../../reasoning/language/prompt.ts'
import type { Received, Script } from './openai-server.ts'
import { completionBody } from './replies.ts'

/** A question of a round, as it stands in its file. */
export interface Asked {
  readonly custom_id: string
  readonly method: string
  readonly url: string
  readonly body: { readonly model: string; readonly messages: readonly Message[] }
}

/** The questions in a file. */
export const askedIn = (file: string): Asked[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

/** A question as a server would have received it. @param number from 1 */
const receivedOf = ({ method, url: path, body }: Asked, number: number): Received => ({
  number,
  method,
  path,
  headers: {},
  body: { ...body },
  messages: body.messages,
})

/** The line of the Batch API that a script answers a question with. */
export function lineFor(asked: Asked, script: Script, number = 1): object {
  const reply = script(receivedOf(asked, number))
  const { custom_id } = asked
  const answered = (status_code: number, body: unknown) => ({
    id: `batch_req_${number}`,
    custom_id,
    response: { status_code, request_id: `req_${number}`, body },
    error: null,
  })
  if (reply.kind === 'answer')
    return answered(
      200,
      completionBody(
        asked.url.endsWith('/responses') ? 'responses' : 'chat',
        reply,
        asked.body.model,
        number,
      ),
    )
  if (reply.kind === 'error') {
    const { status, message, code = null } = reply
    return answered(status, { error: { message, type: 'error', code, param: null } })
  }
  throw new RangeError(`a batch has no line for ${reply.kind}`)
}
