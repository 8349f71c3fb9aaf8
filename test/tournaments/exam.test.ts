import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { policyAgent } from '../../agents/house.ts'
import type { Agent } from '../../environments/agent.ts'
import { BadInput } from '../../environments/errors.ts'
import { leduc } from '../../environments/leduc/rules.ts'
import type { LeducView } from '../../environments/leduc/view.ts'
import { BatchWaiting } from '../../reasoning/language/batch/batches.ts'
import { askedIn } from '../../testing/server/batch-lines.ts'
import { obedient } from '../../testing/server/obedient.ts'
import { drawItem } from '../../tournaments/exam/draw.ts'
import { type ExamConfig, runExam } from '../../tournaments/exam/exam.ts'
import { readExam } from '../../tournaments/exam/files.ts'
import { sit } from '../../tournaments/exam/sit.ts'
import type { ExamSheet, Item } from '../../tournaments/exam/spot.ts'
import { sealed } from '../../tournaments/seal.ts'
import { answerRound, byScript } from '../server/rounds.ts'
import { serve } from '../server/serve.ts'
import { freshFolder } from './folder.ts'

const KNOWN = 'bidder?types=known&learn=no'
const config: ExamConfig = { game: 'leduc', agents: [KNOWN, 'random'], spots: 16, history: 3, concurrency: 1 }

const sheet: ExamSheet = {
  format: 'bidder-exam',
  version: 1,
  game: 'leduc',
  settings: {},
  seed: 1,
  spots: 16,
  history: 3,
  sample: 'play',
  unit: 'chips/hand',
}

describe('An exam', () => {
  it('is the same whatever the number of threads', async () => {
    expect(await runExam({ ...config, concurrency: 2 })).toEqual(await runExam(config))
  })

  it.each(['kuhn', 'leduc', 'negotiation'])(
    'of %s: who is told the opponent gives nothing up',
    async (game) => {
      const { agents, pairs } = await runExam({ ...config, game, spots: 24, sample: 'both' })
      const [told, random] = agents
      expect(told.loss).toBeLessThan(1e-6)
      expect(told.hard?.loss).toBeLessThan(1e-6)
      expect(told.best).toBe(1)
      expect(random.loss).toBeGreaterThan(0.1)
      expect(pairs[0].difference).toBeCloseTo(told.loss - random.loss, 9)
      expect(told.beliefLogScore).toBeLessThanOrEqual(0)
      expect(random.beliefLogScore).toBeUndefined()
      for (const { by, spots } of told.strata) expect([by, spots > 0]).toEqual([by, true])
    },
  )

  it('of Limit Hold’em: who is told the opponent gives next to nothing up', async () => {
    const { agents } = await runExam({ ...config, game: 'limit-holdem', spots: 8, seed: 4, concurrency: 2 })
    expect(agents[0].loss).toBeLessThan(40)
    expect(agents[0].loss).toBeLessThan(agents[1].loss)
  }, 60_000)

  it('takes for hard what the plain reasoner gets wrong', async () => {
    const { agents } = await runExam({ ...config, agents: ['myopic'], sample: 'hard' })
    expect(agents[0].best).toBe(0)
  })

  it('shows no deal twice, neither in a spot nor in the games before one', () => {
    const items = Array.from({ length: 16 }, (_, number) => drawItem(leduc(), sheet, number))
    const deals = items.flatMap(({ key }) => [key.deal, ...key.historyDeals])
    expect(deals).toHaveLength(16 * 4)
    expect(new Set(deals).size).toBe(deals.length)
  })

  it('meets every kind of opponent as often, those held back by the seed among them', () => {
    const kinds = (seed: number) =>
      Array.from({ length: 8 }, (_, number) => drawItem(leduc(), { ...sheet, seed }, number).key.opponent)
    expect(Map.groupBy(kinds(1), ({ kind }) => kind).size).toBe(4)
    const held = (seed: number) => kinds(seed).filter(({ kind }) => kind === 'held-back')
    expect(held(1)).not.toEqual(held(2))
  })

  it('refuses what it cannot be given', async () => {
    await expect(runExam({ ...config, agents: [] })).rejects.toThrow(/name one or more/)
    await expect(runExam({ ...config, agents: ['call', 'call'] })).rejects.toThrow(/named twice/)
    await expect(runExam({ ...config, game: 'negotiation', agents: ['equilibrium'] })).rejects.toThrow(
      /oracles/,
    )
    await expect(runExam({ ...config, game: 'kuhn', settings: { seats: 3 } })).rejects.toThrow(/two seats/)
    await expect(runExam({ ...config, agents: ['bidder?types=nobody'] })).rejects.toThrow(/nobody/)
  })
})

describe('Who sits an exam', () => {
  const game = leduc()
  const item = drawItem(game, sheet, 5)
  const named = (agent: Agent<LeducView, 'fold' | 'call' | 'raise'>) =>
    ({ name: 'it', kind: 'house', make: () => agent }) as const
  const losses = item.key.actions.map(({ loss }) => loss)

  it('is told of the games before, in order, and then asked once about the spot', async () => {
    const seen: unknown[] = []
    const [call] = game.population ?? []
    const watcher: Agent<LeducView, 'fold' | 'call' | 'raise'> = {
      ...policyAgent(call),
      observe: ({ view, payoff }) => seen.push({ view, payoff }),
    }
    await sit(game, named(watcher), item, 1)
    expect(seen).toEqual(item.spot.history)
  })

  it('gives up what is worst where it answers nonsense, and that is counted', async () => {
    const silly: Agent<LeducView, 'fold' | 'call' | 'raise'> = {
      name: 'silly',
      decide: () => Promise.reject(new Error('no')),
    }
    expect(await sit(game, named(silly), item, 1)).toMatchObject({ forfeit: true, loss: Math.max(...losses) })
  })

  it('may be a language model, whose answers are replayed with the server gone', async () => {
    const server = await serve(obedient)
    const record = join(freshFolder(), 'requests.jsonl')
    const asking = { ...config, agents: ['cot@openai/test-1', 'bidder@openai/test-1'], spots: 6 }
    const result = await runExam({ ...asking, record })
    expect(server.requests.length).toBeGreaterThanOrEqual(12)
    await server.close()
    expect(await runExam({ ...asking, replay: record })).toEqual(result)
    expect(result.agents[0].tokens).toBeGreaterThan(0)
  })
})

