import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { TestProject } from 'vitest/node'

const root = new URL('../', import.meta.url).pathname

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that `bidder` runs, built: as it is installed, a process begins in a third of the time. */
    readonly program: string
  }
}

/** Builds the program for this run of the tests, in the checkout, where its packages and its schema are found. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(root, '.built-'))
  execFileSync(process.execPath, ['build.ts', basename(folder)], { cwd: root, stdio: 'inherit' })
  project.provide('program', join(folder, 'cli/bidder.js'))
  return () => rmSync(folder, { recursive: true })
}
