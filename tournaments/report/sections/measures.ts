import { html, table } from '../html.ts'
import { interval, percent, plainNumber } from '../numbers.ts'
import type { SectionMaker } from './section.ts'

/** What the game measures besides payoffs. */
export const measuresSection: SectionMaker = async ({ judged }) => {
  const measures = judged?.result.measures ?? []
  if (measures.length === 0) return undefined
  const agents = judged?.result.standings.map(({ agent }) => agent) ?? []
  const names = [...new Map(measures.map(({ name, unit }) => [name, unit]))]
  return {
    id: 'measures',
    title: 'Measures',
    body: html`${table(
      'Over all games of an agent that the measure applies to, with 95 % intervals',
      ['Measure', 'Unit', ...agents],
      names.map(([measure, unit]) => [
        measure,
        unit === 'share' ? '' : unit,
        ...agents.map((agent) => {
          const found = measures.find((each) => each.agent === agent && each.name === measure)
          if (found === undefined) return '–'
          const written = unit === 'share' ? percent : plainNumber
          return html`${written(found.mean)} <small>${interval(found.ci95, written)}</small>`
        }),
      ]),
    )}
<p class="note"><code>bidder games</code> says what each measures.</p>`,
  }
}
