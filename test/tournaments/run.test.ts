import { describe, expect, test } from 'vitest'
import { runTournament } from '../../tournaments/run.ts'
import { freshFolder, recordOf } from './folder.ts'

const config = {
  game: 'limit-holdem',
  agents: ['call', 'random', 'threshold?raise=0.6'],
  deals: 12,
  match: 5,
  seed: 3,
}

describe('whatever the concurrency', () => {
  test('results and records are the same to the byte', async () => {
    const runs = []
    for (const concurrency of [1, 4]) {
      const out = freshFolder()
      const result = await runTournament({ ...config, concurrency, out })
      runs.push({ result: JSON.stringify({ ...result, out: null }), record: recordOf(out) })
    }
    expect(runs[1]).toEqual(runs[0])
    expect(runs[0].record['hands.acpc.log'].split('\n')).toHaveLength(73)
  })

  test('a player that reasons and remembers decides the same, too', async () => {
    const run = (concurrency: number) =>
      runTournament({
        ...config,
        agents: ['bidder?flops=1&turns=1', 'call'],
        deals: 4,
        match: 2,
        concurrency,
      })
    const [alone, threads] = [await run(1), await run(3)]
    expect(threads).toEqual(alone)
    expect(alone.pairings[0].interval).toEqual({ method: 't', unit: 'match', n: 2 })
  })
})

test('another seed plays other deals', async () => {
  const one = await runTournament({ ...config, concurrency: 1 })
  const other = await runTournament({ ...config, seed: 4, concurrency: 1 })
  expect(other.pairings).not.toEqual(one.pairings)
})

test('a pairing plays the same games whoever else takes part', async () => {
  const all = await runTournament({ ...config, concurrency: 1 })
  const two = await runTournament({ ...config, agents: ['call', 'random'], concurrency: 1 })
  expect(two.pairings[0]).toEqual(all.pairings[0])
})

test('players who play alike get nothing from each other on duplicate deals', async () => {
  const { pairings } = await runTournament({
    ...config,
    agents: ['call', 'threshold?raise=1&call=0'],
    concurrency: 1,
  })
  expect(pairings[0].ci95.call).toEqual([0, 0])
  expect(pairings[0].sdPerGame).toBeGreaterThan(0)
})

test('with three seats all rotations are played and payoffs sum to zero', async () => {
  const result = await runTournament({ ...config, settings: { seats: '3' }, concurrency: 1 })
  expect(result.pairings).toHaveLength(1)
  expect(result.pairings[0].games).toBe(36)
  const sum = Object.values(result.pairings[0].mean).reduce((all, mean) => all + mean, 0)
  expect(sum).toBeCloseTo(0, 6)
})

test('progress counts games up to all of them', async () => {
  const seen: number[] = []
  await runTournament(
    { ...config, concurrency: 2 },
    {
      onProgress({ finished, total }) {
        expect(total).toBe(72)
        seen.push(finished)
      },
    },
  )
  expect(seen).toHaveLength(18)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(seen.at(-1)).toBe(72)
})

test.each([1, 2])(
  'a signal stops %i lanes, and the same tournament goes on from there',
  async (concurrency) => {
    const out = freshFolder()
    const control = new AbortController()
    const reason = new Error('stopped by the test')
    const stopped = runTournament(
      { ...config, deals: 60, concurrency, out },
      {
        signal: control.signal,
        // More than all that lanes may be ahead by: some matches are in the record for sure.
        onProgress: ({ finished }) => finished >= 60 && control.abort(reason),
      },
    )
    await expect(stopped).rejects.toBe(reason)
    const resumed = await runTournament({ ...config, deals: 60, concurrency, out })
    expect(resumed.games.finished).toBe(360)
    expect(resumed.games.resumed).toBeGreaterThan(0)
    expect(resumed.games.resumed).toBeLessThan(360)
    const whole = freshFolder()
    const result = await runTournament({ ...config, deals: 60, concurrency, out: whole })
    expect(recordOf(out)).toEqual(recordOf(whole))
    expect(resumed.standings).toEqual(result.standings)
  },
)

test('a gate is judged with the result', async () => {
  const result = await runTournament({
    ...config,
    agents: ['call', 'fold'],
    gate: 'call>fold',
    concurrency: 1,
  })
  expect(result.gate).toMatchObject({ agents: ['call', 'fold'], passed: true })
})

test.each([
  ['a game that does not exist', { game: 'bridge' }, /limit-holdem/],
  ['an agent that does not exist', { agents: ['call', 'nobody'] }, /nobody.*threshold/],
  ['an agent named twice', { agents: ['call', 'call'] }, /twice/],
  ['a lone agent', { agents: ['call'] }, /two agents/],
  ['fewer agents than seats', { settings: { seats: 4 } }, /4 seats.*not 3/],
  ['no deals', { deals: 0 }, /deals/],
  ['half a match', { match: 0.5 }, /match/],
  ['no lanes', { concurrency: 0 }, /concurrency/],
  ['a gate for an absent agent', { gate: 'call>bidder' }, /bidder.*call, random/],
])('%s is bad input, before anything is played', async (_, change, message) => {
  await expect(runTournament({ ...config, concurrency: 1, ...change })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: expect.stringMatching(message),
  })
})
