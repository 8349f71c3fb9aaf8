import { execFile } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { obedient } from '../../testing/server/obedient.ts'
import { openAiServer } from '../../testing/server/openai-server.ts'

const root = new URL('../../', import.meta.url).pathname
const COMMAND = 'npm run --silent bidder --'
/** The server that pages name for language models: a scripted one stands in for it. */
const MODEL_SERVER = 'http://localhost:11434/v1'

/** What is written in the shell blocks of a page that run the command line. */
function snippets(page: string): string[] {
  const blocks = [...readFileSync(join(root, page), 'utf8').matchAll(/^```sh\n(.*?)^```$/gms)]
  return blocks.map(([, text]) => text).filter((text) => text.includes(COMMAND))
}

const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root })].sort()
const shown = pages.filter((page) => snippets(page).length > 0)

test('the pages show how the command line is used', () => {
  expect(shown).toEqual(expect.arrayContaining(['README.md', 'docs/games/limit-holdem.md']))
})

// Beside each other: a page is a process after another, and most of a processor is left.
test.concurrent.for(shown)(
  'every snippet of %s runs, in a folder of its own',
  { timeout: 300_000 },
  async (page, { expect, onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), 'snippets-'))
    const server = await openAiServer(obedient)
    onTestFinished(async () => {
      rmSync(folder, { recursive: true })
      await server.close()
    })
    symlinkSync(join(root, 'examples'), join(folder, 'examples'))
    // What npm would do, without the half second that it takes.
    const npm = `npm() { shift 4; "${process.execPath}" "${root}cli/bidder.js" "$@"; }`
    for (const snippet of snippets(page)) {
      const script = `set -e -o pipefail\n${npm}\n${snippet.replaceAll(MODEL_SERVER, server.url)}`
      const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: folder })
      expect(stdout.trim(), snippet).not.toBe('')
    }
  },
)

/** What is written in the TypeScript blocks of a page that import something, as a program in a checkout has it. */
function programs(page: string): string[] {
  const blocks = [...readFileSync(join(root, page), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)]
  return (
    blocks
      .map(([, text]) =>
        text.replace(
          /(?<=from )'bidder(\/[\w/]+)?'/g,
          (_, face = '') => `'${root}${face.slice(1)}${face === '' ? '' : '/'}index.ts'`,
        ),
      )
      .map((text) => text.replaceAll("'./index.ts'", `'${root}index.ts'`))
      // The suites run under Vitest alone: the test of the example runs this one.
      .filter((text) => text.startsWith('import') && !text.includes('testing/index.ts'))
  )
}

test.each(pages.filter((page) => programs(page).length > 0))(
  'every program of %s runs',
  async (page) => {
    const folder = mkdtempSync(join(tmpdir(), 'programs-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    for (const [number, program] of programs(page).entries()) {
      const file = join(folder, `program-${number}.mts`)
      writeFileSync(file, program)
      await promisify(execFile)(process.execPath, [file], { cwd: folder })
    }
  },
  120_000,
)
