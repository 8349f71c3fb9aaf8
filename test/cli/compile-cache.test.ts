import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { source } from './command.ts'

test('a command leaves what Node has read of the program to the next one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bidder-test-'))
  try {
    const { NODE_COMPILE_CACHE: _, NODE_DISABLE_COMPILE_CACHE: __, ...rest } = process.env
    const env = { ...rest, TMPDIR: folder, TMP: folder, TEMP: folder }
    await promisify(execFile)(process.execPath, [source, '--help'], { env })
    const kept = readdirSync(join(folder, 'node-compile-cache'), { recursive: true, withFileTypes: true })
    expect(kept.filter((entry) => entry.isFile()).length).toBeGreaterThan(0)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
