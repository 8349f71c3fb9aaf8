import { execFile } from 'node:child_process'
import { expect, it } from 'vitest'
import { obedient } from '../../testing/server/obedient.ts'
import { command, type Ended, program } from '../cli/command.ts'
import { serve } from '../server/serve.ts'
import { freshFolder, recordOf } from './folder.ts'

/** Runs the command where no file may grow beyond so many KiB: writing fails there as on a full disk. */
function cramped(words: readonly string[], kib: number): Promise<Ended> {
  const script = 'ulimit -f "$0" && exec "$@"'
  return new Promise((resolve) => {
    const child = execFile(
      'bash',
      ['-c', script, String(kib), process.execPath, program, ...words],
      (_, stdout, stderr) => resolve({ status: child.exitCode, stdout, stderr }),
    )
  })
}

it.each([
  { agents: 'call,random', file: 'games.jsonl', kib: 20 },
  { agents: 'direct@openai/test-1,call', file: 'requests.jsonl', kib: 100 },
])(
  'A disk that is full ends a run of $agents with one line, and nothing of it is lost',
  async ({ agents, file, kib }) => {
    const server = await serve(obedient)
    const out = freshFolder()
    const words = [
      'tournament',
      '--game',
      'leduc',
      '--agents',
      agents,
      '--deals',
      '40',
      '--match',
      '5',
      '--no-report',
    ]
    const whole = await command([...words, '--quiet', '--out', `${out}-whole`])
    const asked = server.requests.length

    const full = await cramped([...words, '--quiet', '--out', out], kib)
    expect(full.status).toBe(2)
    expect(full.stderr).toMatch(new RegExp(`^error: .*${out}.*cannot be written \\(EFBIG.*\\n$`))
    const before = recordOf(out)[file].trimEnd().split('\n').length

    const again = await command([...words, '--quiet', '--out', out])
    const record = recordOf(out)
    expect(again.status).toBe(0)
    expect(record['games.jsonl']).toBe(recordOf(`${out}-whole`)['games.jsonl'])
    expect(before).toBeGreaterThan(3)
    expect(record[file].split('\n').length).toBeGreaterThan(before)
    expect(whole.stdout.split('\n').slice(0, 8)).toEqual(again.stdout.split('\n').slice(0, 8))
    // What was under way as the disk became full is all that is asked again.
    expect(server.requests.length).toBeLessThanOrEqual(2 * asked + 16)
  },
  60_000,
)
