import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Random, randomOf } from '../../environments/random.ts'
import { obedient } from '../../testing/server/obedient.ts'
import { runTournament, type TournamentResult } from '../../tournaments/run.ts'
import { command, program } from '../cli/command.ts'
import { serve } from '../server/serve.ts'
import { freshFolder, recordOf } from './folder.ts'

const KILLS = 50
const words = (out: string) => [
  ...['tournament', '--game', 'negotiation', '--set', 'maxOffers=4', '--agents', 'direct,tough,boulware'],
  ...['--model', 'openai/test-1', '--deals', '20', '--match', '1', '--concurrency', '3'],
  ...['--out', out, '--no-report', '--quiet', '--json'],
]

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)
/** How often each body stands in a recording. */
function recordedBodies(file: string): Map<string, number> {
  const counts = new Map<string, number>()
  if (!existsSync(file)) return counts
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  for (const body of lines.map((line) => JSON.stringify(JSON.parse(line).body)))
    counts.set(body, (counts.get(body) ?? 0) + 1)
  return counts
}

/** Which questions a recording holds, without the moment of the answer. */
const questions = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.slice(0, line.indexOf('"method"')))
    .toSorted()

/** Starts the command and kills it at some moment: as it starts, or when one of its files has grown. */
async function killed(out: string, random: Random): Promise<void> {
  const child = spawn(process.execPath, [program, ...words(out)], { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.on('close', resolve))
  const file = join(out, random.int(2) === 0 ? 'games.jsonl' : 'requests.jsonl')
  const until = sizeOf(file) + 1 + random.int(5000)
  const latest = performance.now() + (random.int(4) === 0 ? random.int(600) : 5000)
  while (child.exitCode === null && sizeOf(file) < until && performance.now() < latest) await after(1)
  child.kill('SIGKILL')
  await ended
}

/** What a power cut may leave of the line that was being written: a part of it, or zeros in its place. */
function tear(file: string, random: Random): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const last = text.length - text.lastIndexOf('\n', text.length - 2) - 1
  if (text === '' || random.int(2) === 0) return
  truncateSync(file, Buffer.byteLength(text) - 1 - random.int(last))
  if (random.int(2) === 0) appendFileSync(file, '\0'.repeat(random.int(50)))
}

test(`a tournament that is killed ${KILLS} times ends as one that never was, and asks nothing twice whose answer it has`, async () => {
  const server = await serve((request) => ({ ...obedient(request), delayMs: 4 }))
  const undisturbed = freshFolder()
  const result = await runTournament({
    game: 'negotiation',
    settings: { maxOffers: 4 },
    agents: ['direct', 'tough', 'boulware'],
    model: 'openai/test-1',
    deals: 20,
    match: 1,
    out: undisturbed,
  })
  const all = recordedBodies(join(undisturbed, 'requests.jsonl'))

  const out = freshFolder()
  const random = randomOf(1, 'kills')
  const [games, requests] = ['games.jsonl', 'requests.jsonl'].map((name) => join(out, name))
  let again: TournamentResult = result
  for (let kill = 0; kill <= KILLS; kill++) {
    tear(games, random)
    const before = recordedBodies(requests)
    const received = server.requests.length
    if (kill < KILLS) await killed(out, random)
    else again = JSON.parse((await command(words(out))).stdout)
    const asked = new Map<string, number>()
    for (const { body } of server.requests.slice(received)) {
      const text = JSON.stringify(body)
      asked.set(text, (asked.get(text) ?? 0) + 1)
      expect(asked.get(text)).toBeLessThanOrEqual((all.get(text) ?? 0) - (before.get(text) ?? 0))
    }
  }

  const { 'requests.jsonl': ours, ...record } = recordOf(out)
  const { 'requests.jsonl': theirs, ...whole } = recordOf(undisturbed)
  expect(record).toEqual(whole)
  expect(questions(ours)).toEqual(questions(theirs))
  const calls = (rows: TournamentResult['usage']) => rows.map(({ cached: _, ...row }) => row)
  expect({ ...again, games: result.games, usage: calls(again.usage) }).toEqual({
    ...result,
    out,
    usage: calls(result.usage),
  })
}, 300_000)
