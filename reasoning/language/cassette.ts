import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { BadInput, RunEnded } from '../../environments/errors.ts'
import { makeFolder } from '../../environments/folder.ts'
import { Occurrences, type Question } from './occurrences.ts'

const failure = z.enum(['timeout', 'connection'])

/** What came of a request. */
export const outcomeSchema = z.union([
  z.strictObject({ status: z.number().int(), headers: z.record(z.string(), z.string()), text: z.string() }),
  z.strictObject({ failure, reason: z.string() }),
])
export type Outcome = z.output<typeof outcomeSchema>

const lineSchema = z.object({
  key: z.string(),
  scope: z.string(),
  occurrence: z.number().int(),
  outcome: outcomeSchema,
})

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
 * within which they come one after another, so that the answers do not depend on which match was faster.
 */
export class Cassette {
  readonly mode: 'record' | 'replay'
  readonly #file: string
  readonly #outcomes = new Map<string, Outcome>()
  readonly #asked = new Occurrences()
  #failed: RecordingFailed | undefined

  /**
   * @param file lines of JSON
   * @param mode `replay` answers from the file alone; `record` adds what is not there yet
   * Throws `BadInput` for a file that cannot be read, written, or is none.
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
   * @returns what came of it, or a function that takes what comes of it now
   * Throws `CassetteMiss` where it is not there and nothing is recorded.
   */
  find(question: Question, scope: string): Outcome | ((outcome: Outcome) => void) {
    const { key, occurrence } = this.#asked.next(question, scope)
    const place = JSON.stringify([scope, key, occurrence])
    const found = this.#outcomes.get(place)
    if (found !== undefined) {
      // An occurrence is asked for once: what is told is no longer kept.
      this.#outcomes.delete(place)
      return found
    }
    if (this.mode === 'replay')
      throw new CassetteMiss(
        `--replay ${this.#file}: has no answer to this question (asked for the ${occurrence}. time${scope === '' ? '' : ` in ${scope}`}): ${gist(question)}`,
      )
    return (outcome) => {
      const line = { key, scope, occurrence, ...question, outcome }
      this.#append(`${JSON.stringify(line)}\n`)
    }
  }

  #append(line: string): void {
    if (this.#failed !== undefined) throw this.#failed
    try {
      appendFileSync(this.#file, line)
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
    const text = readFileSync(this.#file, 'utf8')
    const lines = text.split('\n')
    // A recording that was interrupted may end within a line.
    const rest = lines.pop() ?? ''
    if (rest !== '' && this.mode === 'record')
      truncateSync(this.#file, Buffer.byteLength(text) - Buffer.byteLength(rest))
    for (const [i, line] of lines.entries()) {
      const read = lineSchema.safeParse(jsonIn(line))
      if (!read.success) throw new BadInput(`${this.#file}, line ${i + 1}: is no recorded call`)
      const { key, scope, occurrence, outcome } = read.data
      this.#outcomes.set(JSON.stringify([scope, key, occurrence]), outcome)
    }
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What was asked, in short: the end of the last message. */
function gist({ method, path, body }: Question): string {
  const messages = Object(body).messages ?? Object(body).input
  const last: unknown = Array.isArray(messages) ? Object(messages.at(-1)).content : body
  const text = typeof last === 'string' ? last : (JSON.stringify(last) ?? 'nothing')
  const line = text.replace(/\s+/g, ' ').trim()
  return `${method} ${path} "${line.length > SHOWN ? `${line.slice(0, SHOWN)}...` : line}"`
}
