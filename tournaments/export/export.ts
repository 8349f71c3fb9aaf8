import { createWriteStream } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { familyNamed } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import { makeFolder } from '../../environments/folder.ts'
import { chosenGames } from '../chosen-games.ts'
import { type RecordedGame, recordedGames, recordedTournament } from '../recorded-games.ts'
import { finalState } from '../replay.ts'
import { decisionRows, gameRows } from './rows.ts'
import { tableWriters } from './tables.ts'

/** What an export is to be. */
export interface ExportRequest {
  /** A form of table (`csv`, `jsonl`, `parquet`) or of log that the game has (`acpc`, `phh`). */
  readonly format: string
  /** What a row of a table is. */
  readonly rows: 'games' | 'decisions'
  /** Only games in which this agent plays. */
  readonly agent?: string
  /** Only the game of this number. */
  readonly game?: number
  /** Absent: in the folder `export` of the record, named by what it holds. */
  readonly file?: string
}

/**
 * Writes the finished games of a record in a format that other programs read.
 *
 * @param folder of the record, which may still be written to
 * @returns the file, and how many games it holds
 * Throws `BadInput` for a format that there is not, a record that cannot be read, a file that cannot be written.
 */
export async function exportRecord(
  folder: string,
  { format, rows, file, agent, game: number }: ExportRequest,
): Promise<{ readonly file: string; readonly games: number }> {
  const config = recordedTournament(folder)
  const { game, settings, seed } = config
  if (agent !== undefined && !config.agents.includes(agent))
    throw new BadInput(`${folder}: ${agent} does not play there; agents are ${config.agents.join(', ')}`)
  const chosen = agent !== undefined || number !== undefined
  const choice = {
    ...(agent === undefined ? {} : { agent }),
    ...(number === undefined ? {} : { game: number }),
  }
  const found = chosen ? await chosenGames(folder, choice) : undefined
  if (found?.count === 0)
    throw new BadInput(
      `${folder}: holds no such game: none of ${Object.entries(choice)
        .map(([what, which]) => `${what} ${which}`)
        .join(', ')}`,
    )
  const games = found?.games ?? recordedGames(folder)
  let count = 0
  async function* counted() {
    for await (const played of games) {
      count++
      yield played
    }
  }
  return familyNamed(game).open(settings, async (playable) => {
    const { logs = [], game } = playable
    const log = logs.find((known) => known.format === format)
    const writer = Object.entries(tableWriters).find(([name]) => name === format)?.[1]
    const to = file ?? join(folder, 'export', log?.file ?? `${rows}.${format}`)
    if (dirname(resolve(to)) === resolve(folder))
      throw new BadInput(`--file ${to}: is among the files of the record; name another folder`)
    if (writer !== undefined) {
      const table = rows === 'games' ? gameRows(game.measures ?? []) : decisionRows
      await writing(to, () => writer(table, counted(), to))
    } else if (log !== undefined) {
      if (config.instances !== undefined)
        throw new BadInput(`${format}: deals came from a file of instances, which the record does not hold`)
      const line = (played: RecordedGame) =>
        `${log.line(played.game, finalState(game, seed, played, `${folder}: game ${played.game}`), played.seats)}\n`
      await writing(to, () => pipeline(Readable.from(counted()).map(line), createWriteStream(to)))
    } else {
      const known = [...Object.keys(tableWriters), ...logs.map((each) => each.format)]
      throw new BadInput(`there is no format "${format}" for ${game.name}; formats are ${known.join(', ')}`)
    }
    return { file: to, games: count }
  })
}

async function writing(file: string, write: () => Promise<void>): Promise<void> {
  try {
    makeFolder(dirname(file))
    await write()
  } catch (cause) {
    if (cause instanceof BadInput || !(cause instanceof Error && 'code' in cause)) throw cause
    throw new BadInput(`${file}: cannot be written (${cause.message}); name another with --file`, { cause })
  }
}
