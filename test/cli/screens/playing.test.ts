import { expect, test } from 'vitest'
import type { HumanTurn } from '../../../cli/screens/audience.ts'
import { Playing } from '../../../cli/screens/playing.ts'
import { textOf } from '../../../cli/screens/styled.ts'
import { readThought } from '../../../cli/screens/thought.ts'
import type { Json } from '../../../environments/game.ts'
import { handOf } from './hand.ts'

const size = { columns: 80, rows: 24 }
const screen = (playing: Playing) => playing.lines(size).map(textOf).join('\n')

function seated() {
  const left: boolean[] = []
  const playing = new Playing({
    game: 'limit-holdem',
    color: true,
    grade: false,
    kept: 'Finished games stay in runs/mine.',
    leave: (interrupted) => left.push(interrupted),
  })
  return { playing, left }
}

/** A turn that remembers what was taken. */
function turnOf(actions: HumanTurn['actions'], view: unknown = {}) {
  const taken: { action: Json; hinted: boolean }[] = []
  const turn: HumanTurn = {
    seat: 0,
    view,
    words: '',
    actions,
    say: (action) => JSON.stringify(action),
    objection: () => undefined,
    advise: async () => ({
      action: 'call',
      thought: readThought({
        unit: 'mbb/hand',
        actions: [
          { action: 'call', expectedUtility: 200, standardError: 10, predicted: [] },
          { action: 'raise', expectedUtility: 150, standardError: 10, predicted: [] },
        ],
      }),
    }),
    take: (action, hinted) => taken.push({ action, hinted }),
  }
  return { turn, taken }
}

const mayCheck = [
  { action: 'call', said: 'check' },
  { action: 'raise', said: 'bet 10' },
]

test('every action has its key on the screen, and pressing it takes it', async () => {
  const { playing } = seated()
  const { turn, taken } = turnOf(mayCheck)
  await playing.show(handOf('cc', ['human', 'bidder'])[2])
  playing.ask(turn)
  expect(screen(playing)).toMatch(/f fold {2}c check {2}r bet 10/)
  playing.press('r', {})
  expect(taken).toEqual([{ action: 'raise', hinted: false }])
})

test('an action that is not allowed is not taken, and the screen says why', async () => {
  const { playing } = seated()
  const { turn, taken } = turnOf(mayCheck)
  await playing.show(handOf('cc', ['human', 'bidder'])[2])
  playing.ask(turn)
  playing.press('f', {})
  expect(taken).toEqual([])
  expect(screen(playing)).toMatch(/You cannot fold now: there is no bet to fold to/)
})

test('a hint says what bidder would do and why, and is recorded with the decision', async () => {
  const { playing } = seated()
  const { turn, taken } = turnOf(mayCheck)
  await playing.show(handOf('cc', ['human', 'bidder'])[2])
  playing.ask(turn)
  playing.press('h', {})
  await expect.poll(() => screen(playing)).toMatch(/Hint: check\. expected, mbb\/hand: check \+200/)
  playing.press('c', {})
  expect(taken).toEqual([{ action: 'call', hinted: true }])
})

test('to quit is asked once, and says what becomes of the record', async () => {
  const { playing, left } = seated()
  await playing.show(handOf('', ['human', 'bidder'])[0])
  playing.press('q', {})
  expect(screen(playing)).toMatch(/Leave the table\? Finished games stay in runs\/mine\./)
  playing.press('n', {})
  expect(screen(playing)).not.toMatch(/Leave the table/)
  playing.press('q', {})
  playing.press('y', {})
  expect(left).toEqual([false])
})

test('an interrupt leaves without being asked', () => {
  const { playing, left } = seated()
  playing.press('c', { ctrl: true })
  expect(left).toEqual([true])
})

test('who waits for a slow player sees how long it has been, and may give up', async () => {
  const { playing } = seated()
  let given = 0
  await playing.show(handOf('', ['human', 'cot@openai/gpt-5-mini'])[0])
  await playing.wait(1, () => given++)
  expect(playing.ticking).toBe(true)
  expect(screen(playing)).toMatch(/thinks · \d\.\d s/)
  expect(screen(playing)).toMatch(/x give up waiting/)
  playing.press('x', {})
  expect(given).toBe(1)
})

test('the mind of the other is hidden until the hand is over, and can then be looked into at each decision', async () => {
  const { playing } = seated()
  const [dealt, over] = handOf('f', ['human', 'bidder'])
  await playing.show(dealt)
  expect(screen(playing)).not.toMatch(/The mind of bidder/)
  let gone = false
  const shown = playing.show(over).then(() => {
    gone = true
  })
  expect(screen(playing)).toMatch(/The mind of bidder/)
  expect(screen(playing)).toMatch(/The game is over: you \+500, bidder -500 \(mbb\/hand\)/)
  playing.press('', { leftArrow: true })
  expect(screen(playing)).toMatch(/▒▒▒▒/)
  expect(gone).toBe(false)
  playing.press(' ', {})
  await shown
})
