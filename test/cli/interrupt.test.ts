import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { command, program } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'bidder-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

const play = (deals: number, out: string) => [
  ...['tournament', '--game', 'limit-holdem', '--agents', 'call,random', '--match', '50'],
  ...['--deals', String(deals), '--concurrency', '1', '--out', join(folder, out), '--no-report'],
]

/** Starts a tournament and interrupts it at its second line of progress: by then matches are over. */
function interrupted(words: readonly string[]): Promise<{ status: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...words], { cwd: folder })
    let stderr = ''
    child.stderr.on('data', (text) => {
      stderr += text
      // A second one would end it at once.
      if (!child.killed && stderr.split('\n').length > 2) child.kill('SIGINT')
    })
    child.on('close', (status) => resolve({ status, stderr }))
  })
}

test('an interrupted tournament says how to go on, and the same command goes on', async () => {
  const words = play(500, 'long')
  const { status, stderr } = await interrupted(words)
  expect(status).toBe(130)
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^interrupted; .*long; the same command again goes on/)

  const again = await command([...words, '--json', '--quiet'])
  const { games } = JSON.parse(again.stdout)
  expect(games.finished).toBe(1000)
  expect(games.resumed).toBeGreaterThan(0)
  expect(again.status).toBe(0)
}, 60_000)

test('a finished tournament is read from its record, not played again', async () => {
  const words = [...play(100, 'short'), '--json', '--quiet']
  const first = await command(words)
  const again = await command(words)
  const { games: before, ...result } = JSON.parse(first.stdout)
  const { games: after, ...same } = JSON.parse(again.stdout)
  expect(before).toEqual({ finished: 200, resumed: 0 })
  expect(after).toEqual({ finished: 200, resumed: 200 })
  expect(same).toEqual(result)
}, 60_000)

test('an interrupted start says that it keeps what is finished only until it starts anew', async () => {
  const { status, stderr } = await interrupted(['start', '--seed', '3'])
  expect(status).toBe(130)
  expect(stderr.trimEnd().split('\n').at(-1)).toBe(
    'interrupted; what is finished is in runs/start-3, until the same command starts anew',
  )
})
