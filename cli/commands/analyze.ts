import { analyzers } from '../../environments/analyses.ts'
import { BadInput } from '../../environments/errors.ts'
import { readText } from '../input.ts'
import { printJson, table } from '../output.ts'

/** `bidder analyze`: what is exactly so of every instance of a file. */
export function analyze(
  game: string,
  file: string,
  options: { set: Record<string, string>; json?: boolean },
): void {
  const analyzer = analyzers.find((known) => known.game === game)
  if (analyzer === undefined)
    throw new BadInput(
      `there is no analysis of "${game}"; games with one are ${analyzers.map((known) => known.game).join(', ')}`,
    )
  const { json, head, rows } = analyzer.analyze(readText('analyze', file), options.set)
  if (options.json) printJson(json)
  else console.log(table(head, rows))
}
