import { expect, it } from 'vitest'
import type { Guest } from '../../agents/guest.ts'
import { runTournament, type TournamentConfig } from '../../tournaments/run.ts'

const config: TournamentConfig = {
  game: 'limit-holdem',
  agents: ['mine', 'threshold'],
  deals: 6,
  match: 3,
}

/** A player that answers every question so. */
const answering = (action: string, name = 'mine'): Guest => ({
  name,
  remembers: false,
  make: () => ({ name, decide: async () => ({ action }) }),
})

it('a guest plays the deals that anybody would have played in its place', async () => {
  const [mine, house] = [
    await runTournament(config, { guests: [answering('call')] }),
    await runTournament({ ...config, agents: ['call', 'threshold'] }),
  ]
  expect(mine.pairings[0].mean.mine).toBe(house.pairings[0].mean.call)
  expect(mine.standings.map(({ agent }) => agent).toSorted()).toEqual(['mine', 'threshold'])
})

it('what a guest answers that is not legal is a fault of its own, as of any player', async () => {
  const { faults } = await runTournament(config, { guests: [answering('shove')] })
  expect(faults[0]).toMatchObject({ agent: 'mine', error: 0 })
  expect(faults[0].illegal).toBe(3 * faults[0].forfeits)
  expect(faults[0].forfeits).toBeGreaterThan(0)
})

it('a guest that is not listed among the agents is bad input', async () => {
  await expect(runTournament(config, { guests: [answering('call', 'other')] })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: expect.stringMatching(/"other" is not among the agents/),
  })
})

it.each([
  ['two of one name', [answering('call'), answering('raise')], /two guests are called "mine"/],
  [
    'one of the roster',
    [answering('call', 'threshold')],
    /"threshold" has the name of a player of the roster/,
  ],
])('%s among the guests is bad input: a record could not tell who played', async (_, guests, message) => {
  await expect(runTournament(config, { guests })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: expect.stringMatching(message),
  })
})
