import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { seatAgent } from '../../agents/roster.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { negotiation } from '../../environments/negotiation/rules.ts'
import { randomOf } from '../../environments/random.ts'
import type { LanguageModel, Sampling } from '../../reasoning/language/model.ts'
import { Models } from '../../reasoning/language/models.ts'
import type { Message } from '../../reasoning/language/prompt.ts'
import { obedient } from '../../testing/server/obedient.ts'
import { runTournament } from '../../tournaments/run.ts'
import { obedientModel } from '../server/obedient-model.ts'
import { serve } from '../server/serve.ts'
import { freshFolder } from '../tournaments/folder.ts'
import { agentAsking, decided, inPrint } from './asking.ts'

const holdem = limitHoldem()
const facing = holdem.readView({
  seat: 0,
  hole: ['9h', 'Kh'],
  board: ['9c', '5h', '2h'],
  table: { history: 'rrc/cr' },
})

/** One question as the model was put it. */
interface Put {
  readonly prompt: string
  readonly sampling: Sampling | undefined
}

/** A model that says one thing after another; undefined is an answer that cannot be taken. */
function saying(...words: readonly unknown[]): LanguageModel & { readonly put: Put[] } {
  const put: Put[] = []
  const base = obedientModel()
  const drawing = (sampling: Sampling | undefined): LanguageModel => ({
    ...base,
    settings: { ...base.settings, retries: 0 },
    drawn: drawing,
    async call({ messages }: { readonly messages: readonly Message[] }) {
      const said = words[put.length]
      put.push({ prompt: inPrint(messages), sampling })
      const text = said === undefined ? '' : typeof said === 'string' ? said : JSON.stringify(said)
      return { reply: { text, inputTokens: 100, outputTokens: 10 } }
    },
  })
  return Object.assign(drawing(undefined), { put })
}

const act = (action: unknown, thoughts = 'I think') => ({ thoughts, action })

describe('self-consistency', () => {
  it('does what most of its samples come to, for the reasons of the first of these', async () => {
    const model = saying(act('fold'), act('raise', 'first'), act('call'), act('raise', 'second'), act('fold'))
    const { action, deliberation, usage } = await decided(
      agentAsking('self-consistency', holdem, model),
      holdem,
      facing,
    )
    // Of a tie the one that was said first.
    expect(action).toBe('fold')
    expect(deliberation).toMatchObject({ votes: { '"fold"': 2, '"raise"': 2, '"call"': 1 } })
    expect(usage).toEqual({ calls: 5, inputTokens: 500, outputTokens: 50 })
    expect(model.put.map(({ sampling }) => sampling?.temperature)).toEqual(Array(5).fill(0.7))
    expect(new Set(model.put.map(({ prompt }) => prompt)).size).toBe(1)
  })

  it('counts an offer once, whatever is said with it', async () => {
    const game = negotiation({ items: '2,1,3' })
    const view = game.readView({ seat: 0, values: [2, 3, 1], turns: [] })
    const offer = (books: number, utterance: string | null) =>
      act({ type: 'propose', keep: { books, hats: 1, balls: 1 }, utterance })
    const model = saying(offer(2, null), offer(1, 'Please.'), offer(1, 'Well?'))
    const agent = agentAsking('self-consistency', game, model, { samples: 3 })
    const { action } = await decided(agent, game, view)
    expect(action).toEqual({ type: 'propose', keep: [1, 1, 1], utterance: 'Please.' })
  })

  it('does without the samples that cannot be taken, and fails when all do', async () => {
    const some = agentAsking('self-consistency', holdem, saying(undefined, act('call')), { samples: 3 })
    const { action, faults } = await decided(some, holdem, facing)
    expect(action).toBe('call')
    expect(faults?.map(({ kind }) => kind)).toEqual(['unparsable', 'unparsable'])
    const none = agentAsking('self-consistency', holdem, saying(), { samples: 3 })
    await expect(decided(none, holdem, facing)).rejects.toMatchObject({
      code: 'MODEL_FAULT',
      usage: { calls: 3 },
    })
  })

  it('draws each sample with a seed of its own, at the temperature that is set', async () => {
    const server = await serve(obedient)
    const seated = seatAgent(
      'self-consistency@openai/test-1?samples=2&seed=7&temperature=1.1',
      holdem,
      [],
      [],
      { models: new Models() },
    )
    const { signal } = new AbortController()
    await seated.make().decide({ view: facing, actions: facing.actions, random: randomOf(1), signal })
    expect(server.requests.map(({ body }) => [body.seed, body.temperature]).toSorted()).toEqual([
      [7, 1.1],
      [8, 1.1],
    ])
  })
})

