import type { MeasureResult, TournamentResult } from '../tournaments/run.ts'
import { table } from './output.ts'

/** The measures of a tournament for a person, each with the agents that it applies to, in the order of the standings; empty without any. */
export function measuresText({ measures = [], standings }: TournamentResult): string {
  if (measures.length === 0) return ''
  const names = [...new Set(measures.map(({ name }) => name))]
  const ranked = standings.map(({ agent }) => agent)
  const rows = names.flatMap((name) =>
    measures
      .filter((row) => row.name === name)
      .sort((a, b) => ranked.indexOf(a.agent) - ranked.indexOf(b.agent))
      .map((row, i) => [
        i === 0 ? titled(row) : '',
        row.agent,
        said(row, row.mean),
        row.ci95 === null ? 'too few to say' : `[${said(row, row.ci95[0])}, ${said(row, row.ci95[1])}]`,
        row.games.toLocaleString('en-US'),
      ]),
  )
  return table(['Measure', 'Agent', 'Mean', '95 % interval', 'Games'], rows)
}

/** The name, with the unit where its numbers do not show it. */
function titled({ name, unit }: MeasureResult): string {
  return unit === 'share' || unit === 'ratio' ? name : `${name}, ${unit}`
}

function said({ unit }: MeasureResult, value: number): string {
  return unit === 'share' ? `${(100 * value).toFixed(1)} %` : value.toFixed(2)
}
