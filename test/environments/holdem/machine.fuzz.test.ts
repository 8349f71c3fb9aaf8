import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Agent } from '../../../environments/agent.ts'
import type { Action } from '../../../environments/holdem/betting.ts'
import { hostHoldem } from '../../../environments/holdem/machine.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import type { HoldemView } from '../../../environments/holdem/view.ts'
import { randomOf } from '../../../environments/random.ts'

type Player = Agent<HoldemView, Action>
type Deciding = Player['decide']

const TIME_LIMIT_MS = 2

const honest: Deciding = async ({ actions, random }) => ({
  // Folds are rare, so that hands go on long enough to be spoilt.
  action: actions[random.int(8) === 0 ? 0 : actions.length - 1],
})

/** Overwrites everything that it can reach. */
function vandalise(data: unknown): void {
  if (typeof data !== 'object' || data === null) return
  for (const key of Reflect.ownKeys(data)) {
    vandalise(Reflect.get(data, key))
    Reflect.set(data, key, 999)
    Reflect.deleteProperty(data, key)
  }
}

/** A player that answers with what no type would let through. */
const untyped =
  (act: () => unknown): Deciding =>
  () =>
    new Promise((resolve) => Reflect.apply(resolve, undefined, [act()]))

/** Waits until the player's time is over. */
const over = (signal: AbortSignal) => new Promise((resolve) => signal.addEventListener('abort', resolve))

/** What a player may do instead of playing. */
const MISDEEDS: Record<string, Deciding> = {
  throws: () => {
    throw new Error('broken\nin two')
  },
  rejects: async () => {
    throw undefined
  },
  hangs: () => new Promise(() => {}),
  late: async ({ signal }) => {
    await over(signal)
    return { action: 'raise' }
  },
  later: async ({ signal }) => {
    await over(signal)
    await sleep(TIME_LIMIT_MS)
    return { action: 'raise' }
  },
  lateFailure: async ({ signal }) => {
    await over(signal)
    throw new Error('late and broken')
  },
  illegal: untyped(() => ({ action: 'all-in' })),
  garbage: untyped(() => [Number.NaN, { action: { action: 'call' } }]),
  nothing: untyped(() => undefined),
  trap: untyped(() => Object.defineProperty({}, 'action', { get: () => sleep(1) })),
  vandal: async (turn) => {
    vandalise(turn.view)
    vandalise(turn.actions)
    return honest(turn)
  },
}

const behaviours = ['honest', ...Object.keys(MISDEEDS)]

/** Misbehaves at some of its turns, in one way. */
function fuzzed(behaviour: string, often: boolean): Player {
  const misdeed = MISDEEDS[behaviour] ?? honest
  return {
    name: behaviour,
    decide: (turn) => (often || turn.random.int(2) === 0 ? misdeed(turn) : honest(turn)),
    observe({ view }) {
      if (behaviour === 'vandal') vandalise(view)
      if (behaviour !== 'honest') throw new Error('no memory')
    },
  }
}

const tables = fc.record({
  players: fc.array(fc.tuple(fc.constantFrom(...behaviours), fc.boolean()), { minLength: 2, maxLength: 6 }),
  profile: fc.constantFrom('acpc', 'rlcard'),
  stacks: fc.constantFrom<'unlimited' | number>('unlimited', 15, 60),
  retries: fc.integer({ min: 0, max: 2 }),
  seed: fc.nat(),
})

describe('A match of players that throw, hang, reply late or nonsense, and spoil what they are shown', () => {
  it('ends, pays to the sum of zero, records the faults, and is what the rules make of its decisions', async () => {
    const unhandled: unknown[] = []
    const listen = (reason: unknown) => unhandled.push(reason)
    process.on('unhandledRejection', listen)
    const property = fc.asyncProperty(tables, async ({ players, profile, stacks, retries, seed }) => {
      const game = limitHoldem({ seats: players.length, profile, stacks })
      const state = game.initialState(randomOf(seed, 'deal'))
      const untouched = structuredClone(state)
      const hosted = await hostHoldem(game)({
        state,
        agents: players.map(([behaviour, often]) => fuzzed(behaviour, often)),
        randoms: players.map((_, seat) => randomOf(seed, seat)),
        settings: { timeLimitMs: TIME_LIMIT_MS, retries },
      })
      expect(state).toEqual(untouched)

      let replayed = untouched
      for (const { seat, action, faults, forfeit } of hosted.decisions) {
        expect(game.currentPlayer(replayed)).toBe(seat)
        const [behaviour, always] = players[seat]
        const free = replayed.table.toCall === 0
        if (forfeit) {
          expect(faults).toHaveLength(retries + 1)
          expect(action).toBe(free ? 'call' : 'fold')
        } else expect(faults.length).toBeLessThanOrEqual(retries)
        if (behaviour === 'honest') expect(faults).toEqual([])
        else if (always && behaviour !== 'vandal') expect(forfeit).toBe(true)
        for (const { reason } of faults) expect(reason).toMatch(/^[^\n]{5,300}$/)
        replayed = game.apply(replayed, action)
      }
      expect(hosted.state).toEqual(replayed)
      expect(hosted.returns).toEqual(game.returns(replayed))
      expect(hosted.returns.reduce((sum, payoff) => sum + payoff, 0)).toBeCloseTo(0, 6)
    })
    await fc.assert(property, { numRuns: 200, seed: 7 })
    await sleep(3 * TIME_LIMIT_MS)
    process.off('unhandledRejection', listen)
    expect(unhandled).toEqual([])
  }, 30_000)

  it('gives honest players the same hand again, whatever nonsense the others talk', async () => {
    const game = limitHoldem({ seats: 3 })
    const play = (misdeed: string) =>
      hostHoldem(game)({
        state: game.initialState(randomOf(3, 'deal')),
        agents: [fuzzed('honest', true), fuzzed(misdeed, true), fuzzed('honest', true)],
        randoms: [0, 1, 2].map((seat) => randomOf(3, seat)),
        settings: { timeLimitMs: TIME_LIMIT_MS, retries: 0 },
      })
    const expected = await play('illegal')
    for (const misdeed of Object.keys(MISDEEDS).filter((name) => name !== 'vandal')) {
      const hosted = await play(misdeed)
      expect(hosted.state).toEqual(expected.state)
    }
  })
})
