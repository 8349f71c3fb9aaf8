import { readPrices } from '../reasoning/language/prices.ts'
import { dealSource } from '../tournaments/deal-source.ts'
import type { TournamentConfig } from '../tournaments/run.ts'

/** Games that are graded as soon as a tournament is over: it should not take long. */
const GRADED = 6

/**
 * Writes the report of a tournament that has just been played into the folder of its record.
 * @param graded games whose decisions are graded
 * @returns the file; undefined where there is no record, or no report could be made of it, which is told in a line: what
 * was played is not to be lost for it
 */
export async function closingReport(
  { out, instances, prices, concurrency }: TournamentConfig,
  graded = GRADED,
): Promise<string | undefined> {
  if (out === undefined) return undefined
  try {
    const { writeReport } = await import('../tournaments/report/write.ts')
    return await writeReport(out, {
      graded,
      source: dealSource(instances),
      ...(prices === undefined ? {} : { prices: readPrices('prices', prices) }),
      ...(concurrency === undefined ? {} : { concurrency }),
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s*\n\s*/g, ' ') : String(error)
    process.stderr.write(`no report was written: ${reason}\n`)
    return undefined
  }
}
