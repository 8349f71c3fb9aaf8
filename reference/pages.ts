import type { Face } from './faces.ts'
import { contentsOf, pageName } from './layout.ts'
import { pageOf } from './page.ts'
import { Signposts } from './signposts.ts'

/** All pages of the reference, by the names of their files. */
export function referencePages(faces: readonly Face[]): ReadonlyMap<string, string> {
  const signposts = new Signposts(faces)
  return new Map([
    ['README.md', indexOf(faces)],
    ...faces.map((face) => [pageName(face), pageOf(face, signposts)] as const),
  ])
}

const INTRODUCTION = `# The library, name by name

All that the package exports, face by face: what a program imports from \`bidder\` stands on the page of \`bidder\`.
[The library](../library.md) says what to import from where; [extending](../extending.md) how games and players of your
own are made.

These pages are made from the docstrings of the sources by \`npm run api\`.`

function indexOf(faces: readonly Face[]): string {
  const sections = faces.map((face) => {
    const page = pageName(face)
    return `## [\`${face.specifier}\`](${page})\n\n${face.about}\n\n${contentsOf(face, page)}`
  })
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`
}
