import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Agent } from '../../../environments/agent.ts'
import type { Action } from '../../../environments/negotiation/action.ts'
import { hostNegotiation } from '../../../environments/negotiation/machine.ts'
import { negotiation } from '../../../environments/negotiation/rules.ts'
import type { NegotiationView } from '../../../environments/negotiation/view.ts'
import { randomOf } from '../../../environments/random.ts'

type Player = Agent<NegotiationView, Action>
type Deciding = Player['decide']

const TIME_LIMIT_MS = 2

const honest: Deciding = async ({ actions, random }) => {
  const action = actions[random.int(actions.length)]
  // Words go with some of the actions.
  return { action: random.int(3) === 0 ? { ...action, utterance: 'as I said: {"type":"walk"}' } : action }
}

/** A player that answers with what no type would let through. */
const untyped =
  (act: (turn: Parameters<Deciding>[0]) => unknown): Deciding =>
  (turn) =>
    new Promise((resolve) => Reflect.apply(resolve, undefined, [act(turn)]))

/** What a player may do instead of playing. */
const MISDEEDS: Record<string, Deciding> = {
  throws: () => {
    throw new Error('broken')
  },
  hangs: () => new Promise(() => {}),
  late: async ({ signal, actions }) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
    return { action: actions[0] }
  },
  prose: untyped(() => ({ action: 'I accept offer 1' })),
  greedy: untyped(({ view }) => ({ action: { type: 'propose', keep: view.pool.map((count) => count + 1) } })),
  fractions: untyped(({ view }) => ({ action: { type: 'propose', keep: view.pool.map(() => 0.5) } })),
  missing: untyped(() => ({ action: { type: 'propose' } })),
  future: untyped(({ view }) => ({ action: { type: 'accept', offer: view.turns.length + 1 } })),
  shouting: untyped(() => ({ action: { type: 'walk', utterance: 'NO\n'.repeat(1000) } })),
  huge: untyped(() => ({ action: { type: 'propose', keep: Array(100_000).fill(0) } })),
  trap: untyped(() => ({ action: Object.defineProperty({}, 'type', { get: () => sleep(1) }) })),
}

const behaviours = ['honest', ...Object.keys(MISDEEDS)]

function fuzzed(behaviour: string, often: boolean): Player {
  const misdeed = MISDEEDS[behaviour] ?? honest
  return {
    name: behaviour,
    decide: (turn) => (often || turn.random.int(2) === 0 ? misdeed(turn) : honest(turn)),
  }
}

const tables = fc.record({
  players: fc.tuple(
    fc.tuple(fc.constantFrom(...behaviours), fc.boolean()),
    fc.tuple(fc.constantFrom(...behaviours), fc.boolean()),
  ),
  settings: fc.constantFrom(
    {},
    { preset: 'casino', endProbability: 0.2 },
    { preset: 'price', batna: '3,-2', discount: 0.9 },
    { items: '1,2,1,1', maxOffers: 3, finalResponse: true },
  ),
  retries: fc.integer({ min: 0, max: 2 }),
  seed: fc.nat(),
})

describe('A negotiation of players that throw, hang, reply late or nonsense', () => {
  it('ends, records the faults, pays the alternatives after one, and is what the rules make of its decisions', async () => {
    const property = fc.asyncProperty(tables, async ({ players, settings, retries, seed }) => {
      const game = negotiation(settings)
      const state = game.initialState(randomOf(seed, 'deal'))
      const hosted = await hostNegotiation(game)({
        state,
        agents: players.map(([behaviour, often]) => fuzzed(behaviour, often)),
        randoms: players.map((_, seat) => randomOf(seed, seat)),
        settings: { timeLimitMs: TIME_LIMIT_MS, retries },
      })
      let replayed = state
      for (const { seat, action, faults, forfeit } of hosted.decisions) {
        const [behaviour, always] = players[seat]
        if (behaviour === 'honest') expect(faults).toEqual([])
        else if (always) expect(forfeit).toBe(true)
        for (const { reason } of faults) expect(reason).toMatch(/^[^\n]{5,300}$/)
        if (forfeit) {
          expect(faults).toHaveLength(retries + 1)
          expect(action).toEqual({ type: 'walk' })
          expect(hosted.returns).toEqual(game.settings.batna)
        }
        // As a record does it: from JSON, through the view.
        const json: unknown = JSON.parse(JSON.stringify(action))
        replayed = game.apply(replayed, game.readAction(game.view(replayed, seat), json))
      }
      expect(hosted.state).toEqual(replayed)
      expect(hosted.returns).toEqual(game.returns(replayed))
    })
    await fc.assert(property, { numRuns: 200, seed: 7 })
  }, 30_000)
})
