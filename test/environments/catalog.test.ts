import { describe, expect, it } from 'vitest'
import { policyAgent } from '../../agents/house.ts'
import { families, familyNamed } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import { randomOf } from '../../environments/random.ts'

describe('The catalog', () => {
  it('finds every game that it lists by its name', () => {
    for (const family of families) expect(familyNamed(family.name)).toBe(family)
    expect(families.map((family) => family.name)).toContain('limit-holdem')
  })

  it('answers an unknown name with the names there are', () => {
    expect(() => familyNamed('go')).toThrow(BadInput)
    expect(() => familyNamed('go')).toThrow('there is no game "go"; games are limit-holdem')
  })

  it('makes tables that host the house players of their game', async () => {
    for (const family of families) {
      const { seats, decisions, returns } = await family.open({}, async ({ game, policies }) => {
        const agents = Array.from({ length: game.seats }, (_, seat) =>
          policyAgent(policies[seat % policies.length].create()),
        )
        const hosted = await game.host({
          state: game.initialState(randomOf(1, 'deal')),
          agents,
          randoms: agents.map((_, seat) => randomOf(1, seat)),
        })
        return { seats: game.seats, decisions: hosted.decisions.length, returns: hosted.returns }
      })
      expect(decisions).toBeGreaterThan(0)
      expect(returns).toHaveLength(seats)
    }
  })

  it('rejects settings that a game does not have', () => {
    for (const family of families)
      expect(() => family.open({ colour: 'red' }, ({ game }) => game.name)).toThrow(BadInput)
  })
})
