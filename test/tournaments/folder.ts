import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A path for a record in a folder that is gone after the test. */
export function freshFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'tournament-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  return join(root, 'run')
}

/** The files of a record, by name. */
export function recordOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
}
