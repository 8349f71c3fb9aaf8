import type { Entry, Kind } from './entry.ts'
import type { Face } from './faces.ts'

/** Where a thing is described: by its number, the page and the heading. */
export type Places = ReadonlyMap<number, readonly Place[]>

export interface Place {
  readonly page: string
  readonly anchor: string
}

/** The name of the page of a face. */
export const pageName = ({ specifier }: Face): string =>
  `${specifier.replace(/^bidder\/?/, '').replace('/', '-') || 'bidder'}.md`

const SECTIONS: readonly (readonly [Kind, string])[] = [
  ['function', 'Functions'],
  ['class', 'Classes'],
  ['constant', 'Constants'],
  ['type', 'Types'],
]

/** The entries of a page in the order in which it shows them, by section. */
function sectionsOf({ entries }: Face): { readonly title: string; readonly entries: readonly Entry[] }[] {
  return SECTIONS.map(([kind, title]) => ({
    title,
    entries: entries.filter((entry) => entry.kind === kind),
  })).filter((section) => section.entries.length > 0)
}

/** The anchor of each entry of a page, as GitHub makes them: of headings that differ in case alone, later ones are numbered. */
export function anchorsOf(face: Face): ReadonlyMap<Entry, string> {
  const seen = new Map<string, number>()
  const anchor = (heading: string) => {
    const slug = heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-')
    const before = seen.get(slug) ?? 0
    seen.set(slug, before + 1)
    return before === 0 ? slug : `${slug}-${before}`
  }
  anchor(face.specifier)
  return new Map(
    sectionsOf(face).flatMap(({ title, entries }) => {
      anchor(title)
      return entries.map((entry) => [entry, anchor(entry.name)] as const)
    }),
  )
}

/** Where everything is described that a face exports. A thing that several export stands on the page of each. */
export function placesOf(faces: readonly Face[]): Places {
  const places = new Map<number, Place[]>()
  for (const face of faces)
    for (const [{ id }, anchor] of anchorsOf(face))
      places.set(id, [...(places.get(id) ?? []), { page: pageName(face), anchor }])
  return places
}

/** Links to all that a face exports. @param page where its page is, from where they stand */
export function contentsOf(face: Face, page = ''): string {
  const anchors = anchorsOf(face)
  return sectionsOf(face)
    .map(({ title, entries }) => {
      const links = entries.map((entry) => `[\`${entry.name}\`](${page}#${anchors.get(entry)})`)
      return `**${title}:** ${links.join(' · ')}`
    })
    .join('\n\n')
}

/** The page of a face. */
export function pageOf(face: Face, places: Places): string {
  const bodies = sectionsOf(face).flatMap(({ title, entries }) => [
    `## ${title}`,
    ...entries.map((entry) => entryText(entry, pageName(face), places)),
  ])
  return `${[`# \`${face.specifier}\``, face.about, contentsOf(face), ...bodies].join('\n\n')}\n`
}

function entryText({ name, declaration, docstring, names }: Entry, page: string, places: Places): string {
  const { description, parameters, returns } = docstring
  const links = names.flatMap(({ as, id }) => {
    const place = placeFor(id, page, places)
    return place === undefined
      ? []
      : [`[\`${as}\`](${place.page === page ? '' : place.page}#${place.anchor})`]
  })
  return [
    `### ${name}`,
    `\`\`\`ts\n${declaration}\n\`\`\``,
    description,
    parameters.map(({ name, says }) => `- \`${name}\`: ${says}`).join('\n'),
    returns && `Returns ${returns}`,
    links.length > 0 && `See ${links.join(', ')}.`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** Where to send a reader of a page: to the page itself, else to the floor that the thing is of. */
function placeFor(id: number, page: string, places: Places): Place | undefined {
  const all = places.get(id) ?? []
  return all.find((place) => place.page === page) ?? all.at(-1)
}
