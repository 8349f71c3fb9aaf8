import { crc32 } from 'node:zlib'
import type { TopLevelSpec } from 'vega-lite'

/** A plot to be drawn, and what it says for those who do not see it. */
export interface Plot {
  /** One sentence: what it shows. */
  readonly label: string
  /** Of Vega-Lite, without its look. */
  readonly spec: TopLevelSpec
}

/**
 * The colours of lines and marks, told apart also by those who see few (Okabe and Ito 2008). A page sets them: its
 * sheet knows whether it is light or dark.
 */
const SERIES = ['var(--series-1)', 'var(--series-2)']

/** Width and height of a plot with its axes, px: as wide as a telephone. */
export const FRAME = { width: 330, height: 220, autosize: { type: 'fit', contains: 'padding' } } as const

/** What stands for nothing but orientation: a diagonal, a zero. */
export const GUIDE = { color: 'var(--guide)', strokeDash: [4, 4] }

const INK = 'var(--ink)'
const FAINT = 'var(--line)'

const config = {
  background: 'transparent',
  font: 'system-ui, sans-serif',
  padding: 2,
  view: { stroke: null },
  axis: {
    labelColor: INK,
    titleColor: INK,
    gridColor: FAINT,
    domainColor: FAINT,
    tickColor: FAINT,
    labelFontSize: 11,
    titleFontSize: 11,
    titleFontWeight: 'normal',
    labelLimit: 130,
  },
  legend: { labelColor: INK, titleColor: INK, labelFontSize: 11, orient: 'top', title: null },
  text: { color: INK, fontSize: 11 },
  range: { category: SERIES },
  // The whole drawing has a label: one for each mark would double its size.
  aria: false,
} satisfies TopLevelSpec['config']

/** Draws a plot as SVG. The drawing names colours of the page's sheet and needs nothing else. */
export async function svgOf({ label, spec }: Plot): Promise<string> {
  // Loaded when something is drawn: it takes most of a second.
  const [{ parse, View }, { compile }] = await Promise.all([import('vega'), import('vega-lite')])
  const view = new View(parse(compile(spec, { config }).spec), { renderer: 'none' })
  const svg = await view.toSVG()
  view.finalize()
  return namedBy(label, svg)
}

/**
 * The drawing with names of its own for its clippings: they are numbered through all that a process draws, and the same
 * record is to give the same page.
 */
function namedBy(label: string, svg: string): string {
  const names = new Map<string, string>()
  return svg.replace(/(id="|url\(#)(clip\d+)/g, (_, before: string, id: string) => {
    const name = names.get(id) ?? `${crc32(label).toString(36)}-${names.size}`
    names.set(id, name)
    return before + name
  })
}
