import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { obedient } from '../../../testing/server/obedient.ts'
import { openAiServer } from '../../../testing/server/openai-server.ts'
import { writeReport } from '../../../tournaments/report/write.ts'
import { runTournament } from '../../../tournaments/run.ts'
import { freshFolder } from '../folder.ts'
import { HOSTILE, hostile } from './hostile.ts'
import { written } from './written.ts'

const sectionsIn = (text: string): string[] =>
  [...text.matchAll(/<section id="([a-z]+)"/g)].map(([, id]) => id)

/** A small tournament that is on record. */
async function recorded(agents: readonly string[], more = {}): Promise<string> {
  const out = freshFolder()
  await runTournament({ game: 'kuhn', agents, deals: 12, match: 4, seed: 5, concurrency: 1, out, ...more })
  return out
}

describe('A report', () => {
  test('tells of all games of a tournament with a reasoner: standings, curves, beliefs, losses', async () => {
    const out = await recorded(['bidder', 'random', 'call'])
    const file = await writeReport(out, { concurrency: 1 })
    expect(file).toBe(join(out, 'report.html'))
    const { text, list, games } = written(file)
    expect(sectionsIn(text)).toEqual([
      'standings',
      'pairings',
      'running',
      'losses',
      'beliefs',
      'predictions',
      'faults',
      'games',
    ])
    expect(list).toHaveLength(72)
    expect(games.map(({ game }) => game)).toEqual(list.map(([game]) => game))
    const step = games.flatMap(({ steps }) => steps).find(({ belief }) => belief !== undefined)
    expect(step?.view).toContain('Kuhn')
    expect(step?.options.filter(({ chosen }) => chosen).map(({ action }) => action)).toEqual([step?.action])
    expect(step?.belief?.truth).toEqual([
      expect.stringMatching(/^a (jack|queen|king)$/),
      expect.anything(),
      expect.anything(),
    ])
    expect(step?.belief?.groups.map(([name]) => name)).toContain(step?.belief?.truth[0])
    // Forty of seventy-two games are graded, and each of these has a loss in the list.
    expect(list.filter(([, , , , , , , loss]) => loss !== null).length).toBe(40)
  })

  test('needs nothing from outside, and lets nothing run but its own script', async () => {
    const { text } = written(await writeReport(await recorded(['random', 'call']), { graded: 0 }))
    expect(text).toMatch(
      /Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;sha256-/,
    )
    expect(text).not.toMatch(/(?:src|href)="(?!#)/)
    expect(text).not.toMatch(/ style="/)
  })

  test('shows some games of many, spread over the record, and says so', async () => {
    const file = await writeReport(await recorded(['random', 'call']), { graded: 0, games: 6 })
    const { text, list } = written(file)
    expect(list.map(([game]) => game)).toEqual([3, 7, 11, 15, 19, 23])
    expect(text).toContain('6 of 24 games, spread evenly over the record')
  })

  test('is the same to the byte for the same record', async () => {
    const out = await recorded(['random', 'call'])
    const read = async () => readFileSync(await writeReport(out, { graded: 4, concurrency: 1 }), 'utf8')
    const [once, again] = [await read(), await read()]
    // Not compared as texts: what differs would be shown, and is long.
    expect(once === again).toBe(true)
  })

  test('judges of a tournament that is not over what all have played, and shows every finished game', async () => {
    const out = await recorded(['random', 'call'])
    const lines = readFileSync(join(out, 'games.jsonl'), 'utf8').split('\n')
    const results = lines.flatMap((line, i) => (line.startsWith('{"type":"result"') ? [i] : []))
    writeFileSync(
      join(out, 'games.jsonl'),
      `${lines.slice(0, results[10] + 1).join('\n')}\n${lines[results[10] + 1].slice(0, 9)}`,
    )
    const { text, list } = written(await writeReport(out, { graded: 0 }))
    expect(list).toHaveLength(11)
    expect(text).toContain('This tournament is not over.')
    expect(text).toContain('the same deals from every seat: 8 games.')
  })

  test('knows what agents of a user’s own are called, and that they may remember', async () => {
    const out = freshFolder()
    const config = {
      game: 'negotiation',
      agents: [HOSTILE, 'tough'],
      deals: 6,
      match: 2,
      out,
      concurrency: 1,
    }
    await runTournament(config, { guests: [hostile] })
    const { text, games } = written(await writeReport(out, { graded: 1 }))
    expect(text).not.toContain('<img')
    expect(text.match(/<script/g)).toHaveLength(4)
    expect(sectionsIn(text)).toContain('frontier')
    expect(games[0].attainable?.offers[0].payoffs).toHaveLength(2)
    expect(games[0].steps.flatMap(({ passages }) => passages)).toContainEqual(['thoughts', HOSTILE])
  })

  test('shows what a model was asked and what it said, at the decision that it was for', async () => {
    const server = await openAiServer(obedient)
    vi.stubEnv('OPENAI_BASE_URL', server.url)
    onTestFinished(async () => {
      vi.unstubAllEnvs()
      await server.close()
    })
    const out = await recorded(['cot@openai/x', 'random'], { deals: 4, match: 2 })
    const prices = new Map([['openai/x', { of: (input: number, output: number) => (input + output) / 1e3 }]])
    const { text, games } = written(await writeReport(out, { graded: 0, prices }))
    expect(sectionsIn(text)).toContain('spending')
    expect(text).toContain('US dollars')
    for (const { seats, steps } of games)
      for (const { seat, view, exchanges, passages } of steps) {
        if (seats[seat] === 'random') {
          expect(exchanges).toEqual([])
          continue
        }
        expect(exchanges).toHaveLength(1)
        expect(exchanges[0].messages.at(-1)?.content).toContain(view)
        expect(JSON.parse(exchanges[0].reply).thoughts).toBe(passages[0][1])
      }
  })

  test('cannot be made of what is no record, or holds no game, or where it cannot be written', async () => {
    await expect(writeReport(freshFolder())).rejects.toThrow(/holds no record of a tournament/)
    const out = await recorded(['random', 'call'])
    const file = join(out, 'there')
    mkdirSync(file)
    await expect(writeReport(out, { graded: 0, file })).rejects.toThrow(/there: cannot be written .*--file/)
    writeFileSync(join(out, 'games.jsonl'), '')
    await expect(writeReport(out)).rejects.toThrow(/holds no finished game yet/)
  })
})
