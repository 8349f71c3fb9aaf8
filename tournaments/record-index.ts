import { closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { linesOf } from './lines.ts'
import { damagedLine, type RecordLine, readRecordLine } from './record-lines.ts'
import { logOf } from './recorded-games.ts'
import { openSqlite } from './sqlite.ts'

/** Where a finished game of a record lies: bytes of the log, its decisions and its result. */
export interface GamePlace {
  readonly game: number
  readonly start: number
  readonly end: number
}

/** Which games of a record are meant; what is absent restricts nothing. */
export interface GameChoice {
  /** In which this agent plays. */
  readonly agent?: string
  /** The one of this number. */
  readonly game?: number
  /** In which somebody was at fault. */
  readonly faults?: true
}

/** Another version of the index is made anew. */
const VERSION = 1

const SCHEMA = `
  CREATE TABLE log (version INTEGER, bytes INTEGER, lines INTEGER, ending TEXT);
  CREATE TABLE games (game INTEGER PRIMARY KEY, start INTEGER, end INTEGER, faults INTEGER);
  CREATE TABLE players (agent TEXT, game INTEGER, PRIMARY KEY (agent, game)) WITHOUT ROWID;
  INSERT INTO log VALUES (${VERSION}, 0, 0, '');
`

/**
 * An index of the finished games of a record, `index.sqlite` beside the log. The log is the truth: the index is made of it,
 * grows with it, and is made anew where it is missing, damaged, of another version or of another log. Where the folder
 * cannot be written it is kept in memory.
 */
export class RecordIndex {
  readonly #database: DatabaseSync

  private constructor(database: DatabaseSync) {
    this.#database = database
  }

  /**
   * Opens the index of a record, up to date.
   *
   * @param anew makes it again whatever is there
   * @returns undefined where this Node has no SQLite: then only the log itself can be read
   * Throws `BadInput` with the number of the line where the log is damaged.
   */
  static async open(folder: string, anew = false): Promise<RecordIndex | undefined> {
    const log = logOf(folder)
    const file = join(folder, 'index.sqlite')
    if (anew) remove(file)
    for (const path of [file, file, ':memory:']) {
      let index: RecordIndex | undefined
      try {
        const database = openSqlite(path)
        if (database === undefined) return undefined
        index = new RecordIndex(database)
        index.#prepare(log)
        await index.#follow(log)
        return index
      } catch (error) {
        index?.close()
        if (!isSqlite(error)) throw error
        // Whatever is wrong with it, the log has everything that it held; while another program is at it, it is left.
        if (!isBusy(error)) remove(file)
      }
    }
    return undefined
  }

  /** The places of games, in the order of the log. */
  places({ agent, game, faults }: GameChoice = {}): GamePlace[] {
    const conditions = [
      ...(agent === undefined ? [] : ['game IN (SELECT game FROM players WHERE agent = :agent)']),
      ...(game === undefined ? [] : ['game = :game']),
      ...(faults === undefined ? [] : ['faults > 0']),
    ]
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
    const query = this.#database.prepare(`SELECT game, start, end FROM games ${where} ORDER BY start`)
    const given = { ...(agent === undefined ? {} : { agent }), ...(game === undefined ? {} : { game }) }
    return query
      .all(given)
      .map((row) => ({ game: Number(row.game), start: Number(row.start), end: Number(row.end) }))
  }

  close(): void {
    this.#database.close()
  }

  /** Begins an index that is empty, or not of this log: what it knows must end as the log does there. */
  #prepare(log: string): void {
    const database = this.#database
    const tables = database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'log'").get()
    const known =
      Number(tables?.n) === 1
        ? database.prepare('SELECT bytes, ending FROM log WHERE version = ?').get(VERSION)
        : undefined
    if (known !== undefined && endingAt(log, Number(known.bytes)) === known.ending) return
    for (const table of ['log', 'games', 'players']) database.exec(`DROP TABLE IF EXISTS ${table}`)
    database.exec(SCHEMA)
  }

  /** Adds what the log holds beyond what is known of it. */
  async #follow(log: string): Promise<void> {
    const database = this.#database
    let known = database.prepare('SELECT bytes, lines, ending FROM log').get()
    let start = Number(known?.bytes)
    const addGame = database.prepare('INSERT INTO games VALUES (?, ?, ?, ?)')
    const addPlayer = database.prepare('INSERT INTO players VALUES (?, ?)')
    database.exec('BEGIN IMMEDIATE')
    try {
      let faults = 0
      for await (const line of linesOf(log, { byte: start, line: Number(known?.lines) })) {
        const read = line.whole ? readRecordLine(line.text) : undefined
        if (read === undefined) {
          if (line.last) break
          throw damagedLine(log, line.number)
        }
        faults += faultsIn(read)
        if (read.type === 'decision') continue
        addGame.run(read.game, start, line.end, faults)
        for (const agent of new Set(read.seats)) addPlayer.run(agent, read.game)
        start = line.end
        known = { bytes: line.end, lines: line.number, ending: line.text.slice(-ENDING) }
        faults = 0
      }
      const note = database.prepare('UPDATE log SET bytes = :bytes, lines = :lines, ending = :ending')
      if (known !== undefined) note.run(known)
      database.exec('COMMIT')
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }
}

const faultsIn = (line: RecordLine): number => (line.type === 'decision' ? line.faults.length : 0)

const isSqlite = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'

/** Characters of a line that hold its checksum. */
const ENDING = 10

/** How the line ends that ends at a byte of the log; empty at its beginning. */
function endingAt(log: string, byte: number): string | undefined {
  if (byte === 0) return ''
  const bytes = Buffer.alloc(ENDING)
  const file = openSync(log, 'r')
  try {
    const read = readSync(file, bytes, 0, ENDING, byte - ENDING - 1)
    return read === ENDING ? bytes.toString('latin1') : undefined
  } finally {
    closeSync(file)
  }
}

/** SQLite's result code for a file that another program holds. */
const BUSY = 5

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === BUSY

/** It may be another's, or there may be none. */
function remove(file: string): void {
  for (const path of [file, `${file}-journal`])
    try {
      if (existsSync(path)) rmSync(path)
    } catch {
      // A folder that cannot be written: the index is then kept in memory.
    }
}
