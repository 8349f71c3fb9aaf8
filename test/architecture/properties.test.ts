import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url).pathname

// A red run is to be the work of a change, never of the draw, and to be red again for whoever looks into it. What fails
// names its case beside: `{ seed, path }`, put among the options, draws that one alone. Another seed looks elsewhere.
test('every property draws its cases from a seed that stands beside it', () => {
  const files = globSync('{test,testing}/**/*.ts', { cwd: root, exclude: ['test/architecture/**'] })
  const counted = files.map((file) => {
    const text = readFileSync(`${root}${file}`, 'utf8')
    const [drawn, seeded] = [/\bfc\.(assert|check|sample)\(/g, /\{ numRuns: \w+, seed: \d+ \}/g].map(
      (pattern) => text.match(pattern)?.length ?? 0,
    )
    return { file, drawn, seeded }
  })
  expect(counted.filter(({ drawn }) => drawn > 0).length).toBeGreaterThan(20)
  expect(counted.filter(({ drawn, seeded }) => drawn !== seeded)).toEqual([])
})
