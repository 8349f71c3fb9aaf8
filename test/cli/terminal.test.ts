import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freshFolder } from '../tournaments/folder.ts'
import { command } from './command.ts'
import { hasTmux, type Terminal, terminal } from './terminal.ts'

// A busy machine may take its time: what is waited for is the screen.
const PATIENCE = { timeout: 50_000, interval: 150 }
const shows = (at: Terminal, what: RegExp) => expect.poll(() => at.screen(), PATIENCE).toMatch(what)

describe.skipIf(!hasTmux)('in a real terminal (takes tmux)', () => {
  test('a hand of Hold’em is played by keys at 80 x 24, and is in the record when one has left', async () => {
    const out = freshFolder()
    const at = terminal(
      ['play', 'limit-holdem', '--seats', 'human,call', '--seed', '7', '--deals', '2', '--out', out],
      80,
      24,
    )
    await shows(at, /c call|c check/)
    expect(at.screen()).toMatch(/│ 2♠ ││ 8♣ │/)
    expect(at.screen()).toMatch(/│▒▒▒▒││▒▒▒▒│/)
    at.press('f')
    await shows(at, /You cannot fold now/)
    for (const street of [/│ flop /, /│ turn /, /│ river /, /The game is over/]) {
      at.press('c')
      await shows(at, street)
    }
    expect(at.screen()).toMatch(/The mind of call/)
    expect(at.screen()).toMatch(/│ 5♥ ││ A♥ │/)
    at.press('q')
    await shows(at, /Leave the table\?/)
    at.press('y')
    await shows(at, /What was finished is in .*\n+exit 0\nicanon/s)
    expect(readFileSync(join(out, 'games.jsonl'), 'utf8')).toMatch(/"agent":"human"/)
  })

  test('a negotiation is played by keys at 120 x 40: an offer item by item, with words', async () => {
    const at = terminal(
      [
        'play',
        'negotiation',
        '--seats',
        'human,equilibrium',
        '--seed',
        '3',
        '--deals',
        '1',
        '--set',
        'talk=on',
      ],
      120,
      40,
    )
    await shows(at, /o make an offer/)
    at.press('o')
    await shows(at, /You keep:/)
    at.press('1', 'Right', 'Up', 'Enter')
    await shows(at, /Words to go with it/)
    at.press('-l', 'let us share')
    at.press('Enter')
    await shows(at, /“let us share”/)
    await shows(at, /a accept offer 2/)
    at.press('a')
    at.press('Enter')
    await shows(at, /The game is over: /)
    expect(at.screen()).toMatch(/The mind of equilibrium/)
    at.press('Space')
    await shows(at, /exit 0/)
  })

  test('a match is watched at 200 x 60, and drawn anew when the terminal changes its size', async () => {
    const at = terminal(['watch', 'kuhn', '--seats', 'bidder,call', '--deals', '2'], 200, 60)
    await shows(at, /The mind of bidder/)
    at.resize(80, 24)
    await expect
      .poll(
        () =>
          at
            .screen()
            .split('\n')
            .findIndex((line) => line.includes('q quit')),
        PATIENCE,
      )
      .toBe(23)
    at.resize(60, 20)
    await shows(at, /takes 80 columns and 24 rows;\s+the terminal has 60 and\s+20/)
    at.resize(120, 40)
    await shows(at, /The mind of bidder/)
    at.press('C-c')
    await shows(at, /exit 130\nicanon/)
  })
})

test.each([
  [['play', 'kuhn'], /play: takes a terminal.*--plain/],
  [['watch', 'kuhn', '--seats', 'bidder,call'], /watch: takes a terminal/],
  [['replay', 'runs/none'], /replay: takes a terminal/],
])('without a terminal %j says so in one line', async (words, message) => {
  const { status, stderr } = await command(words)
  expect(status).toBe(2)
  expect(stderr).toMatch(message)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(existsSync('runs/none')).toBe(false)
})
