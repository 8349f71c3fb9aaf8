import { expect, test } from 'vitest'
import { guestOf } from '../../agents/own-agent.ts'
import type { KuhnView } from '../../environments/kuhn/view.ts'
import { runTournament } from '../../tournaments/run.ts'

test('a function from what its seat sees to an action is a player', async () => {
  const timid = guestOf<KuhnView>('timid', ({ actions }) => actions[0])
  const config = { game: 'kuhn', agents: ['timid', 'raise'], deals: 20 }
  const { pairings, faults } = await runTournament(config, { guests: [timid] })
  // It checks or folds whatever comes: every game it loses its ante.
  expect(pairings[0].mean).toEqual({ timid: -1, raise: 1 })
  expect(faults[0]).toMatchObject({ agent: 'timid', forfeits: 0 })
})

test('it is told why an answer was refused, and may mend it', async () => {
  const rejections: (string | undefined)[] = []
  const learner = guestOf<KuhnView>('learner', (_, { rejection }) => {
    rejections.push(rejection)
    return rejection === undefined ? 'all in' : 'call'
  })
  const config = { game: 'kuhn', agents: ['learner', 'call'], deals: 1 }
  const { faults } = await runTournament(config, { guests: [learner] })
  expect(faults[0]).toMatchObject({ illegal: 2, forfeits: 0 })
  expect(rejections).toEqual([
    undefined,
    expect.stringContaining('"all in"'),
    undefined,
    expect.stringContaining('"all in"'),
  ])
})
