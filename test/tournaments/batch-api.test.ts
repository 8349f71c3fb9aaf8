import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { BatchWaiting } from '../../reasoning/language/batch/batches.ts'
import { obedient } from '../../testing/server/obedient.ts'
import { fails } from '../../testing/server/replies.ts'
import { runTournament, type TournamentConfig } from '../../tournaments/run.ts'
import { KEY, serve } from '../server/serve.ts'
import { freshFolder } from './folder.ts'

const config: TournamentConfig = {
  game: 'negotiation',
  settings: { maxOffers: 4 },
  agents: ['direct', 'cot'],
  deals: 2,
  match: 1,
  model: 'batch:openai/test-1',
}

const recordIn = (out: string): string[] =>
  ['config.json', 'games.jsonl'].map((name) => readFileSync(join(out, name), 'utf8'))

/** The record of the same tournament without batches, and what was asked. */
async function direct() {
  const server = await serve(obedient)
  const out = freshFolder()
  await runTournament({ ...config, model: 'openai/test-1', out })
  return { record: recordIn(out), calls: server.requests.length }
}

/** Gives the same command, which does not wait, until it is done. */
async function again(run: TournamentConfig, most = 20) {
  for (let runs = 1; runs <= most; runs++)
    try {
      return { result: await runTournament({ ...run, batchOnce: true }), runs }
    } catch (error) {
      if (!(error instanceof BatchWaiting)) throw error
    }
  throw new Error(`is not done after ${most} runs`)
}

describe('A tournament through the Batch API', () => {
  it('has the record to the byte of one that asks directly, at half the price', async () => {
    const there = await direct()
    const server = await serve(obedient)
    const out = freshFolder()
    const prices = { 'openai/test-1': { input: 2, output: 10 } }
    const { usage } = await runTournament({ ...config, out, prices })
    expect(recordIn(out)).toEqual(there.record)
    expect(server.requests).toEqual([])
    expect(server.desk.asked).toHaveLength(there.calls)
    expect(new Set(server.desk.asked.map(({ custom_id }) => custom_id)).size).toBe(there.calls)
    for (const { cost, inputTokens, outputTokens } of usage)
      expect(cost).toBeCloseTo((inputTokens * 2 + outputTokens * 10) / 2e6)
    const written = readdirSync(join(out, 'batches')).map((name) =>
      readFileSync(join(out, 'batches', name), 'utf8'),
    )
    expect(JSON.stringify([written, readFileSync(join(out, 'requests.jsonl'), 'utf8')])).not.toContain(KEY)
  })

  it('goes on by the same command, which sends nothing twice', async () => {
    const there = await direct()
    const server = await serve(obedient, () => ({ looks: 2 }))
    const out = freshFolder()
    const { runs } = await again({ ...config, out })
    expect(recordIn(out)).toEqual(there.record)
    expect(runs).toBeGreaterThan(server.desk.batches.length)
    expect(server.desk.asked).toHaveLength(there.calls)
  })

  it('finds the batch again that was made right before the run was killed', async () => {
    const there = await direct()
    const server = await serve(obedient, () => ({ looks: 3 }))
    const out = freshFolder()
    await expect(runTournament({ ...config, out, batchOnce: true })).rejects.toBeInstanceOf(BatchWaiting)
    rmSync(join(out, 'batches', '0001.batch.json'))
    await again({ ...config, out })
    expect(recordIn(out)).toEqual(there.record)
    expect(server.desk.asked).toHaveLength(there.calls)
  })

  it.each(['expired', 'cancelled'] as const)(
    'asks again what a batch that is %s has left',
    async (status) => {
      const there = await direct()
      const server = await serve(obedient, (batch) => (batch === 1 ? { status, unanswered: [0, 2] } : {}))
      const out = freshFolder()
      const { result } = await again({ ...config, out })
      expect(server.desk.asked).toHaveLength(there.calls + 2)
      expect(result.faults.every(({ forfeits }) => forfeits === 0)).toBe(true)
    },
  )

  it('asks again the lines that failed', async () => {
    const there = await direct()
    const failed = new Set<string>()
    const server = await serve((request) => {
      const text = JSON.stringify(request.messages)
      if (request.number > 2 || failed.has(text)) return obedient(request)
      failed.add(text)
      return fails(500)
    })
    const out = freshFolder()
    await again({ ...config, out })
    expect(server.desk.asked).toHaveLength(there.calls + failed.size)
  })

  it('ends in one line where a batch fails, and asks anew when it is mended', async () => {
    const there = await direct()
    const server = await serve(obedient, (batch) => (batch === 1 ? { status: 'failed' } : {}))
    const out = freshFolder()
    await expect(again({ ...config, out })).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      message: 'batch:openai: batch batch_1 failed: there is no such model',
    })
    expect(existsSync(join(out, 'batches', '0001.failed.jsonl'))).toBe(true)
    await again({ ...config, out })
    expect(recordIn(out)).toEqual(there.record)
    expect(server.desk.asked).toHaveLength(there.calls)
  })

  it.each(['file', 'batch', 'look'] as const)(
    'sends nothing twice when the server is busy at a %s',
    async (what) => {
      const there = await direct()
      const server = await serve(obedient, (batch) => (batch === 1 ? { refuses: { what, status: 503 } } : {}))
      const out = freshFolder()
      await again({ ...config, out })
      expect(recordIn(out)).toEqual(there.record)
      expect(server.desk.asked).toHaveLength(there.calls)
    },
  )

  it('ends at once when the key is refused, and goes on with another', async () => {
    const there = await direct()
    const server = await serve(obedient, (batch) =>
      batch === 1 ? { refuses: { what: 'file', status: 401 } } : {},
    )
    const out = freshFolder()
    await expect(again({ ...config, out })).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      message: expect.stringMatching(/status 401: not now; check the key/),
    })
    vi.stubEnv('OPENAI_API_KEY', 'another key')
    await again({ ...config, out })
    expect(recordIn(out)).toEqual(there.record)
    expect(server.desk.asked).toHaveLength(there.calls)
  })

  it('has a batch for each model', async () => {
    const server = await serve(obedient)
    const agents = ['direct@batch:openai/test-1', 'cot@batch:openai/test-2']
    await again({ ...config, agents, out: freshFolder() })
    const models = server.desk.asked.map(({ body }) => body.model)
    expect(new Set(models)).toEqual(new Set(['test-1', 'test-2']))
    expect(server.desk.batches.length).toBeGreaterThan(2)
  })
})
