import { BadInput } from '../../environments/errors.ts'
import { dealSource } from '../../tournaments/deal-source.ts'
import { type ExportRequest, exportRecord } from '../../tournaments/export/export.ts'
import { exportTraining } from '../../tournaments/training/export.ts'
import { TRAINING_FORMATS, type TrainingFormat } from '../../tournaments/training/training-data.ts'
import { printJson } from '../output.ts'
import { Progress } from '../progress.ts'

/** Options of training data alone. */
interface TrainingOptions {
  readonly minGap?: number
  readonly confidence?: number
  readonly reasons?: 'words' | 'none'
  readonly games?: number
  readonly instances?: string
  readonly concurrency?: number
  readonly quiet?: boolean
}

type ExportOptions = ExportRequest & TrainingOptions & { readonly json?: boolean }

/** `bidder export`: writes the games of a record in a format that other programs read, or what models learn from. */
export async function exportCommand(folder: string, options: ExportOptions): Promise<void> {
  const format = TRAINING_FORMATS.find((name) => name === options.format)
  if (format !== undefined) return exportLessons(folder, format, options)
  const { json, minGap, confidence, reasons, games, instances, concurrency, quiet: _, ...request } = options
  const given = Object.entries({ minGap, confidence, reasons, games, instances, concurrency }).find(
    ([, value]) => value !== undefined,
  )
  if (given !== undefined)
    throw new BadInput(
      `--${given[0].replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}: is for --format ${TRAINING_FORMATS.join(' or ')}`,
    )
  const result = await exportRecord(folder, request)
  if (json) printJson({ ...result, format: request.format })
  else console.log(`${result.file}: ${result.games} games`)
}

async function exportLessons(folder: string, format: TrainingFormat, options: ExportOptions): Promise<void> {
  const { minGap = 0, confidence = 0.95, reasons = 'words', games, instances, concurrency } = options
  const progress = new Progress(options.quiet ?? false)
  const { agent, game, file } = options
  try {
    const result = await exportTraining(
      folder,
      {
        ...{ format, minGap, confidence, reasons },
        ...(agent === undefined ? {} : { agent }),
        ...(game === undefined ? {} : { game }),
        ...(file === undefined ? {} : { file }),
      },
      {
        source: dealSource(instances),
        onProgress: (finished, total) => progress.show(finished, total, 'games'),
        ...(games === undefined ? {} : { games }),
        ...(concurrency === undefined ? {} : { concurrency }),
      },
    )
    progress.end()
    if (options.json) printJson({ ...result, format })
    else
      console.log(
        `${result.file}: ${result.examples} examples of ${result.decisions} graded decisions; without recorded reasoning ${result.silent}, of players that are told ${result.told}, contradictory ${result.contradicted}`,
      )
  } finally {
    progress.end()
  }
}