test('An exam in rounds of questions comes to what it comes to without', async () => {
  const server = await serve(obedient)
  const asking = { ...config, agents: ['cot', 'random'], spots: 6 }
  const direct = await runExam({ ...asking, model: 'openai/test-1' })
  await server.close()
  const inRounds = { ...asking, model: `batch:${join(freshFolder(), 'test-1')}`, write: freshFolder() }
  const waiting = await runExam({ ...inRounds, batchOnce: true }).catch((error: unknown) => error)
  if (!(waiting instanceof BatchWaiting)) throw waiting
  for (const round of waiting.rounds) answerRound(round, byScript(obedient)(askedIn(round.requests), 1))
  expect(await runExam(inRounds)).toEqual(direct)
})

describe('An exam that is written', () => {
  /** Writes an exam, changes it, seals it again, and puts it anew. */
  async function changed(game: string, change: (item: Item) => unknown): Promise<unknown> {
    const write = freshFolder()
    await runExam({ ...config, game, agents: ['random'], spots: 4, write })
    const { items } = readExam(write)
    const copies: Item[] = structuredClone([...items])
    for (const item of copies) change(item)
    writeFileSync(join(write, 'spots.jsonl'), copies.map(({ spot }) => `${sealed(spot)}\n`).join(''))
    writeFileSync(join(write, 'keys.jsonl'), copies.map(({ key }) => `${sealed(key)}\n`).join(''))
    return runExam({ ...config, game, agents: ['random'], spotsFrom: write, spots: undefined })
  }

  test.each(['leduc', 'negotiation'])('of %s can be put again, with the same marks', async (game) => {
    const write = freshFolder()
    const result = await runExam({ ...config, game, write })
    expect(await runExam({ ...config, game, spots: undefined, spotsFrom: write })).toEqual(result)
    await expect(runExam({ ...config, game, seed: 2, write })).rejects.toThrow(/holds another exam/)
  })

  it('keeps the keys apart from the questions', async () => {
    const write = freshFolder()
    await runExam({ ...config, write })
    const text = readFileSync(join(write, 'spots.jsonl'), 'utf8')
    for (const word of ['opponent', 'belief', 'loss', 'deal']) expect(text).not.toContain(`"${word}"`)
  })

  /** Something in a plain object, to be changed. */
  const at = (value: unknown, ...path: readonly (string | number)[]): Record<string, unknown> => {
    const found = path.reduce<unknown>((part, key) => Object(part)[key], value)
    if (typeof found !== 'object' || found === null) throw new Error(`there is no ${path.join('.')}`)
    return Object(found)
  }

  const planted: readonly [what: string, game: string, change: (item: Item) => unknown, told: RegExp][] = [
    ['a wrong pot', 'leduc', ({ spot }) => Object.assign(at(spot, 'view', 'table'), { pot: 99 }), /pot/],
    [
      'a wrong pot in a game before',
      'leduc',
      ({ spot }) => Object.assign(at(spot, 'history', 1, 'view', 'table'), { pot: 99 }),
      /history\.1\.view.*pot/,
    ],
    [
      'a leaked card',
      'leduc',
      ({ spot }) => Object.assign(at(spot, 'view', 'shown'), { 0: 'Kh', 1: 'Ks' }),
      /shown/,
    ],
    [
      'a card under another name',
      'leduc',
      ({ spot }) => Object.assign(at(spot, 'view'), { other: 'Kh' }),
      /other/,
    ],
    [
      'values that are the other’s',
      'negotiation',
      ({ spot }) => Object.assign(at(spot, 'view'), { otherValues: [1, 2, 3] }),
      /otherValues/,
    ],
    [
      'a shifted belief',
      'leduc',
      ({ key }) => {
        const [first, second] = key.belief
        Object.assign(first, { chance: first.chance - 0.01 })
        if (second !== undefined) Object.assign(second, { chance: second.chance + 0.01 })
      },
      /belief/,
    ],
    [
      'a wrong value',
      'leduc',
      ({ key }) => Object.assign(key.actions[0], { value: key.actions[0].value + 0.1 }),
      /value/,
    ],
    ['a wrong loss', 'negotiation', ({ key }) => Object.assign(key.actions[0], { loss: -1 }), /loss/],
    ['another opponent', 'leduc', ({ key }) => Object.assign(key.opponent, { name: 'somebody' }), /opponent/],
    [
      'a deal that occurs twice',
      'leduc',
      ({ key }) => Object.assign(key, { historyDeals: [7, 8, 9] }),
      /deal 7 is in spot/,
    ],
  ]
  test.each(planted)('is refused with %s (%s)', async (_, game, change, told) => {
    const refusal = changed(game, change)
    await expect(refusal).rejects.toThrow(told)
    await expect(refusal).rejects.toBeInstanceOf(BadInput)
  })

  it('is refused with a byte that was changed', async () => {
    const write = freshFolder()
    await runExam({ ...config, write })
    const file = join(write, 'keys.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"chance":0.', '"chance":1.'))
    await expect(runExam({ ...config, spotsFrom: write })).rejects.toThrow(/keys\.jsonl, line 1/)
  })
})
