import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadInput } from '../../../environments/errors.ts'
import { makeFolder } from '../../../environments/folder.ts'
import { type Outcome, RecordingFailed } from '../cassette.ts'
import { outcomeOf, type RoundLine, readRequest, readResponse, requestText } from './lines.ts'

/** Questions that were put together into one file. */
export interface Round {
  /** The file of the questions. */
  readonly requests: string
  /** The file that their answers are to be in. */
  readonly responses: string
  /** Where what belongs to the round is kept: add an ending. */
  readonly stem: string
  /** The path of the API that the questions are for, by id. */
  readonly urls: ReadonlyMap<string, string>
}

/** What came of a question, and in which round. */
export interface Answered {
  readonly outcome: Outcome
  readonly round: Round
}

/** How many of a kind a notice names. */
const NAMED = 5

/**
 * The rounds of questions in a folder: `0001.requests.jsonl` with its answers in `0001.responses.jsonl`, and so on. The
 * files are all there is: whoever opens the folder knows what was asked, what was answered and what is on its way.
 */
export class Rounds {
  readonly #folder: string
  readonly #notice: (line: string) => void
  /** What the answered rounds hold, until it is taken. */
  readonly #answers = new Map<string, Answered>()
  /** The rounds that ended an earlier run. */
  readonly #ended = new Set<Round>()
  /** The rounds that wait for answers, by the ids of their questions. */
  readonly #open = new Map<string, Round>()
  #last = 0

  /** @param notice told, in one line each, of answers that cannot be taken */
  constructor(folder: string, notice: (line: string) => void) {
    this.#folder = folder
    this.#notice = notice
  }

  /** Reads the folder, or makes it. Throws `BadInput` where it cannot be used. */
  open(): void {
    let names: string[]
    try {
      makeFolder(this.#folder)
      names = readdirSync(this.#folder)
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new BadInput(`batch ${this.#folder}: cannot be used (${reason}); name a folder that can be`, {
        cause,
      })
    }
    // A number counts as used by whatever bears it.
    this.#last = Math.max(0, ...names.map((name) => Number(/^\d{4,}(?=\.)/.exec(name)?.[0] ?? 0)))
    for (const name of names.filter((each) => /^\d{4,}\.requests\.jsonl$/.test(each)).toSorted()) {
      const round = this.#read(name)
      for (const id of round.urls.keys()) this.#open.set(id, round)
      if (existsSync(`${round.stem}.ended`)) this.#ended.add(round)
      if (existsSync(round.responses)) this.take(round, this.#number(round) === this.#last)
    }
  }

  /** What came of a question; it is told once. */
  answer(id: string): Answered | undefined {
    const found = this.#answers.get(id)
    this.#answers.delete(id)
    return found
  }

  /** Whether an answer of this round ended an earlier run: what ended it is to be asked again. */
  hasEnded(round: Round): boolean {
    return this.#ended.has(round)
  }

  /** An answer of this round ends this run: the next one shall know. */
  end({ stem }: Round): void {
    writeFileSync(`${stem}.ended`, '')
  }

  /** The round that a question waits in. */
  waiting(id: string): Round | undefined {
    return this.#open.get(id)
  }

  /** Writes the next round, whole or not at all. @param lines of one model and one path of the API */
  write(lines: readonly RoundLine[]): Round {
    const stem = join(this.#folder, String(++this.#last).padStart(4, '0'))
    const round = roundAt(stem, new Map(lines.map(({ id, url }) => [id, url])))
    writeWhole(round.requests, lines.map((line) => `${requestText(line)}\n`).join(''))
    for (const { id } of lines) this.#open.set(id, round)
    return round
  }

  /**
   * Reads the answers to a round, which waits no more. What is missing, doubled or unreadable is named and has no
   * outcome: it is to be asked again.
   */
  take(round: Round, tell = true): void {
    const counts = new Map<string, number>()
    const problems: string[] = []
    const unknown: string[] = []
    for (const [i, text] of readFileSync(round.responses, 'utf8').split('\n').entries()) {
      if (text.trim() === '') continue
      const line = readResponse(text)
      if (line === undefined) {
        problems.push(`line ${i + 1} is cut off or holds no answer`)
        continue
      }
      const url = round.urls.get(line.id)
      if (url === undefined) {
        unknown.push(`"${line.id}" (line ${i + 1})`)
        continue
      }
      counts.set(line.id, (counts.get(line.id) ?? 0) + 1)
      this.#answers.set(line.id, { outcome: outcomeOf(line, url), round })
    }
    const ids = [...round.urls.keys()]
    const doubled = ids.filter((id) => (counts.get(id) ?? 0) > 1)
    const missing = ids.filter((id) => !counts.has(id))
    for (const id of doubled) this.#answers.delete(id)
    for (const id of ids) if (this.#open.get(id) === round) this.#open.delete(id)
    if (!tell) return
    if (problems.length > 0) this.#notice(`${round.responses}: ${some(problems)}`)
    if (unknown.length > 0)
      this.#notice(`${round.responses}: answers to what was not asked are left out: ${some(unknown)}`)
    if (doubled.length > 0)
      this.#notice(`${round.responses}: more than one answer, so asked again: ${some(doubled)}`)
    if (missing.length > 0) this.#notice(`${round.responses}: no answer, so asked again: ${some(missing)}`)
  }

  /** Takes back a round that nobody will answer; its questions are kept in `0001.failed.jsonl`, to be read. */
  withdraw(round: Round): void {
    renameSync(round.requests, `${round.stem}.failed.jsonl`)
    for (const id of round.urls.keys()) if (this.#open.get(id) === round) this.#open.delete(id)
  }

  #number({ stem }: Round): number {
    return Number(stem.slice(join(this.#folder, '/').length))
  }

  #read(name: string): Round {
    const file = join(this.#folder, name)
    const urls = new Map<string, string>()
    for (const [i, text] of readFileSync(file, 'utf8').trimEnd().split('\n').entries()) {
      const line = readRequest(text)
      if (line === undefined)
        throw new BadInput(`${file}, line ${i + 1}: is no question; restore the file, or name another folder`)
      urls.set(line.id, line.url)
    }
    return roundAt(join(this.#folder, name.slice(0, name.indexOf('.'))), urls)
  }
}

const roundAt = (stem: string, urls: Round['urls']): Round => ({
  stem,
  requests: `${stem}.requests.jsonl`,
  responses: `${stem}.responses.jsonl`,
  urls,
})

/** Writes a file so that nobody ever finds a part of it. Throws `RecordingFailed` where it cannot be written. */
export function writeWhole(file: string, text: string): void {
  try {
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new RecordingFailed(
      `${file}: cannot be written (${reason}); mend it, and the same command goes on`,
      {
        cause,
      },
    )
  }
}

function some(names: readonly string[]): string {
  const rest = names.length - NAMED
  return `${names.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}
