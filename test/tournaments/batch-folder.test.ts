import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { askedIn, lineFor } from '../../testing/server/batch-lines.ts'
import { obedient } from '../../testing/server/obedient.ts'
import type { Script } from '../../testing/server/openai-server.ts'
import { fails, says } from '../../testing/server/replies.ts'
import { runTournament, type TournamentConfig } from '../../tournaments/run.ts'
import { type Answering, byScript, playRounds } from '../server/rounds.ts'
import { serve } from '../server/serve.ts'
import { freshFolder } from './folder.ts'

const config: TournamentConfig = {
  game: 'negotiation',
  settings: { maxOffers: 4 },
  agents: ['direct', 'cot', 'tough'],
  deals: 3,
  match: 1,
}

/** A configuration whose model is a folder, by the name that a server knows it by. */
const inRounds = (more: Partial<TournamentConfig> = {}): TournamentConfig & { readonly out: string } => ({
  ...config,
  model: `batch:${join(freshFolder(), 'test-1')}`,
  out: freshFolder(),
  ...more,
})

/** The games of a record, whichever way its model was asked: without the seals, which are of its name, too. */
const gamesOf = (out: string): string =>
  readFileSync(join(out, 'games.jsonl'), 'utf8')
    .replaceAll('"batch/test-1"', '"openai/test-1"')
    .replaceAll(/,"crc":"\w+"/g, '')

/** The same tournament asked directly: its games, its result and how much was asked. */
async function direct(script: Script) {
  const server = await serve(script)
  const out = freshFolder()
  const result = await runTournament({ ...config, model: 'openai/test-1', out })
  return { games: gamesOf(out), result, calls: server.requests.length }
}

let there: Awaited<ReturnType<typeof direct>>
test('without batches, all is asked at a server', async () => {
  there = await direct(obedient)
  expect(there.calls).toBeGreaterThan(20)
})

const idsOf = (rounds: readonly (readonly { readonly custom_id: string }[])[]): string[] =>
  rounds.flat().map(({ custom_id }) => custom_id)

