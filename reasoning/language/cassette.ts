import { appendFileSync, existsSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { BadInput, RunEnded } from '../../environments/errors.ts'
import { makeFolder } from '../../environments/folder.ts'
import { once } from '../../environments/once.ts'
import { jsonIn } from './json-text.ts'
import { Occurrences, type Question, within } from './occurrences.ts'
import { lineAt, linesIn, type Place } from './placed-lines.ts'

const failure = () => z.enum(['timeout', 'connection'])

/** What came of a request. */
export const outcomeSchema = once(() =>
  z.union([
    z.strictObject({ status: z.number().int(), headers: z.record(z.string(), z.string()), text: z.string() }),
    z.strictObject({ failure: failure(), reason: z.string() }),
  ]),
)
export type Outcome = z.output<ReturnType<typeof outcomeSchema>>

const lineSchema = once(() =>
  z.object({
    key: z.string(),
    scope: z.string(),
    occurrence: z.number().int(),
    outcome: outcomeSchema(),
  }),
)

/** A question that was not recorded. */
export class CassetteMiss extends RunEnded {
  readonly code = 'CASSETTE_MISS'
}

/** An answer that could not be recorded: going on would pay for what the next run has to ask again. */
export class RecordingFailed extends RunEnded {
  readonly code = 'RECORDING_FAILED'
}

/** Characters of a question that a message shows. */
const SHOWN = 160

/**
 * Requests with what came of them, in a file: what is there is answered from it, whatever the order, the host or the
 * key. The same request asked again is another occurrence. Questions are counted by scope (one player in one match),
 * within which they come one after another, so that the answers do not depend on which match was faster. The scopes of a
 * match are all part of one. In memory is only where an answer stands, of matches that are not over.
 */
export class Cassette {
  readonly mode: 'record' | 'replay'
  readonly #file: string
  /** By scope, then by key and occurrence. */
  readonly #places = new Map<string, Map<string, Place>>()
  readonly #asked = new Occurrences()
  #size = 0
  #failed: RecordingFailed | undefined

  /**
   * Throws `BadInput` for a file that cannot be read, written, or is none.
   * @param file lines of JSON
   * @param mode `replay` answers from the file alone; `record` adds what is not there yet
   */
  constructor(file: string, mode: 'record' | 'replay') {
    this.#file = file
    this.mode = mode
    if (mode === 'replay' && !existsSync(file)) throw new BadInput(`--replay ${file}: there is no such file`)
    if (existsSync(file)) this.#read()
    else
      try {
        makeFolder(dirname(file))
        appendFileSync(file, '')
      } catch (cause) {
        throw new BadInput(`--record ${file}: cannot be written; name a file that can be`, { cause })
      }
  }

  /**
   * Looks a question up; each lookup is the question's next occurrence in its scope.
   * Throws `CassetteMiss` where it is not there and nothing is recorded.
   * @returns what came of it, or a function that takes what comes of it now
   * @internal
   */
  find(question: Question, scope: string): Outcome | ((outcome: Outcome) => void) {
    const { key, occurrence } = this.#asked.next(question, scope)
    const place = this.#places.get(scope)?.get(`${key} ${occurrence}`)
    if (place !== undefined) return this.#lineAt(place).outcome
    if (this.mode === 'replay')
      throw new CassetteMiss(
        `--replay ${this.#file}: has no answer to this question (asked for the ${occurrence}. time${scope === '' ? '' : ` in ${scope}`}): ${gist(question)}`,
      )
    return (outcome) => {
      const line = Buffer.from(`${JSON.stringify({ key, scope, occurrence, ...question, outcome })}\n`)
      this.#append(line)
      this.#keep({ key, scope, occurrence }, { at: this.#size - line.length, bytes: line.length })
    }
  }

  /**
   * Counts the questions of a scope, and of all that are part of it, from the beginning: who asked them is gone.
   * @internal
   */
  again(scope: string): void {
    this.#asked.again(scope)
  }

  /**
   * Nothing is asked in a scope, or in what is part of it, any more.
   * @internal
   */
  forget(scope: string): void {
    this.#asked.again(scope)
    for (const each of within(this.#places, scope)) this.#places.delete(each)
  }

  #keep({ key, scope, occurrence }: { key: string; scope: string; occurrence: number }, place: Place): void {
    const places = this.#places.get(scope) ?? new Map<string, Place>()
    this.#places.set(scope, places.set(`${key} ${occurrence}`, place))
  }

  #append(line: Buffer): void {
    if (this.#failed !== undefined) throw this.#failed
    try {
      appendFileSync(this.#file, line)
      this.#size += line.length
    } catch (cause) {
      // The line may be there in part: another after it would make this the damaged middle of a file, not its end.
      this.#failed = new RecordingFailed(
        `${this.#file}: cannot be written (${reasonOf(cause)}); what is in it counts: make room, and the same command goes on`,
        { cause },
      )
      throw this.#failed
    }
  }

  #read(): void {
    let number = 0
    for (const { text, at, bytes, whole } of linesIn(this.#file)) {
      // A recording that was interrupted may end within a line.
      if (!whole) {
        if (this.mode === 'record') truncateSync(this.#file, at)
        break
      }
      const read = lineSchema().safeParse(jsonIn(text))
      if (!read.success) throw new BadInput(`${this.#file}, line ${number + 1}: is no recorded call`)
      this.#keep(read.data, { at, bytes })
      this.#size = at + bytes
      number++
    }
  }

  #lineAt(place: Place): z.output<ReturnType<typeof lineSchema>> {
    const read = lineSchema().safeParse(jsonIn(lineAt(this.#file, place)))
    if (read.success) return read.data
    throw new RecordingFailed(`${this.#file}: was changed while it was read; start the same command again`)
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What was asked, in short: the end of the last message. */
function gist({ method, path, body }: Question): string {
  const messages = Object(body).messages ?? Object(body).input
  const last: unknown = Array.isArray(messages) ? Object(messages.at(-1)).content : body
  const text = typeof last === 'string' ? last : (JSON.stringify(last) ?? 'nothing')
  const line = text.replace(/\s+/g, ' ').trim()
  return `${method} ${path} "${line.length > SHOWN ? `${line.slice(0, SHOWN)}...` : line}"`
}
