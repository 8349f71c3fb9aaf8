import { dealSource } from '../../tournaments/deal-source.ts'
import { writeReport } from '../../tournaments/report/write.ts'
import { printJson } from '../output.ts'
import { pricesIn } from '../prices.ts'
import { Progress } from '../progress.ts'

interface ReportCommandOptions {
  readonly file?: string
  readonly games?: number
  readonly graded?: number
  readonly instances?: string
  readonly prices?: string
  readonly concurrency?: number
  readonly quiet?: boolean
  readonly json?: boolean
}

/** `bidder report`: writes a recorded tournament as one page. */
export async function report(folder: string, options: ReportCommandOptions): Promise<void> {
  const { file, games, graded, instances, prices, concurrency, quiet = false, json = false } = options
  const progress = new Progress(quiet)
  try {
    const written = await writeReport(folder, {
      source: dealSource(instances),
      ...pricesIn(prices),
      ...(file === undefined ? {} : { file }),
      ...(games === undefined ? {} : { games }),
      ...(graded === undefined ? {} : { graded }),
      ...(concurrency === undefined ? {} : { concurrency }),
      onProgress: (finished, total, what) => progress.show(finished, total, what),
    })
    progress.end()
    if (json) printJson({ file: written })
    else console.log(`The report is ${written}; open it in any browser.`)
  } finally {
    progress.end()
  }
}
