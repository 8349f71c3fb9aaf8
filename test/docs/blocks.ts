import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = new URL('../../', import.meta.url).pathname

/** The pages that people write; the reference is made of docstrings, and shows signatures. */
export const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...globSync('docs/**/*.md', { cwd: root, exclude: ['docs/api/**'] }).sort(),
]

export const read = (page: string): string => readFileSync(join(root, page), 'utf8')

/** What stands between two fences. */
export interface Block {
  readonly page: string
  /** What follows the first fence: `sh`, `ts`, ...; empty for none. */
  readonly language: string
  readonly text: string
}

const FENCED = /^( *)```(\w*)\n(.*?)^\1```$/gms

/** The fenced blocks of a page, without the indentation of the list that they stand in. */
export function blocksOf(page: string): Block[] {
  return Array.from(read(page).matchAll(FENCED), ([, indent, language, text]) => ({
    page,
    language,
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }))
}

export const blocks: readonly Block[] = pages.flatMap(blocksOf)

/** What is written as code within the prose of a page. */
export function spansOf(page: string): string[] {
  return Array.from(
    read(page)
      .replaceAll(FENCED, '')
      .matchAll(/`([^`\n]+)`/g),
    ([, text]) => text,
  )
}

/** A program of a page as it runs in this checkout, where the package is not installed. */
export function inCheckout(program: string): string {
  return program
    .replace(
      /(?<=from )'bidder(\/[\w/]+)?'/g,
      (_, face = '') => `'${root}${face.slice(1)}${face === '' ? '' : '/'}index.ts'`,
    )
    .replaceAll("'./index.ts'", `'${root}index.ts'`)
    .replaceAll("'./liars-dice.ts'", `'${root}examples/liars-dice.ts'`)
}
