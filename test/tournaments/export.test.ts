import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { verifyAcpc } from '../../environments/holdem/acpc.ts'
import { verifyPhh } from '../../environments/holdem/phh-reading.ts'
import { exportRecord } from '../../tournaments/export/export.ts'
import { runTournament } from '../../tournaments/run.ts'
import { freshFolder } from './folder.ts'

async function played(game: string, agents: readonly string[]) {
  const out = freshFolder()
  const result = await runTournament({ game, agents, deals: 6, match: 3, seed: 4, concurrency: 1, out })
  return { out, result }
}

/** The rows that DuckDB reads. */
async function asked(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll(sql)
  const rows = reader.getRowObjectsJson()
  connection.closeSync()
  instance.closeSync()
  return rows
}

describe('A record is exported', () => {
  it.each(['parquet', 'csv', 'jsonl'])(
    'as %s that DuckDB opens, with the payoffs of every player',
    async (format) => {
      const { out, result } = await played('negotiation', ['boulware', 'conceder'])
      const { file, games } = await exportRecord(out, { format, rows: 'games' })
      expect(games).toBe(12)
      const means = await asked(
        `SELECT agent, count(*)::INT AS games, avg(payoff) AS mean, avg("joint-share") AS joint FROM '${file}' GROUP BY agent ORDER BY agent`,
      )
      const [{ mean }] = result.pairings
      for (const row of means) {
        expect(row.games).toBe(12)
        expect(row.mean).toBeCloseTo(mean[String(row.agent)], 9)
        expect(row.joint).toBeGreaterThan(0.3)
      }
      expect(means).toHaveLength(2)
    },
  )

  it('decision by decision, with how each was reached', async () => {
    const { out } = await played('leduc', ['bidder', 'random'])
    const { file } = await exportRecord(out, { format: 'parquet', rows: 'decisions' })
    const lines = readFileSync(join(out, 'games.jsonl'), 'utf8').split('\n')
    const decisions = lines.filter((line) => line.startsWith('{"type":"decision"'))
    const [{ n, reached }] = await asked(
      `SELECT count(*)::INT AS n, count(deliberation ->> '$.choice')::INT AS reached FROM '${file}'`,
    )
    expect(n).toBe(decisions.length)
    expect(reached).toBe(decisions.filter((line) => line.includes('"choice"')).length)
    expect(reached).toBeGreaterThan(0)
  })

  it('as hands that the verifiers of both formats agree with', async () => {
    const { out } = await played('limit-holdem', ['threshold', 'random'])
    const acpc = await exportRecord(out, { format: 'acpc', rows: 'games' })
    const phh = await exportRecord(out, { format: 'phh', rows: 'games' })
    expect(verifyAcpc(readFileSync(acpc.file, 'utf8'), 'acpc')).toMatchObject({ games: 12, matched: 12 })
    expect(verifyPhh(readFileSync(phh.file, 'utf8'), 'acpc')).toMatchObject({ games: 12, matched: 12 })
    expect(acpc.games).toBe(12)
  })

  it('up to where it stops, while it is still being written', async () => {
    const { out } = await played('leduc', ['call', 'random'])
    const file = join(out, 'games.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -40))
    expect(await exportRecord(out, { format: 'csv', rows: 'games' })).toMatchObject({ games: 11 })
  })
})

describe('Bad input is', () => {
  const bad = (message: RegExp) => ({ code: 'BAD_INPUT', message: expect.stringMatching(message) })
  const rows = 'games'

  it('a format that the game does not have', async () => {
    const { out } = await played('leduc', ['call', 'random'])
    await expect(exportRecord(out, { format: 'phh', rows })).rejects.toMatchObject(
      bad(/no format "phh" for leduc; formats are csv, jsonl, parquet$/),
    )
  })

  it('a folder that holds no record', async () => {
    const out = freshFolder()
    mkdirSync(out)
    await expect(exportRecord(out, { format: 'csv', rows })).rejects.toMatchObject(bad(/holds no record/))
  })

  it('a file among those of the record', async () => {
    const { out } = await played('leduc', ['call', 'random'])
    const file = join(out, 'games.jsonl')
    await expect(exportRecord(out, { format: 'jsonl', rows, file })).rejects.toMatchObject(
      bad(/of the record/),
    )
  })

  it('a damaged line, with its number', async () => {
    const { out } = await played('leduc', ['call', 'random'])
    const file = join(out, 'games.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"seat":0', '"seat":1'))
    await expect(exportRecord(out, { format: 'csv', rows })).rejects.toMatchObject(bad(/line 1: is damaged/))
  })

  it.each(['csv', 'parquet'])('a file that cannot be written, as %s', async (format) => {
    const { out } = await played('leduc', ['call', 'random'])
    const file = join(out, 'config.json', 'games')
    await expect(exportRecord(out, { format, rows, file })).rejects.toMatchObject(bad(/cannot be written/))
  })
})
