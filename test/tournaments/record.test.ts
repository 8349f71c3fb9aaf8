import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runTournament } from '../../tournaments/run.ts'
import { sealed } from '../../tournaments/seal.ts'
import { freshFolder, recordOf } from './folder.ts'

const config = {
  game: 'limit-holdem',
  agents: ['call', 'random'],
  deals: 8,
  match: 2,
  seed: 5,
  concurrency: 1,
}

/** A finished record, its lines, and the same tournament run again on what a change made of them. */
async function recorded() {
  const out = freshFolder()
  const result = await runTournament({ ...config, out })
  const file = join(out, 'games.jsonl')
  const text = readFileSync(file, 'utf8')
  const notices: string[] = []
  return {
    out,
    result,
    record: recordOf(out),
    text,
    notices,
    async again(changed: string) {
      writeFileSync(file, changed)
      return runTournament({ ...config, out }, { onNotice: (line) => notices.push(line) })
    },
  }
}

test('there is a line for each decision and one for each result', async () => {
  const { text } = await recorded()
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const results = lines.filter(({ type }) => type === 'result')
  expect(results.map(({ game }) => game)).toEqual(Array.from({ length: 16 }, (_, game) => game))
  expect(results[0]).toMatchObject({ match: 0, deal: 0, seats: ['call', 'random'] })
  expect(results[1].seats).toEqual(['random', 'call'])
  const [first] = lines
  expect(first).toMatchObject({ type: 'decision', match: 0, game: 0, deal: 0, faults: [], forfeit: false })
  expect(lines.filter(({ type }) => type === 'decision').length).toBe(lines.length - 16)
})

test('the reasons of a reasoner are recorded, in brief', async () => {
  const out = freshFolder()
  const agents = ['bidder?flops=1&turns=1', 'call']
  await runTournament({ ...config, agents, deals: 1, out })
  const lines = recordOf(out)['games.jsonl'].split('\n')
  const own = lines.filter((line) => line.includes('"deliberation"'))
  expect(own.length).toBeGreaterThan(0)
  for (const line of own) expect(line.length).toBeLessThan(10_000)
})

test('the same tournament again plays nothing and says the same', async () => {
  const { again, text, result, record, out } = await recorded()
  const repeated = await again(text)
  expect(repeated).toEqual({ ...result, games: { finished: 16, resumed: 16 } })
  expect(recordOf(out)).toEqual(record)
})

describe('a record that was cut off', () => {
  test('anywhere is taken up so that nothing tells of it', async () => {
    const { again, text, result, record, out } = await recorded()
    for (const share of [0, 0.1, 0.5, 0.77, 0.999]) {
      const resumed = await again(text.slice(0, Math.floor(text.length * share)))
      expect({ ...resumed, games: result.games }).toEqual(result)
      expect(resumed.games.resumed % 2).toBe(0)
      expect(recordOf(out)).toEqual(record)
    }
  })

  test('in the middle of a line gives one line of notice with its number', async () => {
    const { again, text, notices } = await recorded()
    const lines = text.split('\n')
    const { games } = await again(text.slice(0, -30))
    expect(games).toEqual({ finished: 16, resumed: 14 })
    expect(notices).toEqual([
      expect.stringMatching(new RegExp(`line ${lines.length - 1}, is cut off.*match 8 of 8.*played again`)),
    ])
    expect(notices[0]).not.toContain('\n')
  })

  test('at the end of a match gives no notice', async () => {
    const { again, text, notices } = await recorded()
    const end = text.indexOf('{"type":"decision","match":3')
    const { games } = await again(text.slice(0, end))
    expect(games.resumed).toBe(6)
    expect(notices).toEqual([])
  })
})

describe('bad input is', () => {
  const bad = (message: RegExp) => ({ code: 'BAD_INPUT', message: expect.stringMatching(message) })

  test('a damaged line, with its number, and the record stays as it is', async () => {
    const { again, text, out } = await recorded()
    const lines = text.split('\n')
    lines[6] = `${lines[6].slice(0, 20)}#`
    const damaged = lines.join('\n')
    await expect(again(damaged)).rejects.toMatchObject(bad(/games\.jsonl, line 7: is damaged/))
    expect(readFileSync(join(out, 'games.jsonl'), 'utf8')).toBe(damaged)
  })

  test('a line that is missing or that the rules do not allow', async () => {
    const { again, text } = await recorded()
    const lines = text.split('\n')
    const result = lines.findIndex((line) => line.includes('"result"'))
    await expect(again(lines.toSpliced(result, 1).join('\n'))).rejects.toMatchObject(
      bad(new RegExp(`line ${result + 1}: is of match 0, game 1, where game 0`)),
    )
    const place = lines.findIndex((line) => line.includes('"action":"call"'))
    const { crc: _, ...decision } = JSON.parse(lines[place])
    const illegal = lines.with(place, sealed({ ...decision, action: 'fly' })).join('\n')
    await expect(again(illegal)).rejects.toMatchObject(
      bad(/line \d+: the match that ends here.*game 0: illegal action "fly"/),
    )
  })

  test('a line in which one byte is not as it was written', async () => {
    const { again, text } = await recorded()
    await expect(again(text.replace('"call":-1', '"call":-2'))).rejects.toMatchObject(
      bad(/line \d+: is damaged/),
    )
  })

  test('another tournament in the same folder, with what differs', async () => {
    const { out } = await recorded()
    const other = runTournament({ ...config, seed: 6, deals: 9, out })
    await expect(other).rejects.toMatchObject(bad(/deals is 8 there, 9 here; seed is 5 there, 6 here/))
  })

  test('a folder that cannot be written', async () => {
    const out = freshFolder()
    writeFileSync(out, 'a file')
    const inside = runTournament({ ...config, out: join(out, 'run') })
    await expect(inside).rejects.toMatchObject(bad(/--out .*cannot be written/))
    await expect(runTournament({ ...config, out })).rejects.toMatchObject(bad(/--out .*cannot be written/))
  })

  test.runIf(existsSync('/proc/self'))('a folder where the system lets nobody make one', async () => {
    const out = '/proc/none/run'
    await expect(runTournament({ ...config, out })).rejects.toMatchObject(bad(/--out .*cannot be written/))
  })

  test('games without the configuration that they were played under', async () => {
    const out = freshFolder()
    mkdirSync(out)
    writeFileSync(join(out, 'games.jsonl'), '{"type":"result"}\n')
    await expect(runTournament({ ...config, out })).rejects.toMatchObject(bad(/no config\.json/))
  })
})

test('how many lanes there are may change from one run to the next', async () => {
  const { again, text, out, record } = await recorded()
  await again(text.slice(0, text.length / 2))
  await runTournament({ ...config, out, concurrency: 2 })
  expect(recordOf(out)).toEqual(record)
})
