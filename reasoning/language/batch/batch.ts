import { sha256 } from '../../../environments/sha256.ts'
import { ModelUnavailable } from '../faults.ts'
import { Occurrences, type Question } from '../occurrences.ts'
import type { Posted } from '../wire.ts'
import { type Courier, RoundFailed } from './courier.ts'
import { type RoundLine, roundLine } from './lines.ts'
import type { Answered, Round, Rounds } from './rounds.ts'

/** What a question costs whoever asks it. */
export interface Purse {
  /** It is about to be asked. Throws `BudgetExhausted`. */
  begin(): void
  /** An earlier run has asked it. */
  resume(): void
}

/** A question that waits for its answer. */
interface Waiting {
  readonly line: RoundLine
  readonly scope: string
  readonly purse: Purse
  /** The round that it went out with, or none yet. */
  round: Round | undefined
  /** Rounds that brought no answer to it. */
  vain: number
  resolve(answer: Answered): void
  reject(reason: unknown): void
}

/** Who is told that there is a question, and that one is given up. */
export interface Told {
  /** A question waits. @returns tells that it waits no more */
  waits(): () => void
  /** A question is given up by who asked it. */
  leaves(): void
}

/** What one batch of OpenAI's takes: https://developers.openai.com/api/docs/guides/batch#rate-limits */
const MOST_LINES = 50_000
const MOST_BYTES = 200_000_000
/** Rounds without an answer to a question after which it is given up. */
const MOST_VAIN = 10

/** The questions to one model: they are gathered, go out in rounds, and get their answers in any order. */
export class Batch {
  readonly name: string
  readonly courier: Courier
  readonly #rounds: Rounds
  readonly #told: Told
  readonly #asked = new Occurrences()
  readonly #waiting = new Map<string, Waiting>()

  /** @param name of the model, as it was named */
  constructor(name: string, rounds: Rounds, courier: Courier, told: Told) {
    this.name = name
    this.courier = courier
    this.#rounds = rounds
    this.#told = told
  }

  /** Takes up what is in the folder. Throws `BadInput` where it cannot be used. */
  open(): void {
    this.#rounds.open()
  }

  /** How many questions wait. */
  get size(): number {
    return this.#waiting.size
  }

  /** The rounds that somebody waits for. */
  get out(): ReadonlySet<Round> {
    return new Set([...this.#waiting.values()].flatMap(({ round }) => round ?? []))
  }

  /** Takes a question. */
  post(question: Question, scope: string, purse: Purse): Posted {
    const { key, occurrence } = this.#asked.next(question, scope)
    const id = sha256(JSON.stringify([scope, key, occurrence])).slice(0, 24)
    return {
      recorded: () => {
        this.#rounds.answer(id)
        purse.resume()
      },
      answer: async (signal, ends) => {
        const known = this.#rounds.answer(id)
        const earlier = known !== undefined && !(this.#rounds.hasEnded(known.round) && ends(known.outcome))
        if (earlier) purse.resume()
        const { outcome, round } = earlier
          ? known
          : await this.#wait(roundLine(id, question), scope, purse, signal)
        if (ends(outcome)) this.#rounds.end(round)
        return { outcome, earlier }
      },
    }
  }

  async #wait(line: RoundLine, scope: string, purse: Purse, signal: AbortSignal): Promise<Answered> {
    signal.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<Answered>()
    const round = this.#rounds.waiting(line.id)
    if (round !== undefined) purse.resume()
    this.#waiting.set(line.id, { line, scope, purse, round, vain: 0, resolve, reject })
    const done = this.#told.waits()
    const leave = () => {
      reject(signal.reason)
      this.#waiting.delete(line.id)
      this.#told.leaves()
    }
    signal.addEventListener('abort', leave, { once: true })
    try {
      return await promise
    } finally {
      signal.removeEventListener('abort', leave)
      done()
    }
  }

  /** Puts all questions that are not yet on their way into rounds, as far as the budgets reach. */
  dispatch(): void {
    const admitted = [...this.#waiting.values()]
      .filter(({ round }) => round === undefined)
      // The same matches give the same file, whichever of them was faster.
      .toSorted((a, b) => (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : a.line.id < b.line.id ? -1 : 1))
      .filter((waiting) => this.#admitted(waiting))
    const kinds = Map.groupBy(admitted, ({ line }) => `${line.url} ${Object(line.body).model}`)
    for (const kind of kinds.values())
      for (const part of parts(kind)) {
        const round = this.#rounds.write(part.map(({ line }) => line))
        for (const waiting of part) waiting.round = round
      }
  }

  #admitted({ line, purse, vain, reject }: Waiting): boolean {
    // It is paid for already.
    if (vain > 0) return true
    try {
      purse.begin()
      return true
    } catch (error) {
      this.#waiting.delete(line.id)
      reject(error)
      return false
    }
  }

  /** Looks for answers. @returns whether there were any; see `Courier.collect` for the rest */
  async collect(patient: boolean, signal: AbortSignal): Promise<boolean> {
    let came = false
    for (const round of this.out) {
      if (!(await this.#collected(round, patient, signal))) continue
      came = true
      this.#rounds.take(round)
      for (const id of round.urls.keys()) this.#deliver(id, round)
    }
    return came
  }

  async #collected(round: Round, patient: boolean, signal: AbortSignal): Promise<boolean> {
    try {
      return await this.courier.collect(round, patient, signal)
    } catch (error) {
      if (error instanceof RoundFailed) this.#rounds.withdraw(round)
      throw error
    }
  }

  #deliver(id: string, round: Round): void {
    const waiting = this.#waiting.get(id)
    if (waiting?.round !== round) return
    const answer = this.#rounds.answer(id)
    if (answer !== undefined) {
      this.#waiting.delete(id)
      waiting.resolve(answer)
    } else if (++waiting.vain < MOST_VAIN) waiting.round = undefined
    else
      throw new ModelUnavailable(
        `${this.name}: ${MOST_VAIN} rounds brought no answer to ${id}, of which the last is ${round.requests}`,
      )
  }

  /** Nobody will be answered. */
  fail(reason: unknown): void {
    for (const { reject } of this.#waiting.values()) reject(reason)
    this.#waiting.clear()
  }
}

/** Cuts what is to go out into what one batch takes. */
function* parts(waiting: readonly Waiting[]): Generator<Waiting[]> {
  let part: Waiting[] = []
  let bytes = 0
  for (const each of waiting) {
    const size = Buffer.byteLength(JSON.stringify(each.line)) + 64
    if (part.length === MOST_LINES || (part.length > 0 && bytes + size > MOST_BYTES)) {
      yield part
      part = []
      bytes = 0
    }
    part.push(each)
    bytes += size
  }
  if (part.length > 0) yield part
}
