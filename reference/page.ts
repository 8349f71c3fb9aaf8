import type { Entry } from './entry.ts'
import type { Face } from './faces.ts'
import { contentsOf, pageName, sectionsOf } from './layout.ts'
import type { Signposts } from './signposts.ts'

/** The page of a face, in Markdown. */
export function pageOf(face: Face, signposts: Signposts): string {
  const bodies = sectionsOf(face).flatMap(({ title, entries }) => [
    `## ${title}`,
    ...entries.map((entry) => entryText(entry, pageName(face), signposts)),
  ])
  return `${[`# \`${face.specifier}\``, face.about, contentsOf(face), ...bodies].join('\n\n')}\n`
}

function entryText(
  { name, id, declaration, docstring, names }: Entry,
  page: string,
  signposts: Signposts,
): string {
  const { description, parameters, returns } = docstring
  const words = (text: string) => signposts.linked(text, id, page)
  const links = names.flatMap((named) => signposts.link(named.id, named.as, page) ?? [])
  const parts = [
    `### ${name}`,
    `\`\`\`ts\n${declaration}\n\`\`\``,
    words(description),
    parameters.map(({ name, says }) => `- \`${name}\`: ${words(says)}`).join('\n'),
    returns === undefined ? '' : `Returns ${words(returns)}.`,
    links.length === 0 ? '' : `See ${links.join(', ')}.`,
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}