describe('pcot', () => {
  it('predicts, thinks and decides by one question', async () => {
    const model = saying({ prediction: 'He calls.', thoughts: 'So I raise.', action: 'raise' })
    const { action, deliberation } = await decided(agentAsking('pcot', holdem, model), holdem, facing)
    expect(action).toBe('raise')
    expect(deliberation).toMatchObject({ prediction: 'He calls.', thoughts: 'So I raise.' })
    expect(model.put).toHaveLength(1)
  })
})

describe('reflect', () => {
  const over = holdem.readView({
    seat: 0,
    hole: ['2c', '7d'],
    board: [],
    table: { history: 'rf' },
  })

  it('sums up each game when the next decision is due, and keeps the notes before it for the match', async () => {
    const model = saying(act('call'), 'He bluffs.', act('call'), act('call'), 'He bluffs much.', act('call'))
    const agent = agentAsking('reflect', holdem, model)
    await decided(agent, holdem, facing)
    expect(model.put[0].prompt).toContain('the same players: nothing yet')
    agent.observe?.({ view: over, payoff: -1000 })
    expect(model.put).toHaveLength(1)
    await decided(agent, holdem, facing)
    expect(model.put[1].prompt).toMatch(
      /2c 7d[\s\S]*Your gain: -1000 mbb\/hand[\s\S]*noted before: nothing yet/,
    )
    expect(model.put[2].prompt).toContain('the same players: "He bluffs."')
    await decided(agent, holdem, facing)
    expect(model.put[3].prompt).toContain('the same players: "He bluffs."')
    agent.observe?.({ view: over, payoff: -1000 })
    const { deliberation } = await decided(agent, holdem, facing)
    expect(model.put[4].prompt).toContain('noted before: "He bluffs."')
    expect(model.put[5].prompt).toContain('"He bluffs much."')
    expect(deliberation).toMatchObject({ lessons: 'He bluffs much.' })
  })

  it('plays on with its old notes where a game cannot be summed up', async () => {
    const model = saying('Old notes.', act('call'), undefined, act('raise'))
    const agent = agentAsking('reflect', holdem, model)
    agent.observe?.({ view: over, payoff: -1000 })
    await decided(agent, holdem, facing)
    agent.observe?.({ view: over, payoff: -1000 })
    const { action, faults } = await decided(agent, holdem, facing)
    expect(action).toBe('raise')
    expect(faults?.map(({ kind }) => kind)).toEqual(['unparsable'])
    expect(model.put[3].prompt).toContain('"Old notes."')
  })
})

describe('refine', () => {
  it('lets its answer be criticised and revises it, twice', async () => {
    const model = saying(
      act('call', 'draft'),
      'Too weak.',
      act('raise', 'revised'),
      'Fine.',
      act('fold', 'last'),
    )
    const { action, deliberation } = await decided(agentAsking('refine', holdem, model), holdem, facing)
    expect(action).toBe('fold')
    const [, critic, revision, second] = model.put.map(({ prompt }) => prompt)
    expect(critic).toMatch(/Its thoughts: "draft"\nIts action: call 10/)
    expect(revision).toMatch(/Its thoughts: "draft"\nIts action: call 10\nA critic says of it: "Too weak\."/)
    expect(second).toMatch(/Its thoughts: "revised"\nIts action: raise 10/)
    expect(deliberation).toMatchObject({
      thoughts: 'last',
      drafts: [
        { action: 'call', critique: 'Too weak.' },
        { action: 'raise', critique: 'Fine.' },
      ],
    })
  })

  it('keeps the draft where the critic or the revision fails', async () => {
    for (const model of [saying(act('call')), saying(act('call'), 'Bad.', undefined, 'Bad.')])
      expect((await decided(agentAsking('refine', holdem, model), holdem, facing)).action).toBe('call')
  })
})

describe('tot', () => {
  it('votes among lines of thought and takes the action that the best comes to', async () => {
    const vote = (best: number) => ({ why: 'so', best })
    const model = saying('Fold.', 'Raise.', 'Call.', vote(3), vote(2), vote(2), { action: 'raise' })
    const { action, deliberation } = await decided(agentAsking('tot', holdem, model), holdem, facing)
    expect(action).toBe('raise')
    expect(deliberation).toMatchObject({ thoughts: 'Raise.', votes: [3, 2, 2] })
    expect(model.put[3].prompt).toMatch(/1\. "Fold\."\n\n2\. "Raise\."\n\n3\. "Call\."/)
    expect(model.put[6].prompt).toContain('this line of thought: "Raise."')
    expect(model.put.map(({ sampling }) => sampling?.temperature)).toEqual([...Array(6).fill(0.7), 0])
  })

  it('takes the first thought where nobody votes, and votes on none where there is one', async () => {
    const silent = saying('Fold.', 'Raise.', 'Call.', undefined, undefined, undefined, { action: 'fold' })
    await decided(agentAsking('tot', holdem, silent), holdem, facing)
    expect(silent.put[6].prompt).toContain('this line of thought: "Fold."')
    const lone = saying('Raise.', undefined, undefined, { action: 'raise' })
    expect((await decided(agentAsking('tot', holdem, lone), holdem, facing)).action).toBe('raise')
  })
})

