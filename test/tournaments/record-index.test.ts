import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { chosenGames } from '../../tournaments/chosen-games.ts'
import { exportRecord } from '../../tournaments/export/export.ts'
import type { GameChoice } from '../../tournaments/record-index.ts'
import { type RecordedGame, recordedGames } from '../../tournaments/recorded-games.ts'
import { runTournament } from '../../tournaments/run.ts'
import { openSqlite } from '../../tournaments/sqlite.ts'
import { freshFolder } from './folder.ts'

const config = { game: 'leduc', agents: ['rule', 'call', 'random'], deals: 4, match: 2, concurrency: 1 }
let record: string

beforeAll(async () => {
  record = mkdtempSync(join(tmpdir(), 'record-'))
  await runTournament({ ...config, out: record })
  return () => rmSync(record, { recursive: true })
})

/** The record in a folder of its own. */
function copied(): string {
  const folder = freshFolder()
  cpSync(record, folder, { recursive: true })
  return folder
}

async function listed(games: AsyncIterable<RecordedGame>): Promise<RecordedGame[]> {
  const all: RecordedGame[] = []
  for await (const game of games) all.push(game)
  return all
}

const found = async (folder: string, choice: GameChoice = {}, most?: number) =>
  listed((await chosenGames(folder, choice, most)).games)

describe('Games of a record are found by its index', () => {
  it('as by reading all of it', async () => {
    const all = await listed(recordedGames(record))
    expect(all).toHaveLength(24)
    const folder = copied()
    expect(await found(folder)).toEqual(all)
    expect(existsSync(join(folder, 'index.sqlite'))).toBe(true)
    for (const agent of config.agents)
      expect(await found(folder, { agent })).toEqual(all.filter(({ seats }) => seats.includes(agent)))
    expect(await found(folder, { game: 5 })).toEqual([all[5]])
    expect(await found(folder, { game: 5, agent: 'random' })).toEqual([])
    expect(await found(folder, { faults: true })).toEqual([])
    expect((await found(folder, {}, 3)).map(({ game }) => game)).toEqual([7, 15, 23])
  })

  it('without a look at the others', async () => {
    const folder = copied()
    await chosenGames(folder)
    const log = join(folder, 'games.jsonl')
    const lines = readFileSync(log, 'utf8').split('\n')
    writeFileSync(log, [lines[0].replaceAll(/./g, '#'), ...lines.slice(1)].join('\n'))
    expect(await found(folder, { game: 20 })).toHaveLength(1)
    await expect(found(folder, { game: 0 })).rejects.toThrow(/games.jsonl, line 1: is damaged/)
  })

  it('also those that came since it was made', async () => {
    const all = await listed(recordedGames(record))
    const folder = copied()
    const log = readFileSync(join(folder, 'games.jsonl'))
    // As while it is written: within a line, within a game.
    truncateSync(join(folder, 'games.jsonl'), Math.floor(log.length / 2))
    const half = await found(folder)
    expect(half).toEqual(all.slice(0, half.length))
    writeFileSync(join(folder, 'games.jsonl'), log)
    expect(await found(folder)).toEqual(all)
  })
})

describe('An index that is no good is made anew, and nothing is said of it:', () => {
  const index = (folder: string) => join(folder, 'index.sqlite')
  it.each([
    [
      'a file of something else',
      (folder: string) => writeFileSync(index(folder), 'no database, and long enough to look'),
    ],
    ['an empty file', (folder: string) => writeFileSync(index(folder), '')],
    ['one that is cut off', (folder: string) => truncateSync(index(folder), 5000)],
    [
      'one with bytes that were changed',
      (folder: string) => {
        const bytes = readFileSync(index(folder))
        writeFileSync(index(folder), bytes.fill(0xff, 100, 9000))
      },
    ],
    [
      'one of another version',
      (folder: string) => {
        const database = openSqlite(index(folder))
        database?.exec('UPDATE log SET version = 0; DELETE FROM games')
        database?.close()
      },
    ],
    [
      'one with wrong places',
      (folder: string) => {
        const database = openSqlite(index(folder))
        database?.exec('UPDATE games SET start = start + 1')
        database?.close()
      },
    ],
    [
      'a folder in its place',
      (folder: string) => {
        rmSync(index(folder))
        mkdirSync(join(index(folder), 'full'), { recursive: true })
      },
    ],
  ])('%s', async (_, spoil) => {
    const folder = copied()
    await chosenGames(folder)
    spoil(folder)
    expect(await found(folder, { agent: 'rule' })).toEqual(
      (await listed(recordedGames(record))).filter(({ seats }) => seats.includes('rule')),
    )
  })

  it('one of another log', async () => {
    const folder = copied()
    await chosenGames(folder)
    const other = freshFolder()
    await runTournament({ ...config, deals: 6, seed: 2, out: other })
    cpSync(join(other, 'games.jsonl'), join(folder, 'games.jsonl'))
    expect(await found(folder, { game: 1 })).toEqual(await found(other, { game: 1 }))
  })
})

it('An export may be of some games only', async () => {
  const folder = copied()
  const { games } = await exportRecord(folder, { format: 'csv', rows: 'games', agent: 'rule' })
  expect(games).toBe(16)
  const { file } = await exportRecord(folder, { format: 'jsonl', rows: 'games', game: 3 })
  expect(
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).game),
  ).toEqual([3, 3])
  await expect(exportRecord(folder, { format: 'csv', rows: 'games', game: 99 })).rejects.toThrow(
    'none of game 99',
  )
  await expect(exportRecord(folder, { format: 'csv', rows: 'games', agent: 'x' })).rejects.toThrow(
    'rule, call',
  )
})
