import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { obedient, schemaIn } from '../../testing/server/obedient.ts'
import type { Received } from '../../testing/server/openai-server.ts'
import { fails, type Reply } from '../../testing/server/replies.ts'
import { runTournament, type TournamentConfig } from '../../tournaments/run.ts'
import { byScript, playRounds } from '../server/rounds.ts'
import { serve } from '../server/serve.ts'
import { freshFolder } from './folder.ts'

const config: TournamentConfig = {
  game: 'kuhn',
  agents: ['refine', 'self-consistency', 'tot', 'random'],
  model: 'openai/test-1',
  deals: 2,
  match: 2,
  matchTokens: 'refine',
}

/** Every call takes 100 tokens, and 50 more for each line of thought that is voted on. */
function priced(request: Received): Reply {
  const { properties } = Object(schemaIn(request.body))
  const thoughts = Number(Object(Object(properties).best).maximum ?? 0)
  return { ...obedient(request), ...usage(90 + 50 * thoughts) }
}

const usage = (input: number) => ({ usage: [input, 10] as const })

describe('Tokens matched to an agent', () => {
  it('give those that sample as many samples as its spend allows, and the same again when replayed', async () => {
    const server = await serve(priced)
    const recording = join(freshFolder(), 'requests.jsonl')
    const notices: string[] = []
    const result = await runTournament(
      { ...config, record: recording },
      { onNotice: (line) => notices.push(line) },
    )
    const calls = server.requests.length
    await server.close()
    // Five calls of refine; five of self-consistency; of tot n thoughts, n votes on n thoughts, and an action.
    expect(result.matched).toEqual({
      to: 'refine',
      tokensPerDecision: 500,
      agents: [
        { agent: 'self-consistency?samples=5', samples: 5, tokensPerDecision: 500 },
        { agent: 'tot?samples=1', samples: 1, tokensPerDecision: 200 },
      ],
      pilot: expect.anything(),
    })
    expect(notices).toEqual([expect.stringContaining('a pilot measures what refine spends')])
    const names = ['refine', 'self-consistency?samples=5', 'tot?samples=1', 'random']
    expect(result.standings.map(({ agent }) => agent).toSorted()).toEqual(names.toSorted())
    const played = result.usage.reduce((sum, row) => sum + row.calls, 0)
    expect(played + (result.matched?.pilot.calls ?? 0)).toBe(calls)
    expect(result.usage.every(({ cached }) => cached === 0)).toBe(true)
    const again = await runTournament({ ...config, replay: recording })
    expect({ ...again, usage: [] }).toEqual({ ...result, usage: [] })
    expect(again.usage).toEqual(result.usage.map((row) => ({ ...row, cached: row.calls })))
  })

  it('are in the record, so that the tournament goes on without another pilot', async () => {
    const server = await serve(priced)
    const out = freshFolder()
    const first = await runTournament({ ...config, out })
    const calls = server.requests.length
    const again = await runTournament({ ...config, out })
    expect(server.requests.length).toBe(calls)
    expect(again.matched).toEqual(first.matched)
    expect(again.games.resumed).toBe(again.games.finished)
    expect(JSON.parse(readFileSync(join(out, 'config.json'), 'utf8')).matched).toEqual(first.matched)
    await expect(runTournament({ ...config, out, matchTokens: 'tot' })).rejects.toThrow(/another tournament/)
    await expect(runTournament({ ...config, out, seed: 2 })).rejects.toThrow(/seed is 1 there, 2 here/)
  })

  it('are the same in rounds of questions through a folder, stopped after each', async () => {
    await serve(obedient)
    const small = {
      ...config,
      agents: ['refine?rounds=1', 'self-consistency'],
      matchTokens: 'refine?rounds=1',
    }
    const direct = await runTournament(small)
    const model = `batch:${join(freshFolder(), 'test-1')}`
    const { result } = await playRounds({ ...small, model, out: freshFolder() }, byScript(obedient))
    expect(result.matched).toEqual(direct.matched)
    expect(result.pairings).toEqual(direct.pairings)
  })

  it('leave samples that are set as they are', async () => {
    await serve(priced)
    const agents = ['self-consistency', 'tot?samples=2', 'direct?maxOutput=99']
    const { matched } = await runTournament({ ...config, agents, matchTokens: 'tot?samples=2' })
    // Two thoughts, two votes on two, an action.
    expect(matched).toMatchObject({
      tokensPerDecision: 700,
      agents: [{ agent: 'self-consistency?samples=7' }],
    })
  })
})

test.each<[string, Partial<TournamentConfig>, RegExp]>([
  ['an agent that does not play', { matchTokens: 'cot' }, /"cot" does not play here; agents are refine/],
  ['no agent, where bidder has no model', { matchTokens: true }, /no bidder with a model plays here/],
  ['nobody to be matched', { agents: ['refine', 'direct'] }, /no agent here takes as many samples/],
  ['a table that cannot be', { agents: ['refine', 'self-consistency', 'nobody'] }, /no agent "nobody"/],
])('%s is bad input, before anything is asked', async (_, change, message) => {
  const server = await serve(obedient)
  await expect(runTournament({ ...config, ...change })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: expect.stringMatching(message),
  })
  expect(server.requests).toEqual([])
})

test('an agent that spends nothing cannot be matched', async () => {
  await serve(obedient)
  await expect(runTournament({ ...config, matchTokens: 'random' })).rejects.toThrow(/random spends no tokens/)
})

test('a folder that cannot be used is refused before the pilot asks anything', async () => {
  const server = await serve(obedient)
  const stray = freshFolder()
  mkdirSync(stray)
  writeFileSync(join(stray, 'games.jsonl'), '{}\n')
  const file = freshFolder()
  writeFileSync(file, '')
  for (const out of [stray, join(file, 'folder')])
    await expect(runTournament({ ...config, out })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  expect(server.requests).toEqual([])
})

test('a pilot that is stopped by a refused key ends the run, and leaves no tournament behind', async () => {
  await serve(() => fails(401))
  const out = freshFolder()
  await expect(runTournament({ ...config, out })).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' })
  expect(existsSync(join(out, 'config.json'))).toBe(false)
})
