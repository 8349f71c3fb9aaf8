import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { obedient } from '../../../testing/server/obedient.ts'
import { fails } from '../../../testing/server/replies.ts'
import { openBroker } from '../../../tournaments/queue/broker.ts'
import { type Letter, runTopic, workerTopic } from '../../../tournaments/queue/messages.ts'
import { serveQueue } from '../../../tournaments/queue/serving.ts'
import { runTournament, type TournamentConfig } from '../../../tournaments/run.ts'
import { schedule } from '../../../tournaments/schedule.ts'
import { source } from '../../cli/command.ts'
import { KEY, serve } from '../../server/serve.ts'
import { freshFolder, recordOf } from '../folder.ts'

const models: TournamentConfig = {
  game: 'negotiation',
  settings: { maxOffers: 4 },
  agents: ['direct', 'self-consistency?samples=3', 'tough'],
  model: 'openai/test-1',
  deals: 6,
  match: 2,
  concurrency: 4,
}

const computing: TournamentConfig = {
  game: 'kuhn',
  agents: ['bidder', 'random', 'call'],
  deals: 200,
  match: 20,
}

/** Which requests a recording holds, without the moment of the answer. */
const questions = (recording: string): string[] =>
  recording
    .split('\n')
    .map((line) => line.slice(0, line.indexOf('"method"')))
    .toSorted()

