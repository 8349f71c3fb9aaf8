import { appendFileSync, closeSync, fdatasyncSync, openSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { BadInput } from '../environments/errors.ts'
import { makeFolder } from '../environments/folder.ts'
import type { CheckedConfig } from './config.ts'
import type { PlayedGame } from './match.ts'
import { keepProvenance } from './provenance.ts'
import { claimFolder, recordedConfig } from './record-config.ts'
import { gameLines, namesBySeat } from './record-lines.ts'
import { type Earlier, readGames } from './record-reading.ts'
import type { Match } from './schedule.ts'
import type { Table } from './table.ts'

/** A disk takes milliseconds for it: after every match of fast players would be most of their time. */
const FLUSH_MS = 1000

/** The games of the record: one line for each decision and each result. */
const GAMES = 'games.jsonl'

/**
 * The record of a tournament in a folder: `config.json`, `games.jsonl`, to which matches are appended in the order of
 * the schedule, and the game's own log, which is made from the same decisions.
 */
export class TournamentRecord {
  readonly #folder: string
  readonly #table: Table
  readonly #matches: readonly Match[]
  #games: number | undefined
  #log: number | undefined
  #flushed = 0

  constructor(folder: string, table: Table, matches: readonly Match[]) {
    this.#folder = folder
    this.#table = table
    this.#matches = matches
  }

  /**
   * Makes the folder, or takes up the record that is in it: what an interruption left unfinished is cut off.
   *
   * @param onMatch told of every match that is there, in order
   * Throws `BadInput` when the folder cannot be written, holds another tournament, or is damaged.
   */
  async open(onMatch: (match: Match, games: readonly PlayedGame[]) => void): Promise<Earlier> {
    const games = join(this.#folder, GAMES)
    tryFolder(this.#folder)
    writing(this.#folder, () => claimFolder(this.#folder, this.#table.identity, GAMES))
    const { names } = this
    const logged: string[] = []
    const measured = this.#table.measures.length > 0
    const earlier = await readGames(games, this.#matches, names, measured, (match, played) => {
      logged.push(...this.#logLines(match, played))
      onMatch(match, played)
    })
    writing(this.#folder, () => {
      truncateSync(games, earlier.bytes)
      this.#games = openSync(games, 'a')
      const { logFile } = this.#table
      if (logFile === undefined) return
      this.#log = openSync(join(this.#folder, logFile), 'w')
      for (const line of logged) writeAll(this.#log, line)
    })
    return earlier
  }

  /** Adds games of a match that follow each other, all of them or some. @param from which game of the match is the first of them */
  append(match: Match, played: readonly PlayedGame[], from = 0): void {
    const { names } = this
    writing(this.#folder, () => {
      for (const [i, game] of played.entries())
        if (this.#games !== undefined)
          writeAll(this.#games, `${gameLines(match, from + i, game, names).join('\n')}\n`)
      for (const line of this.#logLines(match, played, from))
        if (this.#log !== undefined) writeAll(this.#log, line)
      if (performance.now() - this.#flushed > FLUSH_MS) this.#flush()
    })
  }

  /** Keeps what plays the record from now on. @returns one line for a person, where other software has begun it */
  sign(config: CheckedConfig, resumed: number): string | undefined {
    const { identity, prompts } = this.#table
    let notice: string | undefined
    writing(this.#folder, () => {
      notice = keepProvenance(this.#folder, config, identity, prompts(), resumed)
    })
    return notice
  }

  close(): void {
    writing(this.#folder, () => this.#flush())
    if (this.#games !== undefined) closeSync(this.#games)
    if (this.#log !== undefined) closeSync(this.#log)
    this.#games = undefined
    this.#log = undefined
  }

  private get names(): readonly string[] {
    return this.#table.identity.agents
  }

  /** Sees to it that what was written outlives the machine, and not the process alone. */
  #flush(): void {
    if (this.#games !== undefined) fdatasyncSync(this.#games)
    this.#flushed = performance.now()
  }

  #logLines(match: Match, played: readonly PlayedGame[], from = 0): string[] {
    if (this.#table.logFile === undefined) return []
    const { names } = this
    return played.map(
      (game, i) =>
        `${this.#table.logLine(match.firstGame + from + i, game, namesBySeat(match, from + i, names))}\n`,
    )
  }
}

/**
 * Makes a folder for a record and finds out now, not after the first match, whether it can be written.
 * @returns the configuration of the tournament that it holds, if any
 * Throws `BadInput` where it cannot be written or is damaged.
 */
export function tryFolder(folder: string): ReturnType<typeof recordedConfig> {
  writing(folder, () => {
    makeFolder(folder)
    appendFileSync(join(folder, GAMES), '')
  })
  return recordedConfig(folder, GAMES)
}

function writing(folder: string, write: () => void): void {
  try {
    write()
  } catch (cause) {
    if (cause instanceof BadInput || !(cause instanceof Error && 'code' in cause)) throw cause
    throw new BadInput(`--out ${folder}: cannot be written (${cause.message}); name a folder that can be`, {
      cause,
    })
  }
}

/** One call may write less than it was given. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}
