import { expect, test } from 'vitest'
import { seatAgent } from '../../../agents/roster.ts'
import { inThread } from '../../../cli/screens/thinking/thread.ts'
import { familyNamed } from '../../../environments/catalog.ts'
import { playMatch } from '../../../tournaments/match.ts'
import { schedule } from '../../../tournaments/schedule.ts'

test('a player in a thread decides as it would here, remembers, and leaves the event loop to others', async () => {
  await familyNamed('leduc').open({}, async ({ game, policies }) => {
    const here = ['bidder?decide=softmax&temperature=1', 'raise'].map((text) =>
      seatAgent(text, game, policies),
    )
    const start = { game: 'leduc', settings: {}, source: {} }
    const [match] = schedule(2, 2, 20, 20)
    const { signal } = new AbortController()
    const play = (players: typeof here) => playMatch(game, players, match, 1, {}, signal)
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    const there = await play([inThread(game, here[0], () => start), here[1]])
    clearInterval(timer)
    expect(there).toEqual(await play(here))
    expect(ticks).toBeGreaterThan(10)
  })
})
