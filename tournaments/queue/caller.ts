import { RunEnded } from '../../environments/errors.ts'
import { BudgetExhausted } from '../../reasoning/language/budget.ts'
import type { Messages } from './broker.ts'
import {
  type Answer,
  type Letter,
  type Reply,
  runTopic,
  type Saying,
  type Try,
  type Unheard,
  workerTopic,
} from './messages.ts'

/** The tournament does not want the match from here, or is not there any more: nobody is to be told. */
export class Dismissed extends RunEnded {
  readonly code = 'DISMISSED'
}

/** Between two looks at whether a tournament is there whose answer is waited for, ms. */
const LOOK_MS = 5000

type Given = Exclude<Answer, { dismissed: string } | { spent: string }>

interface Waiting {
  readonly run: string
  readonly of: Try | undefined
  resolve(answer: Given): void
  reject(reason: unknown): void
}

/** A worker's side of the messages: it says something and waits for the answer. */
export class Caller {
  readonly #messages: Messages
  readonly #worker: string
  readonly #waiting = new Map<number, Waiting>()
  readonly #looking: NodeJS.Timeout
  #said = 0
  #attempts = 0

  private constructor(messages: Messages, worker: string) {
    this.#messages = messages
    this.#worker = worker
    this.#looking = setInterval(() => void this.#look().catch(() => {}), LOOK_MS)
  }

  /** @param worker a name that no other has */
  static async open(messages: Messages, worker: string): Promise<Caller> {
    const caller = new Caller(messages, worker)
    messages.onGap(() => caller.#letGo())
    await messages.subscribe<Reply | Unheard>(workerTopic(worker), (message) => {
      if ('unheard' in message) caller.#letGo(message.unheard)
      else caller.#hear(message)
    })
    return caller
  }

  /**
   * Says something to a tournament and waits for the answer. Throws `Dismissed`, `BudgetExhausted`, and
   * the signal's reason.
   * @param of the try at a match that it is said of
   */
  async say(run: string, saying: Saying, signal: AbortSignal, of?: Try): Promise<Given> {
    signal.throwIfAborted()
    const id = ++this.#said
    const { promise, resolve, reject } = Promise.withResolvers<Given>()
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    this.#waiting.set(id, { run, of, resolve, reject })
    try {
      const [answer] = await Promise.all([promise, this.#send(run, id, saying, of)])
      return answer
    } finally {
      this.#waiting.delete(id)
      signal.removeEventListener('abort', stop)
    }
  }

  /** A number for a try at a match, which no other try from here has. */
  attempt(): number {
    return ++this.#attempts
  }

  close(): void {
    clearInterval(this.#looking)
  }

  async #send(run: string, id: number, saying: Saying, of?: Try): Promise<void> {
    const letter: Letter = { id, from: this.#worker, saying, ...(of === undefined ? {} : { of }) }
    if (!(await this.#messages.publish(runTopic(run), letter)))
      throw new Dismissed('the tournament is not there any more')
  }

  #hear({ id, answer }: Reply): void {
    const waiting = this.#waiting.get(id)
    if ('dismissed' in answer) waiting?.reject(new Dismissed(answer.dismissed))
    else if ('spent' in answer) waiting?.reject(new BudgetExhausted(answer.spent))
    else waiting?.resolve(answer)
  }

  /**
   * What is waited for may never come, as letters or answers were lost: whoever waits is sent away, and the match is
   * begun anew. @param run of one tournament; absent: of all
   */
  #letGo(run?: string): void {
    for (const waiting of this.#waiting.values()) {
      if (run !== undefined && waiting.run !== run) continue
      waiting.reject(new Dismissed('what was said, or the answer to it, was lost'))
      if (waiting.of !== undefined)
        this.#send(waiting.run, 0, { says: 'lets go' }, waiting.of).catch(() => {})
    }
  }

  /** Whoever waits for a tournament that was killed would wait for ever. */
  async #look(): Promise<void> {
    for (const run of new Set([...this.#waiting.values()].map((waiting) => waiting.run)))
      await this.#send(run, 0, { says: 'is there' }).catch((error: unknown) => {
        if (!(error instanceof Dismissed)) return
        for (const waiting of this.#waiting.values()) if (waiting.run === run) waiting.reject(error)
      })
  }
}