describe('k-level', () => {
  it('asks in each place what is done there at one level less, and decides with that', async () => {
    const table = limitHoldem({ seats: 3 })
    const view = table.readView({ seat: 2, hole: ['9h', 'Kh'], board: [], table: { history: '' } })
    const model = saying('I fold.', 'I defend.', act('raise'))
    await decided(agentAsking('k-level', table, model), table, view)
    expect(model.put[0].prompt).toMatch(/You are seat 0\./)
    expect(model.put[1].prompt).toMatch(/You are seat 1\./)
    expect(model.put[2].prompt).toMatch(/- seat 0: "I fold\."\n- seat 1: "I defend\."/)
  })

  it('asks nobody who is no longer in the game', async () => {
    const table = limitHoldem({ seats: 3 })
    const view = table.readView({ seat: 0, hole: ['9h', 'Kh'], board: [], table: { history: 'f' } })
    const model = saying('I check.', act('call'))
    await decided(agentAsking('k-level', table, model), table, view)
    expect(model.put.map(({ prompt }) => /You are seat \d/.exec(prompt)?.[0])).toEqual([
      'You are seat 1',
      'You are seat 0',
    ])
  })

  it('at level 3 lets each other expect a player of level 1 in its own seat', async () => {
    const model = saying('As you see me.', 'What I do.', act('call'))
    await decided(agentAsking('k-level', holdem, model, { level: 3 }), holdem, facing)
    const [inner, outer, own] = model.put.map(({ prompt }) => prompt)
    expect(inner).toMatch(/You are seat 0/)
    expect(outer).toMatch(/You are seat 1[\s\S]*- seat 0: "As you see me\."/)
    expect(own).toMatch(/- seat 1: "What I do\."/)
    expect(own).not.toContain('As you see me')
  })

  it('shows no other place what its own seat alone knows, nor what it alone knew in games before', async () => {
    const folded = holdem.readView({ seat: 0, hole: ['2c', '7d'], board: [], table: { history: 'rf' } })
    const secret = async (hole: readonly [string, string], before: readonly [string, string]) => {
      const model = obedientModel()
      const agent = agentAsking('k-level', holdem, model, { level: 3 })
      agent.observe?.({
        view: { ...folded, hole: holdem.readView({ ...folded, hole: before }).hole },
        payoff: 0,
      })
      await decided(agent, holdem, holdem.readView({ ...facing, hole }))
      return model.asked.map(inPrint)
    }
    const [inner, outer, own] = await secret(['9h', 'Kh'], ['2c', '7d'])
    const [otherInner, otherOuter, otherOwn] = await secret(['3s', '3d'], ['Qs', 'Qd'])
    expect([otherInner, otherOuter]).toEqual([inner, outer])
    expect(otherOwn).not.toBe(own)
    expect(outer).toContain('you raise 10, seat 0 folds')
    expect(inner + outer).not.toMatch(/9h|Kh|2c|7d|nines/)
  })

  it('looks back on the last games that everybody saw', async () => {
    const game = negotiation({ items: '2,1,3' })
    const start = game.initialState(randomOf(1))
    const over = game.apply(start, { type: 'walk', utterance: 'Never.' })
    const model = obedientModel()
    const agent = agentAsking('k-level', game, model, { memory: 1 })
    const seat = game.currentPlayer(start) ?? 0
    agent.observe?.({ view: game.view(over, seat), payoff: 0 })
    await decided(agent, game, game.view(start, seat))
    expect(inPrint(model.asked[0])).toMatch(/before this one[\s\S]*the other walked away, saying "Never\."/)
  })
})

test('a tournament of those that ask several questions is replayed to the byte', async () => {
  const server = await serve(obedient)
  const recording = join(freshFolder(), 'requests.jsonl')
  const agents = ['self-consistency?samples=3', 'reflect', 'refine?rounds=1', 'tot', 'k-level?level=3']
  const config = {
    game: 'kuhn',
    agents,
    model: 'openai/test-1',
    deals: 2,
    match: 2,
  }
  const result = await runTournament({ ...config, record: recording })
  await server.close()
  const again = await runTournament({ ...config, concurrency: 3, replay: recording })
  expect({ ...again, usage: [] }).toEqual({ ...result, usage: [] })
  expect(result.faults.every(({ forfeits }) => forfeits === 0)).toBe(true)
})
