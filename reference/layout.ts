import type { Entry, Kind } from './entry.ts'
import type { Face } from './faces.ts'

/** The name of the page of a face. */
export const pageName = ({ specifier }: Face): string =>
  `${specifier.replace(/^bidder\/?/, '').replace('/', '-') || 'bidder'}.md`

/** Entries of one kind, as a page shows them. */
export interface Section {
  readonly title: string
  readonly entries: readonly Entry[]
}

const SECTIONS: readonly (readonly [Kind, string])[] = [
  ['function', 'Functions'],
  ['class', 'Classes'],
  ['constant', 'Constants'],
  ['type', 'Types'],
]

/** The sections of a page, in order. */
export function sectionsOf({ entries }: Face): readonly Section[] {
  return SECTIONS.map(([kind, title]) => ({
    title,
    entries: entries.filter((entry) => entry.kind === kind),
  })).filter((section) => section.entries.length > 0)
}

/**
 * The fragment of the heading of each entry of a page, as GitHub makes them: where headings differ in case alone, the
 * later ones are numbered.
 */
export function fragmentsOf(face: Face): ReadonlyMap<Entry, string> {
  const seen = new Map<string, number>()
  const fragment = (heading: string) => {
    const slug = heading.toLowerCase().replace(/[^\w-]/g, '')
    const before = seen.get(slug) ?? 0
    seen.set(slug, before + 1)
    return before === 0 ? slug : `${slug}-${before}`
  }
  fragment(face.specifier)
  return new Map(
    sectionsOf(face).flatMap(({ title, entries }) => {
      fragment(title)
      return entries.map((entry) => [entry, fragment(entry.name)] as const)
    }),
  )
}

/** Links to all that a face exports. @param page where its page is, from where they stand */
export function contentsOf(face: Face, page = ''): string {
  const fragments = fragmentsOf(face)
  return sectionsOf(face)
    .map(({ title, entries }) => {
      const links = entries.map((entry) => `[\`${entry.name}\`](${page}#${fragments.get(entry)})`)
      return `**${title}:** ${links.join(' · ')}`
    })
    .join('\n\n')
}
