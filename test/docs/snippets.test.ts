import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { obedient } from '../../testing/server/obedient.ts'
import { openAiServer } from '../../testing/server/openai-server.ts'
import { program } from '../cli/command.ts'
import { type Block, blocks, inCheckout, root } from './blocks.ts'

const COMMAND = 'npm run --silent bidder --'
/** The server that pages name for language models: a scripted one stands in for it. */
const MODEL_SERVER = 'http://localhost:11434/v1'

const byPage = (found: readonly Block[]): [string, Block[]][] => [
  ...Map.groupBy(found, ({ page }) => page).entries(),
]

/** The shell blocks that run the command line. */
const shown = byPage(blocks.filter(({ language, text }) => language === 'sh' && text.includes(COMMAND)))

test('the pages show how the command line is used', () => {
  const named = shown.map(([page]) => page)
  expect(named).toEqual(expect.arrayContaining(['README.md', 'docs/games/limit-holdem.md']))
})

// Beside each other: a page is a process after another, and most of a processor is left.
test.concurrent.for(shown)(
  'every snippet of %s runs, in a folder of its own',
  { timeout: 300_000 },
  async ([, snippets], { expect, onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), 'snippets-'))
    const server = await openAiServer(obedient)
    onTestFinished(async () => {
      rmSync(folder, { recursive: true })
      await server.close()
    })
    symlinkSync(join(root, 'examples'), join(folder, 'examples'))
    // What npm would do with the program, without the half second that it takes, and with one that is built.
    const npm = `npm() { shift 4; "${process.execPath}" "${program}" "$@"; }`
    for (const { text } of snippets) {
      const script = `set -e -o pipefail\n${npm}\n${text.replaceAll(MODEL_SERVER, server.url)}`
      const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: folder })
      expect(stdout.trim(), text).not.toBe('')
    }
  },
)

const programs = blocks.filter(({ language }) => language === 'ts')
const isSuite = ({ text }: Block) => /Conformance\(/.test(text)

const folder = mkdtempSync(join(tmpdir(), 'programs-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes a program as one of a checkout. @returns the file */
function written({ text }: Block): string {
  const file = join(folder, `program-${readdirSync(folder).length}.mts`)
  writeFileSync(file, inCheckout(text))
  return file
}

test.each(byPage(programs.filter((program) => !isSuite(program))))(
  'every program of %s runs',
  async (_, found) => {
    for (const program of found) await promisify(execFile)(process.execPath, [written(program)])
  },
  120_000,
)

const suites = byPage(programs.filter(isSuite))

test('the pages show how a game is tested', () => {
  expect(suites.map(([page]) => page)).toContain('docs/extending.md')
})

// A suite is a test file: what it says is collected here, among the tests of this one.
describe.each(suites)('a suite of %s passes:', async (_, found) => {
  for (const suite of found) await import(written(suite))
})
