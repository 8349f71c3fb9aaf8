import { PassThrough } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { duration, progressBars, progressLine } from '../../cli/progress-bars.ts'
import { TournamentProgress } from '../../cli/tournament-progress.ts'
import type { Progress } from '../../tournaments/run.ts'

const state = (finished: number, total = 1000): Progress => ({
  finished,
  total,
  pairings: [{ agents: ['bidder', 'call'], finished, total }],
  tokens: finished * 500,
  faults: 0,
})

/** A stage that is no terminal, or one, and a clock that is set by hand. */
function stage(terminal?: { columns: number; rows: number }) {
  const stream = Object.assign(new PassThrough(), terminal === undefined ? {} : { isTTY: true, ...terminal })
  let text = ''
  stream.on('data', (chunk: Buffer) => {
    text += chunk
  })
  const clock = { now: 0 }
  return {
    stream,
    clock,
    progress: (quiet = false) => new TournamentProgress(quiet, stream, () => clock.now),
    text: () => text,
  }
}

test('a run of ten hours leaves about a hundred lines in a pipe', () => {
  const { progress, clock, text } = stage()
  const shown = progress()
  const games = 36_000
  for (let game = 1; game <= games; game++) {
    clock.now += 1000
    shown.show(state(game, games))
  }
  shown.end()
  const lines = text().trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(20)
  expect(lines.length).toBeLessThan(120)
  expect(lines.at(-1)).toMatch(/^36,000 of 36,000 games, 1\.0 games\/s, 500 tokens\/s, 10?\d* ?.*h 0 min$/)
})

test('a run of a second tells every tenth in a pipe', () => {
  const { progress, clock, text } = stage()
  const shown = progress()
  for (let game = 1; game <= 1000; game++) {
    clock.now += 1
    shown.show(state(game))
  }
  expect(text().trimEnd().split('\n')).toHaveLength(11)
})

test('quiet shows no progress, and what a person must know all the same', () => {
  const { progress, text } = stage({ columns: 80, rows: 24 })
  const shown = progress(true)
  shown.show(state(500))
  shown.notice('the record stops within match 3')
  shown.end()
  expect(text()).toBe('the record stops within match 3\n')
})

test('a terminal shows a bar for each pairing, and keeps one line of them in the end', () => {
  vi.useFakeTimers()
  const { progress, clock, text } = stage({ columns: 80, rows: 24 })
  const shown = progress()
  shown.show(state(100))
  clock.now = 2000
  shown.show(state(500))
  vi.advanceTimersByTime(1000)
  vi.useRealTimers()
  expect(text()).toContain('bidder - call ▕██████████          ▏')
  expect(text()).toContain('500 of 1,000 games, 200 games/s, 100,000 tokens/s, 3 s left')
  const before = text().length
  shown.end()
  const last = text().slice(before)
  expect(last).toMatch(/500 of 1,000 games.*\n$/)
  expect(last).not.toContain('▕')
})

test('more pairings than rows are cut to those in play, and none is wider than the terminal', () => {
  const pairings = Array.from({ length: 100 }, (_, i) => ({
    agents: [`bidder?types=${'x'.repeat(60)}`, `call${i}`],
    finished: i < 7 ? 10 : 0,
    total: 10,
  }))
  const progress = { ...state(70), pairings }
  const lines = progressBars(progress, { games: 1, tokens: 0, elapsed: 70 }, 10, 80).split('\n')
  expect(lines).toHaveLength(11)
  expect(lines.at(-2)).toBe('and 91 more pairings, 7 finished')
  for (const line of lines.slice(0, 9)) expect(line.length).toBeLessThanOrEqual(80)
})

test('a line tells of cost and of faults where there are any', () => {
  const progress = { ...state(250), faults: 1, cost: { spent: 0.5, projected: 2 } }
  expect(progressLine(progress, { games: 2.5, tokens: 1234.5, elapsed: 100 })).toBe(
    '250 of 1,000 games, 2.5 games/s, 1,235 tokens/s, $0.5000 of about $2.00, 1 fault, 5 min left',
  )
})

test.each([
  [0.4, '0 s'],
  [99, '99 s'],
  [420, '7 min'],
  [11_520, '3 h 12 min'],
  [7190, '2 h 0 min'],
])('%d seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text))
