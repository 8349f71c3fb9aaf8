import type { Decision, Usage } from '../../environments/agent.ts'
import type { Json } from '../../environments/game.ts'
import type { Fault } from '../../environments/host.ts'
import { randomOf } from '../../environments/random.ts'
import { ask, recorded, type Tally } from './ask.ts'
import { type Attempt, ModelFault } from './faults.ts'
import type { LanguageModel, Sampling } from './model.ts'
import type { Posed } from './posed.ts'
import type { Prompt } from './prompt.ts'
import { traceAgent } from './telemetry.ts'

/** How a question is put. */
export interface Manner {
  /** Tells it from others that are put at the same time, and in records: `sample 2`. Without one it is the only one. */
  readonly label?: string
  /** How words are drawn, where it is not as the agent's own settings say. */
  readonly sampling?: Sampling
}

/** Who inquires. */
export interface Inquirer {
  /** The agent's name. */
  readonly agent: string
  /** One player in one match: see `Cassette`. */
  readonly scope: string
  /** Where what is spent is added up, also when the asking ends with an error. */
  readonly tally: Tally
  readonly signal: AbortSignal
}

/** What became of one question. */
interface Entry {
  readonly label: string | undefined
  readonly prompt: Prompt
  readonly model: LanguageModel
  readonly scope: string
  attempts: readonly Attempt[]
  lost: boolean
}

/** All that an agent asks for one decision, one question or several, after another or at the same time. */
export class Inquiry {
  readonly #model: LanguageModel
  readonly #inquirer: Inquirer
  readonly #entries: Entry[] = []

  constructor(model: LanguageModel, inquirer: Inquirer) {
    this.#model = model
    this.#inquirer = inquirer
  }

  /** Puts a question. Throws what `ask` throws; an agent that can do without the answer may go on. */
  async put<Said, Value>(
    { prompt, messages, form, read }: Posed<Said, Value>,
    { label, sampling }: Manner = {},
  ): Promise<Value> {
    const { tally, signal } = this.#inquirer
    const model = sampling === undefined ? this.#model : this.#model.drawn(sampling)
    // Its own, so that the answers to questions put at the same time are recorded and replayed each as its own.
    const scope = label === undefined ? this.#inquirer.scope : `${this.#inquirer.scope} | ${label}`
    const entry: Entry = { label, prompt, model, scope, attempts: [], lost: false }
    this.#entries.push(entry)
    try {
      const question = { messages, form, read, scope, signal, tally, jitter: randomOf(scope, 'jitter') }
      const { value, attempts } = await ask(model, question)
      entry.attempts = attempts
      return value
    } catch (error) {
      if (error instanceof ModelFault) {
        entry.attempts = error.attempts
        entry.lost = true
      }
      throw error
    }
  }

  /**
   * Puts questions at the same time.
   * @returns the answers that can be taken, one at least, in the order of the questions
   * Throws `ModelFault` where there is none, and what else `ask` throws, after all of them have been heard.
   */
  async putAll<Said, Value>(
    questions: readonly { readonly posed: Posed<Said, Value>; readonly manner: Manner }[],
  ): Promise<[Value, ...Value[]]> {
    const settled = await Promise.allSettled(questions.map(({ posed, manner }) => this.put(posed, manner)))
    const reasons: unknown[] = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    const end = reasons.find((reason) => !(reason instanceof ModelFault))
    if (end !== undefined) throw end
    const [first, ...others] = settled.flatMap((one) => (one.status === 'fulfilled' ? [one] : []))
    if (first === undefined) throw reasons[0]
    return [first.value, ...others.map(({ value }) => value)]
  }

  /** What was asked and what failed, for the record: flat for a single question, or a list in the order of asking. */
  get recorded(): { readonly [key: string]: Json } {
    const asked = this.#entries.map(({ label, prompt, model, scope, attempts }) => ({
      ...(label === undefined ? {} : { label }),
      prompt: `${prompt.name} ${prompt.hash}`,
      ...recorded(model, scope, attempts),
    }))
    return asked.length === 1 ? asked[0] : { asked }
  }

  /**
   * Answers that were not taken. Of a question that was answered in the end, those of the model; what a server failed
   * at counts where it was the end of the question.
   */
  get faults(): Fault[] {
    return this.#entries.flatMap(({ attempts, lost }) =>
      attempts.flatMap(({ fault }) =>
        fault === undefined || (!lost && (fault.kind === 'error' || fault.kind === 'timeout')) ? [] : [fault],
      ),
    )
  }

  /** A fault of a question as one of the whole decision: with all that was asked and spent. */
  failed({ attempts }: ModelFault): ModelFault {
    const all = this.#entries.flatMap((entry) => (entry.attempts === attempts ? [] : entry.attempts))
    // The one that decided is told last.
    return new ModelFault(this.#model.name, [...all, ...attempts], this.#usage, this.recorded)
  }

  /** The decision that was reached. @param reasons words of the model's by name, and whatever else is to be recorded */
  decided<Action>({ action, reasons }: Reasoned<Action>): Decision<Action> {
    return {
      action,
      deliberation: { ...this.recorded, ...reasons },
      usage: this.#usage,
      faults: this.faults,
    }
  }

  get #usage(): Usage {
    return { ...this.#inquirer.tally }
  }
}

/** What all of some askings bring. Throws what the first of them threw, after all have been heard: they are paid for. */
export async function together<Value>(askings: readonly Promise<Value>[]): Promise<Value[]> {
  await Promise.allSettled(askings)
  return Promise.all(askings)
}

/** The answer to a question that an agent can do without: what is given instead, where there is none to be had. */
export async function orElse<Value>(asking: Promise<Value>, instead: Value): Promise<Value> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof ModelFault) return instead
    throw error
  }
}

/** What an agent makes of its inquiry. */
export interface Reasoned<Action> {
  readonly action: Action
  /** Recorded beside what was asked. */
  readonly reasons: { readonly [key: string]: Json }
}

/** Takes one decision by an inquiry. Throws what `ask` throws; a `ModelFault` tells of all that was asked. */
export function decideByInquiry<Action>(
  model: LanguageModel,
  inquirer: Inquirer,
  decide: (inquiry: Inquiry) => Promise<Reasoned<Action>>,
): Promise<Decision<Action>> {
  const inquiry = new Inquiry(model, inquirer)
  return traceAgent(inquirer.agent, inquirer.scope, async () => {
    try {
      return inquiry.decided(await decide(inquiry))
    } catch (error) {
      throw error instanceof ModelFault ? inquiry.failed(error) : error
    }
  })
}
