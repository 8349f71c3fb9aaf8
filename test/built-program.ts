import { execFileSync } from 'node:child_process'
import type { TestProject } from 'vitest/node'

const root = new URL('../', import.meta.url)

/** Where the tests have the program built. It stands in the checkout, where its packages and its schema are found. */
const FOLDER = '.built'

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that `bidder` runs, built: as it is installed, a process begins in a third of the time. */
    readonly program: string
  }
}

export default function setup(project: TestProject): void {
  execFileSync(process.execPath, ['build.ts', FOLDER], { cwd: root, stdio: 'inherit' })
  project.provide('program', new URL(`${FOLDER}/cli/bidder.js`, root).pathname)
}
