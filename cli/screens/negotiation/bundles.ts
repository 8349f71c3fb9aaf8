import { itemNames } from '../../../environments/negotiation/items.ts'
import { heading } from '../heading.ts'
import { cutSection, type Section } from '../stack.ts'
import { fillText, type Line, type Look, line, type Span } from '../styled.ts'
import { amount } from './amount.ts'
import type { MadeOffer, Sides } from './sides.ts'

/** The looks of the two sides. */
export const OWN = { color: 'cyan' } as const
export const OTHERS = { color: 'yellow' } as const

/** What is bargained over, what it is worth, and who gets what by the last offer. */
export function bundlesSection(sides: Sides, columns: number): Section {
  const lines = sides.view.pool.length === 0 ? priceLines(sides) : itemLines(sides, columns)
  return cutSection([heading(title(sides), columns, end(sides)), ...lines])
}

function title({ view, last, called }: Sides): string {
  if (last === undefined) return 'Nothing has been offered yet'
  const offer = `offer ${last.offer} of ${view.maxOffers}, by ${called(last.seat)}`
  return view.phase === 'agreed' ? `Agreed on ${offer}` : `O${offer.slice(1)}`
}

function end({ view }: Sides): string {
  if (view.phase === 'walkedAway') return 'no deal: walked away'
  return view.phase === 'expired' ? 'no deal: it ended' : ''
}

/** A column of the table of items. */
interface Column {
  /** What this and its neighbours of the same word tell. */
  readonly group: string
  readonly head: string
  readonly cells: readonly string[]
  /** Whose it is. */
  readonly look: Look
}

const WORTH = 'worth to'
const OFFERED = 'goes to'

/** Cells of a column at the most. */
const WIDE = 12

function itemLines(sides: Sides, columns: number): Line[] {
  const { view, own, others, last, called } = sides
  const { pool, values, settings } = view
  const names = itemNames(settings.preset, pool.length)
  const items = pool.map((count, i) => `${count} ${count === 1 ? names[i].one : names[i].many}`)
  const [mine, theirs] = [called(own), called(1 - own)]
  const table: Column[] = [
    { group: WORTH, head: mine, cells: values.map(amount), look: OWN },
    ...(others === undefined
      ? []
      : [{ group: WORTH, head: theirs, cells: others.map(amount), look: OTHERS }]),
    ...(last === undefined
      ? []
      : [
          { group: OFFERED, head: mine, cells: bundleOf(sides, last, own).map(amount), look: OWN },
          { group: OFFERED, head: theirs, cells: bundleOf(sides, last, 1 - own).map(amount), look: OTHERS },
        ]),
  ]
  const totals = sums(sides)
  const labels = [...items, ...totals.map(({ label }) => label)]
  const name = Math.min(Math.max(...labels.map(({ length }) => length)), Math.floor(columns * 0.45))
  const wide = Math.min(WIDE, Math.floor((columns - name) / table.length))
  const row = (label: string, cells: readonly string[], more: Look = {}): Line => [
    { text: fillText(label, name) },
    ...table.map(
      ({ look }, i): Span => ({ text: ` ${fillText(cells[i] ?? '', wide - 1, true)}`, ...look, ...more }),
    ),
  ]
  const groups = [...new Set(table.map(({ group }) => group))].map((group) => ({
    group,
    columns: table.filter((column) => column.group === group).length,
  }))
  const offered = table.findIndex(({ group }) => group === OFFERED)
  return [
    [
      { text: fillText('', name) },
      ...groups.map(({ group, columns: count }) => ({
        text: ` ${fillText(group.length < count * wide ? group : group.split(' ')[0], count * wide - 1, true)}`,
        dim: true,
      })),
    ],
    row(
      '',
      table.map(({ head }) => head),
    ),
    ...items.map((item, i) =>
      row(
        item,
        table.map(({ cells }) => cells[i]),
      ),
    ),
    ...totals.map(({ label, amounts }) =>
      row(label, [...Array<string>(offered).fill(''), ...amounts], { bold: true }),
    ),
  ]
}

/** Cells of a label of a sum at the most, before it is made shorter. */
const LABEL = 13

const worthTo = (name: string): string =>
  `worth to ${name}`.length > LABEL ? `to ${name}` : `worth to ${name}`

/** How many of each item a seat gets by an offer. */
function bundleOf({ view }: Sides, { proposal, seat: proposer }: MadeOffer, seat: number): number[] {
  if (!('keep' in proposal)) return []
  return view.pool.map((count, i) => (seat === proposer ? proposal.keep[i] : count - proposal.keep[i]))
}

/** What both bundles are worth, row by row: to the one side, and to the other where that may be told. */
function sums(sides: Sides): { label: string; amounts: string[] }[] {
  const { view, own, others, last, called } = sides
  if (last === undefined) return []
  const bundles = [bundleOf(sides, last, own), bundleOf(sides, last, 1 - own)]
  const valued = (values: readonly number[]) =>
    bundles.map((bundle) => amount(bundle.reduce((sum, count, i) => sum + count * values[i], 0)))
  return [
    { label: worthTo(called(own)), amounts: valued(view.values) },
    ...(others === undefined ? [] : [{ label: `to ${called(1 - own)}`, amounts: valued(others) }]),
    ...(view.settings.discount < 1 ? [{ label: 'pays now', amounts: [amount(last.pays)] }] : []),
  ]
}

function priceLines({ view, own, others, last, called }: Sides): Line[] {
  const mark = (seat: number) => (seat === 0 ? 'cost' : 'limit')
  const known: Line = [
    { text: `${called(own)}: ${mark(own)} ${view.values[0]}`, ...OWN },
    ...(others === undefined
      ? [{ text: `; the ${mark(1 - own)} of ${called(1 - own)} is hidden`, dim: true }]
      : [{ text: '; ' }, { text: `${called(1 - own)}: ${mark(1 - own)} ${others[0]}`, ...OTHERS }]),
  ]
  const { listPrice = 0, lowest = 0, highest = 0, discount } = view.settings
  const range = line(`prices ${lowest} to ${highest}, ${listPrice} on the label`, { dim: true })
  if (last === undefined || !('price' in last.proposal)) return [known, range]
  return [
    known,
    range,
    [
      { text: `price ${last.proposal.price}: `, bold: true },
      { text: `${amount(last.own)} to ${called(own)}`, ...OWN },
      ...(discount < 1 ? [{ text: ` (${amount(last.pays)} now)`, ...OWN }] : []),
      ...(last.others === undefined
        ? []
        : [{ text: `, ${amount(last.others)} to ${called(1 - own)}`, ...OTHERS }]),
    ],
  ]
}
