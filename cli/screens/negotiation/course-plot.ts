import { domainOfView } from '../../../environments/negotiation/view.ts'
import { heading } from '../heading.ts'
import { PLOT_ROWS, Plot, type PlotAxis } from '../plot.ts'
import type { Section } from '../stack.ts'
import type { Line, Look } from '../styled.ts'
import { OTHERS, OWN } from './bundles.ts'
import { numbered } from './numbered.ts'
import type { MadeOffer, Sides } from './sides.ts'

const FAINT = { dim: true } as const

/** What is drawn of each offer, and lines across at what matters. */
interface Course {
  readonly title: string
  readonly y: PlotAxis
  of(offer: MadeOffer): number
  readonly levels: readonly { readonly at: number; readonly look: Look }[]
}

/** The offers one after another: each by what it is worth to the side that looks, or by its price. */
export function courseSection(sides: Sides, columns: number): Section {
  const { least, most } = PLOT_ROWS
  const course = sides.view.pool.length === 0 ? prices(sides) : worths(sides)
  return {
    least,
    most,
    draw: (rows) =>
      rows < least ? [] : [heading(course.title, columns), ...drawn(sides, course, columns, rows - 1)],
  }
}

function worths({ view, own, called }: Sides): Course {
  const { utilities } = domainOfView(view).preferences(own, view.values)
  const least = view.settings.batna[own]
  return {
    title: `What the offers are worth to ${called(own)}`,
    y: { low: Math.min(...utilities, least), high: Math.max(...utilities, least) },
    of: (offer) => offer.own,
    levels: [{ at: least, look: FAINT }],
  }
}

function prices({ view, others }: Sides): Course {
  const { lowest: low = 0, highest: high = 0 } = view.settings
  return {
    title: 'The prices offered',
    y: { low, high },
    of: ({ proposal }) => ('price' in proposal ? proposal.price : low),
    levels: [
      { at: view.values[0], look: OWN },
      ...(others === undefined ? [] : [{ at: others[0], look: OTHERS }]),
    ],
  }
}

function drawn({ view, own, offers, last }: Sides, course: Course, columns: number, rows: number): Line[] {
  const x = { low: 1, high: Math.max(2, view.maxOffers), name: 'offer by offer' }
  const plot = new Plot(x, course.y, { columns, rows })
  for (const { at, look } of course.levels) plot.level('y', at, look)
  for (const seat of [own, 1 - own]) {
    const look = seat === own ? OWN : OTHERS
    const made = offers.filter((offer) => offer.seat === seat)
    const places = made.map((offer): [number, number] => [offer.offer, course.of(offer)])
    places.forEach((place, i) => {
      if (i > 0) plot.stroke(places[i - 1], place, look)
    })
    made.forEach(({ offer }, i) => {
      plot.letter(...places[i], numbered(offer), { ...look, bold: true, inverse: offer === last?.offer })
    })
  }
  return plot.lines()
}
