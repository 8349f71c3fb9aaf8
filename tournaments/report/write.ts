import { renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BadInput } from '../../environments/errors.ts'
import { makeFolder } from '../../environments/folder.ts'
import { gathered, type ReportOptions } from './gather.ts'
import { page } from './page.ts'

/** Games that can be opened on a page, unless it is said how many. */
export const SHOWN_GAMES = 5000

/** Games whose decisions are graded, unless it is said how many: a hand of Hold'em takes about a second. */
export const GRADED_GAMES = 40

export interface ReportRequest extends Partial<ReportOptions> {
  /** Absent: `report.html` in the folder of the record. */
  readonly file?: string
}

/**
 * Writes the report of a recorded tournament, one page that needs nothing else.
 *
 * @param folder what was given to `--out`
 * @returns the file
 * Throws `BadInput` for a record that is none, is damaged or holds no finished game, and a file that cannot be written.
 */
export async function writeReport(folder: string, request: ReportRequest = {}): Promise<string> {
  const { file = join(folder, 'report.html'), games = SHOWN_GAMES, graded = GRADED_GAMES } = request
  const text = await page(await gathered(folder, { ...request, games, graded }))
  try {
    makeFolder(dirname(file))
    // Whole or not at all: somebody may be looking at the last one.
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    throw new BadInput(`${file}: cannot be written (${cause.message}); name another with --file`, { cause })
  }
  return file
}