/** A worker of its own process, which is taken for dead after four seconds. */
function workerProcess(url: string): ChildProcess {
  const words = ['worker', '--queue', url, '--lease', '4', '--concurrency', '2', '--quiet']
  const child = spawn(process.execPath, [source, ...words], { stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** A worker in this process, until the test is over. */
function workerHere(url: string): { readonly stop: AbortController; readonly ended: Promise<unknown> } {
  const stop = new AbortController()
  const ended = serveQueue(url, { signal: stop.signal, concurrency: 2, leaseMs: 2000 }).catch(
    (error) => error,
  )
  onTestFinished(async () => {
    stop.abort(new Error('the test is over'))
    await ended
  })
  return { stop, ended }
}

const servers = [
  { server: 'Redis', url: process.env.BIDDER_TEST_REDIS, variable: 'BIDDER_TEST_REDIS' },
  { server: 'PostgreSQL', url: process.env.BIDDER_TEST_POSTGRES, variable: 'BIDDER_TEST_POSTGRES' },
]

for (const { server, url = '', variable } of servers)
  describe.skipIf(url === '')(`A queue on ${server} (skipped unless ${variable} is its address)`, () => {
    it('gives the bytes of one process, though workers are killed, and nobody is asked twice what is recorded', async () => {
      const model = await serve((request) => ({ ...obedient(request), delayMs: 30 }))
      const alone = freshFolder()
      const undisturbed = await runTournament({ ...models, out: alone })
      const asked = model.requests.length

      const out = freshFolder()
      const first = workerProcess(url)
      const playing = runTournament({ ...models, out }, { queue: url })
      for (const share of [0.2, 0.5]) {
        const worker = share === 0.2 ? first : workerProcess(url)
        while (model.requests.length < asked * (1 + share)) await after(5)
        worker.kill('SIGKILL')
      }
      workerProcess(url)
      const result = await playing

      const { 'requests.jsonl': theirs, ...record } = recordOf(out)
      const { 'requests.jsonl': ours, ...whole } = recordOf(alone)
      expect(record).toEqual(whole)
      expect(questions(theirs)).toEqual(questions(ours))
      const usage = result.usage.map(({ cached: _, ...row }) => row)
      expect({ ...result, usage }).toEqual({
        ...undisturbed,
        out,
        usage: undisturbed.usage.map(({ cached: _, ...row }) => row),
      })
      // Each of the two that were killed had two matches in play, with three questions under way at most.
      expect(model.requests.length - asked).toBeLessThanOrEqual(asked + 2 * 2 * 3)
      expect(model.requests.every(({ headers }) => headers.authorization === `Bearer ${KEY}`)).toBe(true)
    }, 120_000)

    it('plays what computes in threads of workers, to the byte', async () => {
      workerHere(url)
      const [out, alone] = [freshFolder(), freshFolder()]
      const finished: number[] = []
      const result = await runTournament(
        { ...computing, out },
        { queue: url, onProgress: (progress) => finished.push(progress.finished) },
      )
      expect(await runTournament({ ...computing, out: alone })).toEqual({ ...result, out: alone })
      expect(recordOf(out)).toEqual(recordOf(alone))
      expect(finished.at(-1)).toBe(1200)
    }, 120_000)

    it('holds limits and the number of requests at a time across workers; what is recorded goes on', async () => {
      const model = await serve((request) => ({ ...obedient(request), delayMs: 10 }))
      workerHere(url)
      workerHere(url)
      const out = freshFolder()
      const limited = { ...models, out, concurrency: 3 }
      await expect(
        runTournament({ ...limited, limits: { calls: 20 } }, { queue: url }),
      ).rejects.toMatchObject({ code: 'BUDGET_EXHAUSTED' })
      expect(model.requests).toHaveLength(20)

      const result = await runTournament(limited, { queue: url })
      expect(model.busiest).toBe(3)
      const calls = result.usage.reduce((sum, row) => sum + row.calls, 0)
      expect(model.requests).toHaveLength(calls)
      expect(questions(recordOf(out)['requests.jsonl'])).toHaveLength(calls + 1)
    }, 120_000)

    // Each request takes 110 tokens and 0.0002 USD: ten reach the limit, when two more may be under way.
    it.each([{ tokens: 1100 }, { cost: 0.002 }])(
      'holds %j across workers',
      async (limits) => {
        const model = await serve(obedient)
        workerHere(url)
        workerHere(url)
        const prices = { 'openai/test-1': { input: 1, output: 10 } }
        await expect(
          runTournament({ ...models, concurrency: 3, limits, prices }, { queue: url }),
        ).rejects.toMatchObject({ code: 'BUDGET_EXHAUSTED' })
        expect(model.requests.length).toBeGreaterThanOrEqual(10)
        expect(model.requests.length).toBeLessThanOrEqual(12)
      },
      60_000,
    )

    it('brings to the tournament what ends a run at a worker', async () => {
      await serve(() => fails(401, 'wrong key'))
      workerHere(url)
      await expect(runTournament(models, { queue: url })).rejects.toMatchObject({
        code: 'MODEL_UNAVAILABLE',
        message: expect.stringContaining('check the key'),
      })
    }, 60_000)

    it('gives what a worker was playing back when it is stopped, and forgets a tournament that is', async () => {
      const first = workerHere(url)
      const control = new AbortController()
      const config = { ...computing, deals: 2000, agents: ['random', 'call'] }
      const playing = runTournament(config, {
        queue: url,
        onProgress({ finished }) {
          if (finished >= 1000) first.stop.abort(new Error('stopped'))
          if (finished >= 2000) control.abort(new Error('enough'))
        },
        signal: control.signal,
      })
      await first.ended
      workerHere(url)
      await expect(playing).rejects.toThrow('enough')
    }, 60_000)

    it('refuses a tournament of other software in one line, and leaves it to others', async () => {
      const broker = await openBroker(url, () => {})
      const queue = broker.queue(true)
      const messages = broker.messages(5000)
      onTestFinished(async () => {
        await messages.close()
        await queue.close()
      })
      const [match] = schedule(2, 2, 1, 1)
      const order = { run: 'other', software: '0.0.1 (0)', match }
      await messages.subscribe<Letter>(runTopic(order.run), ({ id, from }) => {
        void messages.publish(workerTopic(from), { id, answer: { noted: true } })
      })
      await queue.add([order])
      await expect(serveQueue(url)).rejects.toMatchObject({
        code: 'BAD_INPUT',
        message: expect.stringMatching(/a tournament of bidder 0\.0\.1 \(0\) is there, and this is 0\.\d/),
      })
    }, 60_000)

    it('has no use for what a tournament that was killed has left on it', async () => {
      const queue = (await openBroker(url, () => {})).queue(true)
      onTestFinished(() => queue.close())
      const orders = schedule(2, 2, 4, 1).map((match) => ({ run: 'dead', software: '0.0.1 (0)', match }))
      await queue.add(orders)
      expect(await serveQueue(url, { idleMs: 1000 })).toEqual({ matches: 0, games: 0 })
    }, 60_000)
  })

it.each([
  [
    'redis://user:hush@127.0.0.1:1/0',
    /^--queue redis:\/\/127\.0\.0\.1:1\/0: cannot be reached \(.*\); start/,
  ],
  [
    'postgres://user:hush@127.0.0.1:1/db',
    /^--queue postgres:\/\/127\.0\.0\.1:1\/db: cannot be reached \(.*\)/,
  ],
  ['http://user:hush@127.0.0.1', /^--queue: is no address of a queue; write redis:\/\/HOST:PORT or postgres/],
])('an address that cannot be used is said without its password: %s', async (url, message) => {
  const refused = await runTournament(computing, { queue: url }).catch((error) => error)
  expect(refused).toMatchObject({ code: 'BAD_INPUT', message: expect.stringMatching(message) })
  expect(refused.message).not.toContain('hush')
})

it('batches and a queue are not to be had together', async () => {
  const batched = { ...models, agents: ['direct', 'tough'], model: `batch:${join(freshFolder(), 'batches')}` }
  await expect(
    runTournament({ ...batched, out: freshFolder() }, { queue: 'redis://127.0.0.1:1' }),
  ).rejects.toThrow(/^--queue: questions that go out in batches/)
})
