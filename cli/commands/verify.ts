import { BadInput } from '../../environments/errors.ts'
import { logFormats } from '../../environments/logs.ts'
import { readText } from '../input.ts'
import { printJson } from '../output.ts'

/** How many mismatches a person is shown. */
const SHOWN = 10

/** `bidder verify`: replays a log by the rules; exit status 3 if a payoff differs. */
export function verify(
  name: string,
  file: string,
  options: { set: Record<string, string>; json?: boolean },
): void {
  const format = logFormats.find((known) => known.format === name)
  if (format === undefined)
    throw new BadInput(
      `there is no format "${name}"; formats are ${logFormats.map((known) => known.format).join(', ')}`,
    )
  const result = format.verify(readText('verify', file), options.set)
  if (result.mismatches.length > 0) process.exitCode = 3
  if (options.json) {
    printJson(result)
    return
  }
  console.log(`${file}: ${result.games} games, ${result.matched} match in every payoff`)
  for (const { line, expected, actual } of result.mismatches.slice(0, SHOWN))
    console.log(`  line ${line}: the log says ${expected}, the rules give ${actual}`)
  if (result.mismatches.length > SHOWN) console.log(`  and ${result.mismatches.length - SHOWN} more`)
}
