import { readFileSync, writeFileSync } from 'node:fs'
import { BatchWaiting, type OpenRound } from '../../reasoning/language/batch/batches.ts'
import type { Message } from '../../reasoning/language/prompt.ts'
import { runTournament, type TournamentConfig, type TournamentResult } from '../../tournaments/run.ts'
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
export const receivedOf = ({ method, url: path, body }: Asked, number: number): Received => ({
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

/** Writes the answers to a round: every line as JSON, in the opposite order, or text as it is. */
export function answerRound({ responses }: OpenRound, lines: readonly (object | string)[]): void {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  writeFileSync(responses, `${texts.toReversed().join('\n')}\n`)
}

/** What a person, or a program, makes of the questions of a round: its lines of answers. @param round from 1 */
export type Answering = (asked: readonly Asked[], round: number) => readonly (object | string)[]

/** Answers everything by a script. */
export const byScript =
  (script: Script): Answering =>
  (asked) =>
    asked.map((question, i) => lineFor(question, script, i + 1))

/** A tournament played round by round, each round by a run of its own that ends before its answers are written. */
export async function playRounds(
  config: TournamentConfig,
  answering: Answering,
  onNotice: (line: string) => void = () => {},
): Promise<{ readonly result: TournamentResult; readonly rounds: readonly (readonly Asked[])[] }> {
  const rounds: Asked[][] = []
  for (;;)
    try {
      return { result: await runTournament({ ...config, batchOnce: true }, { onNotice }), rounds }
    } catch (error) {
      if (!(error instanceof BatchWaiting)) throw error
      for (const round of error.rounds) {
        rounds.push(askedIn(round.requests))
        answerRound(round, answering(rounds[rounds.length - 1], rounds.length))
      }
    }
}
