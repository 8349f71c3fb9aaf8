import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFaces } from '../../reference/faces.ts'
import { referencePages } from '../../reference/pages.ts'
import { Signposts } from '../../reference/signposts.ts'

const folder = new URL('../../docs/api/', import.meta.url).pathname
const faces = readFaces()
const exported = faces.flatMap(({ specifier, entries }) =>
  entries.map((entry) => ({ ...entry, name: `${specifier} ${entry.name}` })),
)

const read = (page: string) => readFileSync(join(folder, page), 'utf8')

test('docs/api says what the docstrings say', () => {
  const made = referencePages(faces)
  const there = readdirSync(folder)
  const stale = [...new Set([...made.keys(), ...there])].filter(
    (page) => !there.includes(page) || read(page) !== made.get(page),
  )
  expect(stale.join(', '), 'docs/api is out of date, run npm run api').toBe('')
})

test('everything that a face exports has a docstring', () => {
  expect(exported.length).toBeGreaterThan(200)
  const silent = exported.filter(({ docstring }) => docstring.description.trim() === '')
  expect(silent.map(({ name }) => name).join(', '), 'write what these are').toBe('')
})

test('a time says its unit, in its name or beside it', () => {
  const times = exported.filter(({ declaration }) =>
    /\b(\w*(time|wait|delay|duration)\w*)(?<!Ms)\??: number/i.test(declaration),
  )
  const unsaid = times.filter(
    ({ declaration, docstring }) => !/\bms\b/.test(declaration + docstring.description),
  )
  expect(unsaid.map(({ name }) => name).join(', ')).toBe('')
})

test('what is thrown is said before the parameters, not as part of one', () => {
  const misplaced = exported.filter(({ docstring: { parameters, returns = '' } }) =>
    [...parameters.map(({ says }) => says), returns].some((says) => /\bThrows\b/.test(says)),
  )
  expect(misplaced.map(({ name }) => name).join(', ')).toBe('')
})

test('every type that a declaration names is exported by a face', () => {
  const signposts = new Signposts(faces)
  const missing = exported.flatMap(({ name, names }) =>
    names.flatMap(({ as, id }) => (signposts.has(id) ? [] : `${name} names ${as}`)),
  )
  expect(missing.join(', '), 'export these, too').toBe('')
})

test('every link of docs/api leads to a page, and to a heading of it', () => {
  const links = readdirSync(folder).flatMap((page) =>
    Array.from(read(page).matchAll(/\]\(([^)#]*)(?:#([^)]*))?\)/g), ([, to, heading]) => ({
      page: to === '' ? page : to,
      heading,
    })),
  )
  expect(links.length).toBeGreaterThan(1000)
  const dead = links.filter(({ page, heading }) => heading !== undefined && !headingsOf(page).has(heading))
  expect(dead).toEqual([])
})

const fragments = new Map<string, ReadonlySet<string>>()

/** The fragments by which GitHub names the headings of a page: those that are equal are numbered. */
function headingsOf(page: string): ReadonlySet<string> {
  const known = fragments.get(page)
  if (known !== undefined) return known
  const found = new Set<string>()
  const prose = read(page).replace(/^```.*?^```$/gms, '')
  for (const [, heading] of prose.matchAll(/^#+ (.*)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replace(/ /g, '-')
    let fragment = slug
    for (let number = 1; found.has(fragment); number++) fragment = `${slug}-${number}`
    found.add(fragment)
  }
  fragments.set(page, found)
  return found
}
