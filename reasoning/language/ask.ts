import type { Usage } from '../../environments/agent.ts'
import { IllegalAction } from '../../environments/errors.ts'
import type { Json } from '../../environments/game.ts'
import type { Fault } from '../../environments/host.ts'
import type { Random } from '../../environments/random.ts'
import { type Attempt, ModelFault } from './faults.ts'
import type { Form } from './form.ts'
import type { LanguageModel } from './model.ts'
import type { Message } from './prompt.ts'
import type { ModelReply } from './reply.ts'
import { waitBefore } from './retry.ts'

/** One question to a model. */
export interface Question<Said, Value> {
  readonly messages: readonly Message[]
  readonly form: Form<Said>
  /** What a well-formed answer means. Throws `IllegalAction` where it is not allowed here. */
  readonly read: (said: Said) => Value
  /** By whom it is asked: see `Cassette`. */
  readonly scope: string
  readonly signal: AbortSignal
  /** Where what is spent is added up, also when the asking ends with an error. */
  readonly tally: Tally
  /** Of the waits between repetitions; not of anything that is decided. */
  readonly jitter: Random
}

/** An answer that can be taken. */
export interface Asked<Value> {
  readonly value: Value
  /** All requests, the last with the answer. */
  readonly attempts: readonly Attempt[]
}

/** What is spent, while it is being spent. */
export type Tally = { -readonly [Key in keyof Usage]: Usage[Key] }

/** Characters of a model's words that are kept, and shown to it again. */
const LONGEST_TEXT = 4000

/**
 * Asks until there is an answer that can be taken. This is the only place that asks again: after a server that is busy,
 * failing or out of reach with growing waits (`tries` of the model's settings), and after an answer that cannot be taken
 * with the reason (`retries`). Throws `ModelFault` when these are used up, `RunEnded` where no question could be
 * answered, and the signal's reason.
 */
export async function ask<Said, Value>(
  model: LanguageModel,
  question: Question<Said, Value>,
): Promise<Asked<Value>> {
  const { messages, form, scope, signal, tally, jitter } = question
  const schema = form.jsonSchema
  const { tries, retries } = model.settings
  const attempts: Attempt[] = []
  let asked = messages
  let failures = 0
  let rejections = 0
  for (;;) {
    tally.calls++
    const called = await model.call({ messages: asked, scope, signal, ...(schema && { schema }) })
    if ('trouble' in called) {
      const { trouble } = called
      attempts.push({ fault: trouble.fault, inputTokens: 0, outputTokens: 0 })
      if (trouble.next === 'without') continue
      if (trouble.next === 'give-up' || ++failures >= tries) throw fault(model, question, attempts)
      await model.clock.sleep(waitBefore(failures, trouble.waitMs, jitter), signal)
      continue
    }
    const { reply } = called
    tally.inputTokens += reply.inputTokens
    tally.outputTokens += reply.outputTokens
    const judged = judge(reply, question)
    attempts.push(attemptOf(reply, judged))
    if ('value' in judged) return { value: judged.value, attempts }
    if (++rejections > retries) throw fault(model, question, attempts)
    asked = [...messages, ...corrected(reply, judged, form)]
  }
}

function judge<Said, Value>(
  { text, refusal, finishReason }: ModelReply,
  { form, read }: Question<Said, Value>,
): { readonly value: Value } | Fault {
  if (refusal !== undefined) return { kind: 'refused', reason: `it declined to answer: ${refusal}` }
  const reading = form.read(text)
  if ('problem' in reading) {
    const cut = finishReason === 'length' ? 'it was cut off at the limit of output tokens, and ' : ''
    return { kind: 'unparsable', reason: `${cut}${reading.problem}` }
  }
  try {
    return { value: read(reading.value) }
  } catch (error) {
    if (!(error instanceof IllegalAction)) throw error
    return { kind: 'illegal', reason: error.message }
  }
}

/** The model's own words and what is wrong with them; a refusal is asked again in the same words. */
function corrected({ text }: ModelReply, { kind, reason }: Fault, { correction }: Form<unknown>): Message[] {
  if (kind === 'refused') return []
  const said: Message[] = text.trim() === '' ? [] : [{ role: 'assistant', content: cut(text) }]
  return [...said, ...correction.fill({ reason })]
}

function attemptOf(reply: ModelReply, judged: Fault | object): Attempt {
  const { text, refusal, finishReason, inputTokens, outputTokens } = reply
  return {
    ...('kind' in judged ? { fault: { kind: judged.kind, reason: judged.reason } } : {}),
    text: cut(refusal ?? text),
    ...(finishReason === undefined ? {} : { finishReason }),
    inputTokens,
    outputTokens,
  }
}

function fault(
  model: LanguageModel,
  { tally, scope }: Pick<Question<unknown, unknown>, 'tally' | 'scope'>,
  attempts: readonly Attempt[],
): ModelFault {
  return new ModelFault(model.name, attempts, { ...tally }, recorded(model, scope, attempts))
}

/** How an answer came about, as it is recorded. */
export function recorded(
  model: LanguageModel,
  scope: string,
  attempts: readonly Attempt[],
): { readonly [key: string]: Json } {
  const failed = attempts.filter((attempt) => attempt.fault !== undefined)
  return {
    model: { name: model.name, ...model.sent(scope) },
    ...(failed.length === 0
      ? {}
      : {
          failed: failed.map(({ fault: { kind, reason } = {}, text, finishReason }) => ({
            ...(kind === undefined || reason === undefined ? {} : { kind, reason }),
            ...(text === undefined ? {} : { text }),
            ...(finishReason === undefined ? {} : { finishReason }),
          })),
        }),
  }
}

const cut = (text: string): string =>
  text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}... (${text.length} characters)` : text
