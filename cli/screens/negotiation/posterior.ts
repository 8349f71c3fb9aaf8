import { itemNames } from '../../../environments/negotiation/items.ts'
import type { NegotiationView } from '../../../environments/negotiation/view.ts'
import { histogram } from '../bars.ts'
import { heading } from '../heading.ts'
import type { Mind } from '../mind/mind.ts'
import { weightsSection } from '../mind/weights.ts'
import { percent } from '../percent.ts'
import { shadeOf } from '../shades.ts'
import { cutSection, EMPTY, type Section } from '../stack.ts'
import { clip, fillText, type Line, line, type Span, textOf, widthOf } from '../styled.ts'
import { hiddenChances, type Thought } from '../thought.ts'

/** Cells of a value in the table. */
const CELL = 3
/** Rows of a histogram. */
const TALL = 4

/** What is believed of the other's values, each item by itself: the likelier, the brighter. Over a price, as a histogram. */
export function posteriorSection(mind: Mind, view: NegotiationView, columns: number): Section {
  const chances = [...hiddenChances(mind.thought)].map(([name, chance]) => ({
    values: name.split(',').map(Number),
    chance,
  }))
  if (chances.length === 0) return EMPTY
  const total = chances.reduce((sum, { chance }) => sum + chance, 0)
  const aside = total < 0.95 ? `the likeliest only, ${percent(total).trim()} in all` : ''
  const truth = mind.truth?.hidden.split(',').map(Number)
  if (view.pool.length === 0) return priceSection(chances, view, truth?.[0], columns, aside)

  const highest = Math.max(...chances.flatMap(({ values }) => values), ...(truth ?? []))
  const names = itemNames(view.settings.preset, view.pool.length)
  const name = Math.min(16, 2 + Math.max(...names.map(({ one }) => one.length)))
  const rows = names.map(({ one }, item): Line => {
    const marginal = Array.from({ length: highest + 1 }, (_, value) =>
      chances.reduce((sum, { values, chance }) => sum + (values[item] === value ? chance : 0), 0),
    )
    const most = Math.max(...marginal)
    const cells = marginal.map((chance, value): Span => {
      const { glyph, look } = shadeOf(chance < 0.005 ? 0 : chance / most, mind.options.color)
      if (value === truth?.[item]) return { text: `◆${value}`.padEnd(CELL), inverse: true, bold: true }
      return {
        text: mind.options.color ? ` ${glyph === '·' ? glyph : value}`.padEnd(CELL) : ` ${glyph.repeat(2)}`,
        ...look,
      }
    })
    const mean = marginal.reduce((sum, chance, value) => sum + chance * value, 0) / total
    const told = line(`  mean ${mean.toFixed(1)}`, { dim: true })
    const row = [{ text: fillText(one, name) }, ...cells]
    return widthOf(textOf([...row, ...told])) > columns ? row : [...row, ...told]
  })
  const values = Array.from({ length: highest + 1 }, (_, value) => ` ${value}`.padEnd(CELL)).join('')
  const head = line(fillText('worth', name) + values, { dim: true })
  return cutSection(
    [heading('It thinks the other wants', columns, aside), head, ...rows].map((row) => clip(row, columns)),
  )
}

/** The chances of all prices as columns, several prices to one where they are too many. */
function priceSection(
  chances: readonly { readonly values: readonly number[]; readonly chance: number }[],
  { settings: { lowest = 0, highest = 0 }, seat }: NegotiationView,
  truth: number | undefined,
  columns: number,
  aside: string,
): Section {
  const prices = highest - lowest + 1
  const bin = Math.ceil(prices / columns)
  const place = (price: number) => Math.floor((price - lowest) / bin)
  const bins = Array<number>(Math.ceil(prices / bin)).fill(0)
  for (const { values, chance } of chances) bins[place(values[0])] += chance
  const most = Math.max(...bins)
  const ends = [String(lowest), String(highest)]
  const axis = `${ends[0]}${' '.repeat(Math.max(1, bins.length - ends[0].length - ends[1].length))}${ends[1]}`
  const mark =
    truth === undefined ? [] : [line(`${' '.repeat(place(truth))}◆ ${truth}, in truth`, { bold: true })]
  const drawn = histogram(
    bins.map((chance) => chance / most),
    TALL,
  ).map((row) => line(row, { color: 'magenta' }))
  const what = seat === 0 ? "buyer's limit" : "seller's cost"
  return cutSection(
    [heading(`It thinks the ${what} is`, columns, aside), ...drawn, line(axis, { dim: true }), ...mark].map(
      (row) => clip(row, columns),
    ),
  )
}

/** The likeliest values of the other. */
export function hypothesesSection(mind: Mind, view: NegotiationView, columns: number): Section {
  const names = itemNames(view.settings.preset, view.pool.length)
  const { belief }: Thought = mind.thought
  const weighed = (belief?.hidden ?? []).map(({ hidden, before, after }) => ({
    name: hidden
      .split(',')
      .map((value, item) => (names[item] === undefined ? value : `${names[item].one} ${value}`))
      .join(', '),
    before,
    after,
    true: hidden === mind.truth?.hidden,
  }))
  return weightsSection('The likeliest values', weighed, { columns, color: 'magenta', rows: 6 })
}
