import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BadInput } from '../../environments/errors.ts'
import { makeFolder } from '../../environments/folder.ts'
import type { AuditOptions } from '../audit/audit.ts'
import type { GameChoice } from '../record-index.ts'
import { type TrainingData, type TrainingRequest, trainingData } from './training-data.ts'

/** What became of an export of training data. */
export interface ExportedTraining extends Omit<TrainingData, 'lines'> {
  readonly file: string
  readonly examples: number
}

/**
 * Writes training data made of a record, one JSON object a line. @see trainingData
 * @param file absent: in the folder `export` of the record, named by the format
 * Throws `BadInput` where it cannot be written, too.
 */
export async function exportTraining(
  folder: string,
  request: TrainingRequest & GameChoice & { readonly file?: string },
  options: AuditOptions = {},
): Promise<ExportedTraining> {
  const { file = join(folder, 'export', `${request.format}.jsonl`), agent, game, ...asked } = request
  const choice = { ...(agent === undefined ? {} : { agent }), ...(game === undefined ? {} : { game }) }
  const { lines, ...counts } = await trainingData(folder, asked, options, choice)
  try {
    makeFolder(dirname(file))
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    throw new BadInput(`${file}: cannot be written (${cause.message}); name another with --file`, { cause })
  }
  return { file, examples: lines.length, ...counts }
}
