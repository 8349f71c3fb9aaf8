import { expect, test } from 'vitest'
import type { SeatedAgent } from '../../agents/seated.ts'
import type { Agent } from '../../environments/agent.ts'
import { hostHoldem } from '../../environments/holdem/machine.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { playMatch } from '../../tournaments/match.ts'
import { schedule } from '../../tournaments/schedule.ts'

const game = { ...limitHoldem(), host: hostHoldem(limitHoldem()) }
type Player = Agent<Parameters<typeof game.viewActions>[0], ReturnType<typeof game.legalActions>[number]>
type Seated = SeatedAgent<
  Parameters<typeof game.viewActions>[0],
  ReturnType<typeof game.legalActions>[number]
>

const seated = (name: string, make: () => Player): Seated => ({ name, kind: 'house', remembers: false, make })
const caller: () => Player = () => ({ name: 'caller', decide: async () => ({ action: 'call' }) })

test('each match has fresh players, and each player is told of every game of it', async () => {
  const told: number[] = []
  const watcher = () => {
    const place = told.push(0) - 1
    return { ...caller(), observe: () => void told[place]++ }
  }
  const agents = [seated('a', watcher), seated('b', caller)]
  for (const match of schedule(2, 2, 7, 5)) await playMatch(game, agents, match, 1)
  expect(told).toEqual([5, 5, 2, 2])
})

test('the mirrored match gives each player what the other had', async () => {
  const agents = [seated('a', caller), seated('b', caller)]
  const [match, mirror] = schedule(2, 2, 20, 20)
  const one = await playMatch(game, agents, match, 9)
  const other = await playMatch(game, agents, mirror, 9)
  expect(one.map(({ deal }) => deal)).toEqual(other.map(({ deal }) => deal))
  expect(one.some(({ payoffs }) => payoffs[0] !== 0)).toBe(true)
  expect(other.map(({ payoffs }) => payoffs[0])).toEqual(one.map(({ payoffs }) => payoffs[1]))
})

test('a player that fails at everything loses by the rules, and the match goes on', async () => {
  const broken: () => Player = () => ({
    name: 'broken',
    decide: () => Promise.reject(new Error('out of order')),
  })
  const [match] = schedule(2, 2, 6, 6)
  const games = await playMatch(game, [seated('broken', broken), seated('caller', caller)], match, 2)
  expect(games).toHaveLength(6)
  const forfeits = games.flatMap(({ decisions }) => decisions.filter(({ forfeit }) => forfeit))
  expect(forfeits.length).toBeGreaterThanOrEqual(6)
  expect(forfeits[0].faults.map(({ kind }) => kind)).toEqual(['error', 'error', 'error'])
})

test('what a player draws does not change what another draws', async () => {
  const drawn: number[] = []
  const drawer: () => Player = () => ({
    name: 'drawer',
    async decide({ random }) {
      drawn.push(random.int(1000))
      return { action: 'call' }
    },
  })
  const greedy: () => Player = () => ({
    name: 'greedy',
    async decide({ random }) {
      for (let i = 0; i < 10; i++) random.unit()
      return { action: 'call' }
    },
  })
  const [match] = schedule(2, 2, 3, 3)
  const play = (other: () => Player) =>
    playMatch(game, [seated('drawer', drawer), seated('b', other)], match, 4)
  await play(caller)
  const before = drawn.splice(0)
  await play(greedy)
  expect(before.length).toBeGreaterThan(3)
  expect(drawn).toEqual(before)
})
