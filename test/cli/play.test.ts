import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder } from '../tournaments/folder.ts'
import { command, spawned } from './command.ts'

const play = (words: string, lines: string) => spawned(['play', ...words.split(' ')], lines)

test('a person plays a match of Kuhn poker through a pipe, and every game is recorded', async () => {
  const out = freshFolder()
  const { status, stdout } = await play(`kuhn --plain --deals 2 --out ${out}`, '2\n'.repeat(8))
  expect(status).toBe(0)
  expect(stdout).toMatch(/Game 1 of 2: human in seat 0, bidder in seat 1\./)
  expect(stdout).toMatch(/Game 2 of 2: bidder in seat 0, human in seat 1\./)
  const lines = readFileSync(join(out, 'games.jsonl'), 'utf8').trim().split('\n')
  expect(lines.filter((line) => line.includes('"type":"result"'))).toHaveLength(2)
  expect(lines.some((line) => line.includes('"agent":"human"'))).toBe(true)

  const again = await play(`kuhn --plain --out ${out}`, '')
  expect(again).toMatchObject({ status: 2, stderr: expect.stringMatching(/holds a record already/) })
})

test('an offer is built item by item with words to it, and the other side does not tell its values', async () => {
  const { stdout } = await play(
    'negotiation --plain --seats human,equilibrium --deals 1 --seed 3',
    '1\n1\n1\n1\nlet us share\n2\n\n',
  )
  expect(stdout).toMatch(/You keep: hats, 0 to 1\?/)
  expect(stdout).toMatch(/saying "let us share"/)
  // All of it is worth 10 to each; what the other says its own offer is worth to it is heard by nobody.
  expect(stdout).toMatch(/Seat 1 \(equilibrium\) has acted\./)
  expect(stdout).not.toMatch(/Seat 1 \(equilibrium\): offer/)
})

test('a hint says what bidder would do, a grade what was given up, and a wrong number is asked for again', async () => {
  const { stdout } = await play('kuhn --plain --grade --deals 1', 'h\n7\n1\n1\n')
  expect(stdout).toMatch(/Hint: (check|bet 1)\. expected, chips\/hand/)
  expect(stdout).toMatch(/"7" is not among the choices: type a number from 1 to 2\./)
  expect(stdout).toMatch(/Grade: /)
})

test("a game without a command is played, one's own too", async () => {
  const example = new URL('../../examples/liars-dice.ts', import.meta.url).pathname
  const { status, stdout } = await spawned(['--game', example, '--plain', '--deals', '1'], '1\n'.repeat(8))
  expect(status).toBe(0)
  expect(stdout).toMatch(/You hold a die that shows \d\./)
  expect(stdout).toMatch(/Seat 0 \(human\) gets -?1 \(points\/game\)/)
})

test('the end of the input leaves the table in good order', async () => {
  const { status, stdout } = await play('kuhn --plain', '')
  expect(status).toBe(0)
  expect(stdout).toMatch(/You left\. Nothing was recorded/)
})

test.each([
  ['kuhn --plain --seats bidder,call', /one seat is yours: write human once/],
  ['kuhn --plain --seats human,bidder,call', /set for 2 seats, and 3 players are named/],
  ['kuhn --plain --seats human,nobody', /there is no agent "nobody"/],
  ['kuhn --plain --prices nowhere.json', /--prices: cannot read nowhere\.json/],
])('refuses %s in one line', async (words, message) => {
  const { status, stderr } = await play(words, '')
  expect(status).toBe(2)
  expect(stderr).toMatch(message)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('a tournament has no seat for a person, and says where there is one', async () => {
  const { status, stderr } = await command(['tournament', '--game', 'kuhn', '--agents', 'human,call'])
  expect(status).toBe(2)
  expect(stderr).toMatch(/play by `bidder play kuhn`/)
})
