import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const folder = new URL('../../examples/', import.meta.url)

test.each(readdirSync(folder).filter((name) => name.endsWith('.ts')))(
  'the example %s runs and prints its result',
  async (name) => {
    const { stdout, stderr } = await run(process.execPath, [new URL(name, folder).pathname])
    expect(stderr).toBe('')
    expect(stdout.trim()).not.toBe('')
  },
  30_000,
)

test('the first example takes a legal decision', async () => {
  const { stdout } = await run(process.execPath, [new URL('first-decision.ts', folder).pathname])
  expect(stdout).toMatch(/^bidder: (fold|call 5|raise 10)$/m)
}, 30_000)
