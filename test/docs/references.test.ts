import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { pages, read, root } from './blocks.ts'

test('what the pages link to, and the programs that they name, are there', () => {
  const named = pages.flatMap((page) => {
    const text = read(page)
    const links = Array.from(text.matchAll(/\]\((?!https?:)([^)#\s]+)/g), ([, to]) => join(dirname(page), to))
    const run = Array.from(text.matchAll(/\bnpx node (?:--\S+ )*([\w./-]+\.ts)\b/g), ([, file]) => file)
    const told = Array.from(text.matchAll(/`((?:examples|bench)\/[\w.-]+)`/g), ([, file]) => file)
    return [...links, ...run, ...told].map((path) => ({ page, path }))
  })
  expect(named.length).toBeGreaterThan(50)
  // Capital letters stand for what a reader puts in.
  const missing = named.filter(({ path }) => !/\b[A-Z]+\.ts$/.test(path) && !existsSync(join(root, path)))
  expect(missing).toEqual([])
})
