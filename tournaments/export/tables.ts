import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RecordedGame } from '../recorded-games.ts'
import type { Row, RowsOf } from './rows.ts'

/** How a table is written to a file; a record may be larger than memory, and no writer holds all of it. */
export type TableWriter = (table: RowsOf, games: AsyncIterable<RecordedGame>, file: string) => Promise<void>

async function* rowsOf({ rows }: RowsOf, games: AsyncIterable<RecordedGame>): AsyncGenerator<Row> {
  for await (const game of games) yield* rows(game)
}

/** The forms of table that other programs read, by name. */
export const tableWriters: Readonly<Record<'csv' | 'jsonl' | 'parquet', TableWriter>> = {
  async csv(table, games, file) {
    const { stringify } = await import('csv-stringify')
    const lines = stringify({
      header: true,
      columns: table.columns.map(({ name }) => name),
      cast: { boolean: String },
    })
    await pipeline(Readable.from(rowsOf(table, games)), lines, createWriteStream(file))
  },
  async jsonl(table, games, file) {
    async function* lines() {
      for await (const row of rowsOf(table, games)) yield `${JSON.stringify(row)}\n`
    }
    await pipeline(Readable.from(lines()), createWriteStream(file))
  },
  async parquet(table, games, file) {
    const { fileWriter, parquetWriteRows } = await import('hyparquet-writer')
    await parquetWriteRows({
      writer: fileWriter(file),
      rows: rowsOf(table, games),
      columns: table.columns.map((column) => ({ ...column, nullable: true })),
      rowGroupSize: 50_000,
    })
  },
}
