import { expect, test } from 'vitest'
import { type OpenedRecording, openRecording } from '../../../cli/screens/opened-recording.ts'
import { Replaying } from '../../../cli/screens/replaying.ts'
import { textOf } from '../../../cli/screens/styled.ts'
import { runTournament } from '../../../tournaments/run.ts'
import { freshFolder } from '../../tournaments/folder.ts'

const size = { columns: 120, rows: 40 }
const screen = (replaying: Replaying) => replaying.lines(size).map(textOf).join('\n')

/** A recorded tournament of Leduc poker, played by those who think and those who do not. */
async function recorded(): Promise<string> {
  const out = freshFolder()
  const agents = ['bidder', 'rule']
  await runTournament({ game: 'leduc', agents, deals: 4, match: 2, seed: 3, out, concurrency: 1 })
  return out
}

function replayOf({ game, games, positions, grading }: OpenedRecording, from?: number) {
  const left: boolean[] = []
  const options = {
    color: true,
    title: () => game,
    opening: game,
    leave: (interrupted: boolean) => left.push(interrupted),
  }
  return { replaying: new Replaying(options, positions, games, grading, from), left }
}

test('a recorded match is gone through forwards and backwards, game after game', async () => {
  const opened = await openRecording(await recorded(), {})
  expect(opened.games.map(({ game }) => game)).toEqual([0, 1])
  const { replaying } = replayOf(opened)
  expect(screen(replaying)).toMatch(/A new game/)
  replaying.press('', { rightArrow: true })
  const first = screen(replaying)
  expect(first).toMatch(/The mind of/)
  replaying.press('', { rightArrow: true })
  replaying.press('', { leftArrow: true })
  expect(screen(replaying)).toBe(first)
  replaying.press(']', {})
  expect(screen(replaying)).toMatch(/A new game/)
  replaying.press('', { end: true })
  expect(screen(replaying)).toMatch(/The game is over: /)
})

test('the payoffs of the positions are those of the record', async () => {
  const { games, positions } = await openRecording(await recorded(), {})
  const ends = positions.filter(({ returns }) => returns !== undefined)
  expect(ends).toHaveLength(games.length)
  ends.forEach(({ returns, names }, i) => {
    expect(Object.fromEntries(names.map((name, seat) => [name, returns?.[seat]]))).toEqual(games[i].payoffs)
  })
})

test('one asks for a game by its number, and gets the match that it belongs to', async () => {
  const folder = await recorded()
  const opened = await openRecording(folder, { game: 5 })
  expect(opened.games.map(({ game }) => game)).toContain(5)
  const { replaying } = replayOf(opened, 5)
  expect(screen(replaying)).toMatch(/A new game/)
  await expect(openRecording(folder, { game: 99 })).rejects.toThrow(/--game 99: is not among.*from 0 to 7/)
})

test('the largest loss is the one that an audit finds', async () => {
  const opened = await openRecording(await recorded(), {})
  const { replaying } = replayOf(opened)
  await opened.grading.grade(opened.games, () => {})
  const losses = opened.positions.flatMap((seen, at) => {
    const before = opened.positions[at - 1]
    if (seen.decisions.length === 0 || before === undefined) return []
    return opened.grading.lossOf(opened.games[seen.game].game, before, seen)?.loss ?? []
  })
  expect(losses.length).toBeGreaterThan(2)
  replaying.press('L', {})
  const most = (Math.round(Math.max(...losses) * 10) / 10).toString()
  await expect.poll(() => screen(replaying)).toMatch(new RegExp(`gives up ${most} chips/hand, against`))
})

test('who leaves is not asked: nothing is lost', async () => {
  const { replaying, left } = replayOf(await openRecording(await recorded(), {}))
  replaying.press('q', {})
  expect(left).toEqual([false])
})

test.each([
  ['/nowhere/at/all', /there is no such file or folder/],
  [new URL('./hand.ts', import.meta.url).pathname, /is no record of games/],
])('%s is no record, and is told so', async (path, message) => {
  await expect(openRecording(path, {})).rejects.toThrow(message)
})
