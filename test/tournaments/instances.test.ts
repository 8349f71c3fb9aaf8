import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runTournament } from '../../tournaments/run.ts'
import { freshFolder, recordOf } from './folder.ts'

const LINES = ['1,2,3 8,1,0 4,0,2', '1,4,1 4,1,2 2,2,0', '2,2,1 1,1,6 0,4,2', '1,4,1 5,1,1 0,1,6']

/** A tournament on a file of instances that is gone after the test. */
function onInstances(lines: readonly string[] = LINES) {
  const folder = freshFolder()
  mkdirSync(folder)
  const instances = `${folder}/instances.txt`
  writeFileSync(instances, `${lines.join('\n')}\n`)
  const agents = ['tough', 'random', 'equilibrium']
  return { game: 'negotiation', agents, instances, match: 2, seed: 5, concurrency: 1 }
}

test('the deals are the lines of the file, in their order, each once', async () => {
  const out = freshFolder()
  const { deals, games } = await runTournament({ ...onInstances(), agents: ['tough', 'nice'], out })
  expect(deals).toBe(4)
  expect(games.finished).toBe(8)
  const openings = new Map<number, string[]>()
  for (const line of recordOf(out)['games.jsonl'].trimEnd().split('\n')) {
    const { type, deal, agent, seat, action } = JSON.parse(line)
    if (type === 'decision' && agent === 'tough' && seat === 0)
      openings.set(deal, [...(openings.get(deal) ?? []), action.keep.join()])
  }
  // All that is worth something to seat 0 of the line: it opens, and nice accepts.
  expect([...openings].sort()).toEqual([
    [0, ['1,2,0']],
    [1, ['1,4,1']],
    [2, ['2,2,1']],
    [3, ['1,4,1']],
  ])
})

test('other threads deal the same instances', async () => {
  const config = onInstances()
  const runs = []
  for (const concurrency of [1, 3]) {
    const out = freshFolder()
    const result = await runTournament({ ...config, concurrency, out })
    runs.push({ result: { ...result, out: null }, record: recordOf(out) })
  }
  expect(runs[1]).toEqual(runs[0])
})

test('a record is resumed with the same file alone, wherever that lies', async () => {
  const out = freshFolder()
  const config = onInstances()
  const result = await runTournament({ ...config, out })
  const elsewhere = onInstances().instances
  const again = await runTournament({ ...config, instances: elsewhere, out })
  expect(again).toEqual({ ...result, games: { finished: 24, resumed: 24 } })

  const other = onInstances([...LINES.slice(0, 3), '1,4,1 5,1,1 1,1,5']).instances
  await expect(runTournament({ ...config, instances: other, out })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: expect.stringMatching(/holds another tournament: instances is "[0-9a-f]{64}" there/),
  })
  await expect(runTournament({ ...config, instances: undefined, deals: 4, out })).rejects.toMatchObject({
    message: expect.stringMatching(/instances is "[0-9a-f]{64}" there, nothing here/),
  })
})

test('an oracle is seated, and is told', async () => {
  const { pairings, faults } = await runTournament({
    ...onInstances(LINES.slice(0, 1)),
    settings: { maxOffers: 2 },
    agents: ['equilibrium', 'nice'],
  })
  // One offer counts: it asks for all that is worth something to it, and takes what is left by nice, 10 and 6 points.
  expect(pairings[0].mean.equilibrium).toBe(8)
  expect(faults.map(({ error }) => error)).toEqual([0, 0])
})

test('instances that are dealt twice would count twice: more deals than lines are refused', async () => {
  await expect(runTournament({ ...onInstances(), deals: 5 })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: 'deals: there are 4 instances for 5 deals: take as many or fewer',
  })
  const { deals } = await runTournament({ ...onInstances(), deals: 3 })
  expect(deals).toBe(3)
})
