import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'node:util'
import { inject } from 'vitest'
import { run } from '../../cli/run.ts'

/** The file that `bidder` runs in a checkout. */
export const source = new URL('../../cli/bidder.js', import.meta.url).pathname

/** The file that it runs, built. */
export const program = inject('program')

/** How a run of a command ended. */
export interface Ended {
  readonly status: number | string | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `bidder` with these words as a process of its own. @param input its standard input @param cwd where */
export function spawned(words: readonly string[], input = '', cwd = process.cwd()): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...words], { cwd }, (_, stdout, stderr) => {
      resolve({ status: child.exitCode, stdout, stderr })
    })
    child.stdin?.end(input)
  })
}

let before: Promise<unknown> = Promise.resolve()

/**
 * Runs a command in this process, without the second that a new one takes: what it prints is held back, one command
 * after another.
 * @param input what stands in for the standard input, where a word is `-`
 */
export function command(words: readonly string[], input?: string): Promise<Ended> {
  const ended = before.then(() => (input === undefined ? captured(words) : reading(words, input)))
  before = ended.catch(() => {})
  return ended
}

async function reading(words: readonly string[], input: string): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'bidder-input-'))
  const file = join(folder, 'input')
  writeFileSync(file, input)
  try {
    return await captured(words.map((word) => (word === '-' ? file : word)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function captured(words: readonly string[]): Promise<Ended> {
  const printed = { stdout: '', stderr: '' }
  const { log, error } = console
  const { exitCode } = process
  const writes = { stdout: process.stdout.write, stderr: process.stderr.write }
  console.log = (...values: unknown[]) => {
    printed.stdout += `${format(...values)}\n`
  }
  console.error = (...values: unknown[]) => {
    printed.stderr += `${format(...values)}\n`
  }
  for (const name of ['stdout', 'stderr'] as const)
    process[name].write = (text: string | Uint8Array) => {
      printed[name] += String(text)
      return true
    }
  try {
    process.exitCode = undefined
    await run(words)
    return { status: process.exitCode ?? 0, ...printed }
  } finally {
    process.exitCode = exitCode
    process.stdout.write = writes.stdout
    process.stderr.write = writes.stderr
    Object.assign(console, { log, error })
  }
}