describe('A tournament in rounds of questions', () => {
  it('plays to the byte what it plays without batches, stopped after every round, and asks nothing twice', async () => {
    const here = inRounds()
    const { result, rounds } = await playRounds(here, byScript(obedient))
    expect(gamesOf(here.out)).toBe(there.games)
    expect({ ...result, out: '', usage: [] }).toEqual({ ...there.result, out: '', usage: [] })
    expect(result.usage.map(({ cached, ...used }) => used)).toEqual(
      there.result.usage.map(({ cached, ...used }) => used),
    )
    const ids = idsOf(rounds)
    expect(ids).toHaveLength(there.calls)
    expect(new Set(ids).size).toBe(there.calls)
    // All 18 matches are under way at once: two of three pairings have one model, and the third waits for one of two.
    expect(rounds[0].length).toBeGreaterThan(12)
    expect(rounds.length).toBeLessThan(8)
  })

  it('needs no record besides the folder', async () => {
    const { out: _, ...here } = inRounds()
    const { result, rounds } = await playRounds(here, byScript(obedient))
    expect(result.standings).toEqual(there.result.standings)
    expect(idsOf(rounds)).toHaveLength(there.calls)
  })

  it('plays the same with few matches at a time, in smaller rounds', async () => {
    const here = inRounds({ concurrency: 2 })
    const { rounds } = await playRounds(here, byScript(obedient))
    expect(gamesOf(here.out)).toBe(there.games)
    expect(Math.max(...rounds.map(({ length }) => length))).toBe(2)
    expect(idsOf(rounds)).toHaveLength(there.calls)
  })

  it('waits for the answers where it is not told to stop', async () => {
    const here = inRounds()
    const notices: string[] = []
    await runTournament(here, {
      onNotice(line) {
        notices.push(line)
        const [, requests, responses] =
          /the questions are in (\S+); write the answers to (\S+)/.exec(line) ?? []
        const lines = askedIn(requests).map((asked) => JSON.stringify(lineFor(asked, obedient)))
        writeFileSync(responses, lines.join('\n'))
      },
    })
    expect(gamesOf(here.out)).toBe(there.games)
    expect(notices[0]).toMatch(/test-1: 1\d questions: the questions are in .*0001\.requests\.jsonl/)
  })

  it('takes words alone for an answer, and asks in the next round what they do not answer', async () => {
    const grumble = (messages: readonly { readonly content: string }[]) =>
      messages.some(({ content }) => content.includes('Hm.')) ? undefined : 'Hm.'
    const grumbling = await direct((request) => {
      const text = grumble(request.messages)
      return text === undefined ? obedient(request) : says(text)
    })
    const here = inRounds()
    const { result, rounds } = await playRounds(here, (asked) =>
      asked.map((question) => {
        const reply = obedient({
          ...question,
          number: 1,
          headers: {},
          path: '',
          messages: question.body.messages,
        })
        const said = reply.kind === 'answer' ? reply.text : ''
        return { custom_id: question.custom_id, content: grumble(question.body.messages) ?? said }
      }),
    )
    expect(result.standings).toEqual(grumbling.result.standings)
    expect(result.faults).toEqual(grumbling.result.faults)
    expect(result.faults[0].unparsable).toBeGreaterThan(0)
    expect(rounds[1].every(({ body }) => body.messages.at(-1)?.content.includes('no whole JSON'))).toBe(true)
  })

  it('asks again what is missing, doubled or torn, names it, and plays the same', async () => {
    const here = inRounds()
    const notices: string[] = []
    const careless: Answering = (asked, round) => {
      const lines = asked.map((question) => lineFor(question, obedient))
      if (round > 1) return lines
      const [, second, third, ...rest] = lines
      const stray = { custom_id: 'nobody', content: 'x' }
      return [...rest, second, second, stray, JSON.stringify(third).slice(0, 40)]
    }
    const { rounds } = await playRounds(here, careless, (line) => notices.push(line))
    expect(gamesOf(here.out)).toBe(there.games)
    const [first, second, third] = idsOf(rounds)
    const again = rounds[1].map(({ custom_id }) => custom_id)
    expect(again).toEqual(expect.arrayContaining([first, second, third]))
    expect(notices.filter((line) => line.includes('0001.responses.jsonl'))).toEqual([
      expect.stringMatching(/: line 1 is cut off or holds no answer$/),
      expect.stringMatching(/what was not asked .*"nobody" \(line 2\)$/),
      expect.stringMatching(new RegExp(`more than one answer, so asked again: ${second}$`)),
      expect.stringMatching(new RegExp(`no answer, so asked again: ${first}, ${third}$`)),
    ])
    expect(new Set(idsOf(rounds)).size).toBe(there.calls)
  })

  it('asks again in the next round what a server failed at', async () => {
    const here = inRounds()
    const { rounds, result } = await playRounds(here, (asked, round) =>
      asked.map((question, i) =>
        round > 1 || i > 2
          ? lineFor(question, obedient)
          : i > 1
            ? {
                custom_id: question.custom_id,
                response: null,
                error: { code: 'batch_expired', message: 'late' },
              }
            : lineFor(question, () => fails(i === 0 ? 500 : 429)),
      ),
    )
    expect(result.standings).toEqual(there.result.standings)
    expect(result.faults).toEqual(there.result.faults)
    expect(idsOf(rounds)).toHaveLength(there.calls + 3)
  })

  it('ends where no question could be answered, and asks it again once that is mended', async () => {
    const here = inRounds()
    const locked: Answering = (asked) => asked.map((question) => lineFor(question, () => fails(401)))
    await expect(playRounds(here, locked)).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' })
    await playRounds(here, byScript(obedient))
    expect(gamesOf(here.out)).toBe(there.games)
  })

  it('puts no question into a round beyond a limit, however often it is taken up', async () => {
    const here = inRounds({ limits: { calls: 14 } })
    const folder = String(here.model).slice('batch:'.length)
    const asked = () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('requests.jsonl'))
        .flatMap((name) => askedIn(join(folder, name)))
    for (let run = 0; run < 3; run++)
      await expect(playRounds(here, byScript(obedient))).rejects.toMatchObject({ code: 'BUDGET_EXHAUSTED' })
    expect(asked()).toHaveLength(14)
    await playRounds({ ...here, limits: {} }, byScript(obedient))
    expect(gamesOf(here.out)).toBe(there.games)
    expect(new Set(asked().map(({ custom_id }) => custom_id)).size).toBe(there.calls)
    expect(asked()).toHaveLength(there.calls)
  })

  it('is stopped at once while it waits', async () => {
    const control = new AbortController()
    const stop = () => control.abort(new Error('stopped by the test'))
    const run = runTournament(inRounds(), { signal: control.signal, onNotice: stop })
    await expect(run).rejects.toThrow('stopped by the test')
  })

  it('plays agents of two folders and of a server with each other', async () => {
    await serve(obedient)
    const folder = freshFolder()
    const names = [`direct@batch:${join(folder, 'a')}`, `cot@batch:${join(folder, 'b')}`]
    const { rounds } = await playRounds(
      { ...config, agents: [...names, 'cot@openai/test-1'], deals: 1 },
      byScript(obedient),
    )
    const models = new Set(rounds.flat().map(({ body }) => body.model))
    expect([...models]).toEqual(['a', 'b'])
  })
})

test.each<[string, Partial<TournamentConfig>, RegExp]>([
  ['a batch of no name', { model: 'batch:..' }, /batch:openai\/NAME or batch:FOLDER/],
  ['a folder that cannot be made', { model: 'batch:/proc/nothing' }, /cannot be used .*name a folder/],
  [
    'a batch of an API without a record',
    { model: 'batch:openai/gpt' },
    /write batch:FOLDER|name one with --out/,
  ],
])('%s is bad input', async (_, change, message) => {
  await expect(runTournament({ ...config, ...change })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: expect.stringMatching(message),
  })
})
