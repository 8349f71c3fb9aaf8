import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { askedIn, lineFor } from '../../testing/server/batch-lines.ts'
import { obedient } from '../../testing/server/obedient.ts'
import { answerRound } from '../server/rounds.ts'
import { command, program } from './command.ts'

test('a tournament that is killed while it waits for a round takes up its answers, and asks nothing twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bidder-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const rounds = join(folder, 'rounds')
  const words = [
    ...['tournament', '--game', 'negotiation', '--agents', 'cot,tough', '--deals', '2', '--match', '1'],
    ...['--set', 'maxOffers=4', '--model', `batch:${rounds}`, '--out', join(folder, 'out'), '--quiet'],
  ]
  const waiting = spawn(process.execPath, [program, ...words])
  await new Promise((resolve) => waiting.stderr.once('data', resolve))
  waiting.kill('SIGKILL')
  await new Promise((resolve) => waiting.once('close', resolve))
  for (let round = 1; ; round++) {
    const stem = join(rounds, String(round).padStart(4, '0'))
    const files = { requests: `${stem}.requests.jsonl`, responses: `${stem}.responses.jsonl` }
    const asked = askedIn(files.requests)
    answerRound(
      { model: '', questions: asked.length, ...files },
      asked.map((question) => lineFor(question, obedient)),
    )
    const { stdout, stderr, status } = await command([...words, '--batch-once', '--json'])
    expect([stderr, status]).toEqual(['', 0])
    const { waiting: open, games } = JSON.parse(stdout)
    if (games?.finished === 4) break
    expect(open).toEqual([expect.objectContaining({ model: `batch:${rounds}` })])
  }
  const ids = readdirSync(rounds)
    .filter((name) => name.endsWith('.requests.jsonl'))
    .flatMap((name) => askedIn(join(rounds, name)))
    .map(({ custom_id }) => custom_id)
  expect(new Set(ids).size).toBe(ids.length)
}, 60_000)
