import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadInput } from '../environments/errors.ts'
import type { MatchRecord } from './match.ts'
import type { TournamentConfig } from './schedule.ts'

/**
 * The record of a tournament in a folder: `config.json`, `matches.jsonl` (one finished match a line, every decision
 * in it, in schedule order) and the games in their public log format.
 */
export class Record {
  readonly matches: MatchRecord[]
  readonly #folder: string
  readonly #logFile: string

  /**
   * Opens or makes the folder. Matches recorded before are in `matches`; a last line that was cut off is dropped, and
   * its match is played again.
   * Throws `BadInput` when the folder cannot be written, holds another tournament, or is damaged.
   */
  constructor(folder: string, config: TournamentConfig, logFile: string) {
    this.#folder = folder
    this.#logFile = logFile
    try {
      mkdirSync(folder, { recursive: true })
      this.#claim(config)
      this.matches = this.#read()
      writeFileSync(join(folder, logFile), this.matches.map(logOf).join(''))
    } catch (error) {
      if (error instanceof BadInput) throw error
      const reason = error instanceof Error ? error.message : String(error)
      throw new BadInput(`--out ${folder}: cannot be written (${reason}); name a folder that can`, {
        cause: error,
      })
    }
  }

  /** Adds a finished match. */
  add(match: MatchRecord): void {
    appendFileSync(join(this.#folder, 'matches.jsonl'), `${JSON.stringify(match)}\n`)
    appendFileSync(join(this.#folder, this.#logFile), logOf(match))
  }

  #claim(config: TournamentConfig): void {
    const file = join(this.#folder, 'config.json')
    const text = JSON.stringify(config, null, 2)
    if (!existsSync(file)) {
      writeFileSync(file, `${text}\n`)
      return
    }
    const before: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const difference = differing(before, config)
    if (difference !== undefined)
      throw new BadInput(
        `--out ${this.#folder}: holds another tournament (${difference}); name another folder, or the same flags to resume`,
      )
  }

  #read(): MatchRecord[] {
    const file = join(this.#folder, 'matches.jsonl')
    if (!existsSync(file)) return []
    const text = readFileSync(file, 'utf8')
    const whole = text.lastIndexOf('\n') + 1
    if (whole < text.length) truncateSync(file, Buffer.byteLength(text.slice(0, whole)))
    return text
      .slice(0, whole)
      .split('\n')
      .slice(0, -1)
      .map((line, index) => {
        try {
          return JSON.parse(line)
        } catch (cause) {
          throw new BadInput(`${file}, line ${index + 1}: is damaged; restore it, or name another folder`, {
            cause,
          })
        }
      })
  }
}

function logOf({ games }: MatchRecord): string {
  return games.map(({ log }) => `${log}\n`).join('')
}

function differing(before: unknown, now: TournamentConfig): string | undefined {
  const was: { [key: string]: unknown } = typeof before === 'object' && before !== null ? { ...before } : {}
  const parts = Object.entries(now)
    .filter(([key, value]) => JSON.stringify(was[key]) !== JSON.stringify(value))
    .map(([key, value]) => `${key}: ${JSON.stringify(was[key])} there, ${JSON.stringify(value)} now`)
  return parts.length === 0 ? undefined : parts.join('; ')
}
