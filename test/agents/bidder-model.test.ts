import { describe, expect, it } from 'vitest'
import { policyAgent } from '../../agents/house.ts'
import type { SeatedAgent } from '../../agents/seated.ts'
import { familyNamed } from '../../environments/catalog.ts'
import { playMatch } from '../../tournaments/match.ts'
import { schedule } from '../../tournaments/schedule.ts'
import { obedientModel } from '../server/obedient-model.ts'
import { agentAsking } from './asking.ts'

/** Questions for each decision over a match of so many games. */
async function callsFor(family: string, other: string, games: number, options: Record<string, unknown>) {
  const model = obedientModel()
  return familyNamed(family).open({}, async ({ game, policies }) => {
    const policy = policies.find(({ name }) => name === other)?.create()
    if (policy === undefined) throw new Error(`no house player ${other}`)
    type Seat = SeatedAgent<
      Parameters<typeof game.viewActions>[0],
      ReturnType<typeof game.viewActions>[number]
    >
    const seats: Seat[] = [
      {
        name: 'bidder',
        kind: 'language',
        remembers: true,
        make: () => agentAsking('bidder', game, model, options),
      },
      { name: other, kind: 'house', remembers: false, make: () => policyAgent(policy) },
    ]
    const played = await playMatch(game, seats, schedule(2, 2, games, games)[0], 1)
    // The button moves on every game.
    const own = played.flatMap(({ decisions }, i) => decisions.filter(({ seat }) => seat === i % 2))
    expect(own.every(({ faults, forfeit }) => faults.length === 0 && !forfeit)).toBe(true)
    return model.asked.length / own.length
  })
}

describe('BIDDER with a model', () => {
  it.each([
    ['limit-holdem', 'threshold', 30],
    ['negotiation', 'boulware', 20],
  ])(
    'asks in %s about once for a decision, far less where code decides',
    async (family, other, games) => {
      expect(await callsFor(family, other, games, { decide: 'model' })).toBeLessThan(1.3)
      expect(await callsFor(family, other, games, { decide: 'agree' })).toBeLessThan(0.6)
      expect(await callsFor(family, other, games, { decide: 'utility' })).toBeLessThan(0.1)
    },
    120_000,
  )
})
