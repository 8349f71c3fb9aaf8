import { execFile } from 'node:child_process'

/** The file that `bidder` runs. */
export const main = new URL('../../cli/bidder.js', import.meta.url).pathname

/** How a run of the real command ended. */
export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `bidder` with these words as a process of its own. @param input its standard input @param cwd where */
export function command(words: readonly string[], input = '', cwd = process.cwd()): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, ...words], { cwd }, (_, stdout, stderr) => {
      resolve({ status: child.exitCode, stdout, stderr })
    })
    child.stdin?.end(input)
  })
}
