import { audit } from '../../tournaments/audit/audit.ts'
import { dealSource } from '../../tournaments/deal-source.ts'
import { auditText } from '../audit-text.ts'
import { printJson } from '../output.ts'
import { Progress } from '../progress.ts'

interface AuditCommandOptions {
  readonly games?: number
  readonly worst: number
  readonly instances?: string
  readonly concurrency?: number
  readonly quiet?: boolean
  readonly json?: boolean
}

/** `bidder audit`: what each recorded decision of a tournament gave up. */
export async function auditRecord(folder: string, options: AuditCommandOptions): Promise<void> {
  const { games, worst, instances, concurrency, quiet = false } = options
  const progress = new Progress(quiet)
  try {
    const result = await audit(folder, {
      source: dealSource(instances),
      onProgress: (finished, total) => progress.show(finished, total, 'games'),
      ...(games === undefined ? {} : { games }),
      ...(concurrency === undefined ? {} : { concurrency }),
    })
    progress.end()
    if (options.json) printJson(result)
    else console.log(auditText(result, worst))
  } finally {
    progress.end()
  }
}
