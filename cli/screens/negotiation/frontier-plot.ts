import { paretoOutcomes, pointsOf, type Utilities } from '../../../environments/negotiation/frontier.ts'
import type { Values } from '../../../environments/negotiation/preferences.ts'
import { domainOfView } from '../../../environments/negotiation/view.ts'
import { heading } from '../heading.ts'
import { PLOT_ROWS, Plot } from '../plot.ts'
import type { Section } from '../stack.ts'
import type { Line } from '../styled.ts'
import { OTHERS, OWN } from './bundles.ts'
import { numbered } from './numbered.ts'
import type { Sides } from './sides.ts'

const FRONTIER = { color: 'green' } as const
const FAINT = { dim: true } as const

/**
 * What every deal is worth to both: all deals as dots, the Pareto frontier as a line, the offers by their numbers, and
 * what no deal pays as dotted lines.
 * @param others the other's values
 */
export function frontierSection(sides: Sides, others: Values, columns: number): Section {
  const { least, most } = PLOT_ROWS
  return {
    least,
    most,
    draw: (rows) =>
      rows < least
        ? []
        : [
            heading(`Worth to ${sides.called(sides.own)} → and to ${sides.called(1 - sides.own)} ↑`, columns),
            ...drawn(sides, others, columns, rows - 1),
          ],
  }
}

function drawn(sides: Sides, others: Values, columns: number, rows: number): Line[] {
  const { view, own, offers, last } = sides
  const domain = domainOfView(view)
  const utilities: Utilities = [
    domain.preferences(own, view.values).utilities,
    domain.preferences(1 - own, others).utilities,
  ]
  const { batna } = view.settings
  const ends = ([0, 1] as const).map((side) => {
    const seat = side === 0 ? own : 1 - own
    const all = [...Array.from(utilities[side]), batna[seat]]
    return { low: Math.min(...all), high: Math.max(...all) }
  })
  const plot = new Plot({ ...ends[0], name: 'dots: deals, line: frontier' }, ends[1], { columns, rows })
  for (let outcome = 0; outcome < domain.outcomes; outcome++)
    plot.dot(utilities[0][outcome], utilities[1][outcome], FAINT)
  plot.level('x', batna[own], FAINT)
  plot.level('y', batna[1 - own], FAINT)
  const frontier = pointsOf(utilities, paretoOutcomes(utilities))
  frontier.forEach((point, i) => {
    plot.stroke(i === 0 ? point : frontier[i - 1], point, FRONTIER)
  })
  for (const { seat, offer, own: mine, others: theirs } of offers)
    if (theirs !== undefined)
      plot.letter(mine, theirs, numbered(offer), {
        ...(seat === own ? OWN : OTHERS),
        bold: true,
        inverse: offer === last?.offer,
      })
  return plot.lines()
}
