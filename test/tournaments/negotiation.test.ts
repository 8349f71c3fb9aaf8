import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SeatedAgent } from '../../agents/seated.ts'
import type { Agent } from '../../environments/agent.ts'
import type { Json } from '../../environments/game.ts'
import type { Action } from '../../environments/negotiation/action.ts'
import { hostNegotiation } from '../../environments/negotiation/machine.ts'
import { negotiation } from '../../environments/negotiation/rules.ts'
import type { NegotiationView } from '../../environments/negotiation/view.ts'
import type { PlayedGame } from '../../tournaments/match.ts'
import { TournamentRecord } from '../../tournaments/record.ts'
import { runTournament } from '../../tournaments/run.ts'
import { schedule } from '../../tournaments/schedule.ts'
import { sealed } from '../../tournaments/seal.ts'
import { tableOf } from '../../tournaments/table.ts'
import { freshFolder, recordOf } from './folder.ts'

const game = { ...negotiation(), host: hostNegotiation(negotiation()) }

/** Says the same with every action, and why it thinks so. */
function talker(utterance: string, reason: (view: NegotiationView) => Json): Agent<NegotiationView, Action> {
  return {
    name: 'talker',
    async decide({ view, actions }) {
      const accept = actions.find(({ type }) => type === 'accept')
      return { action: { ...(accept ?? actions[1]), utterance }, deliberation: reason(view) }
    },
  }
}

const broken: Agent<NegotiationView, Action> = {
  name: 'broken',
  decide: () => Promise.reject(new Error('out of order')),
}

const seated = (
  name: string,
  agent: Agent<NegotiationView, Action>,
): SeatedAgent<NegotiationView, Action> => ({
  name,
  kind: 'house',
  remembers: false,
  make: () => agent,
})

/** Plays three deals of two agents into a record, from where it stops, and reads it. */
async function play(out: string, agents: readonly SeatedAgent<NegotiationView, Action>[]) {
  const table = tableOf({ game }, agents, { deals: 3, match: 2, seed: 1 })
  const matches = schedule(2, 2, 3, 2)
  const games: PlayedGame[] = []
  const record = new TournamentRecord(out, table, matches)
  const earlier = await record.open((_, played) => games.push(...played))
  for (const match of matches.slice(earlier.matches)) {
    const played = await table.play(match)
    record.append(match, played)
    games.push(...played)
  }
  record.close()
  return games
}

const lines = (out: string) =>
  recordOf(out)
    ['games.jsonl'].trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('the record of a negotiation', () => {
  test('keeps words to the letter, and who failed at what', async () => {
    const out = freshFolder()
    const words = 'I accept "offer 1"? \\ {"type":"walk"} – nein'
    const agents = [
      seated(
        'talker',
        talker(words, () => null),
      ),
      seated('broken', broken),
    ]
    await play(out, agents)
    const decisions = lines(out).filter(({ type }) => type === 'decision')
    const said = decisions.filter(({ agent }) => agent === 'talker')
    expect(said.length).toBeGreaterThan(0)
    for (const { action } of said) expect(action.utterance).toBe(words)
    const failed = decisions.filter(({ agent }) => agent === 'broken')
    expect(failed).toHaveLength(6)
    for (const { action, faults, forfeit } of failed) {
      expect(action).toEqual({ type: 'walk' })
      expect(faults.map(({ kind }: { kind: string }) => kind)).toEqual(['error', 'error', 'error'])
      expect(forfeit).toBe(true)
    }
    const results = lines(out).filter(({ type }) => type === 'result')
    // Nothing is left out: a game that a fault ended is one without a deal, for both.
    for (const { payoffs, measures } of results) {
      expect(payoffs).toEqual({ talker: 0, broken: 0 })
      expect(measures.talker.agreement).toBe(0)
      expect(measures.broken.agreement).toBe(0)
    }
  })

  test('scores beliefs before they are cut to what is recorded', async () => {
    const out = freshFolder()
    // Every vector that the rules allow, equally likely: the score is that of the prior. It is not among the first sixteen.
    const even = (view: NegotiationView) => {
      const all = game.hiddenStates(view)
      const hidden = all.map((vector) => ({ hidden: vector.join(), after: 1 / all.length }))
      const impossible = Array.from({ length: 16 }, () => ({ hidden: 'none', after: 0 }))
      return { belief: { hidden: [...impossible, ...hidden] } }
    }
    await play(out, [seated('a', talker('a', even)), seated('b', talker('b', even))])
    const results = lines(out).filter(({ type }) => type === 'result')
    const decisions = lines(out).filter(({ type }) => type === 'decision')
    expect(decisions.some(({ deliberation }) => deliberation.belief.hidden.length === 16)).toBe(true)
    for (const { measures } of results) {
      expect(measures.a['belief-gain-1']).toBeCloseTo(0, 9)
      expect(measures.b['belief-gain-1']).toBeCloseTo(0, 9)
    }
  })

  test('that was cut off anywhere is taken up so that nothing tells of it', async () => {
    const out = freshFolder()
    const sure = () => ({ belief: { hidden: [{ hidden: '1,1,1', before: 0.1, after: 0.123456789 }] } })
    const agents = [seated('a', talker('well', sure)), seated('b', talker('so', sure))]
    const games = await play(out, agents)
    const record = recordOf(out)
    const judged = games.map(({ payoffs, measures }) => ({ payoffs, measures }))
    for (const share of [0, 0.3, 0.6, 0.9, 1]) {
      const text = record['games.jsonl']
      writeFileSync(join(out, 'games.jsonl'), text.slice(0, Math.floor(text.length * share)))
      const again = await play(out, agents)
      expect(recordOf(out)).toEqual(record)
      expect(again.map(({ payoffs, measures }) => ({ payoffs, measures }))).toEqual(judged)
    }
  })

  test('without the measures of a player is damaged', async () => {
    const out = freshFolder()
    const agents = [
      seated(
        'a',
        talker('a', () => null),
      ),
      seated('b', broken),
    ]
    await play(out, agents)
    const file = join(out, 'games.jsonl')
    const without = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const { measures: _, crc: _crc, ...rest } = JSON.parse(line)
        return sealed(rest)
      })
    writeFileSync(file, `${without.join('\n')}\n`)
    await expect(play(out, agents)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(/line \d+: lacks the measures of a player/),
    })
  })
})

describe('a tournament of negotiators', () => {
  const config = { game: 'negotiation', agents: ['tough', 'nice', 'random'], deals: 6, match: 2, seed: 3 }

  test('judges by measures, in each pairing and over all, the same whatever the concurrency', async () => {
    const [alone, threads] = [
      await runTournament({ ...config, concurrency: 1 }),
      await runTournament({ ...config, concurrency: 3 }),
    ]
    expect(threads).toEqual(alone)
    const [first] = alone.pairings
    const agreement = { name: 'agreement', unit: 'share', aggregate: 'share' }
    // Who accepts anything always agrees: 12 games of 6 deals say no more than that.
    expect(first.measures?.[0]).toEqual({
      ...agreement,
      agent: 'tough',
      mean: 1,
      ci95: [expect.closeTo(0.025 ** (1 / 6), 9), 1],
      n: 6,
      games: 12,
    })
    expect(alone.measures?.find(({ agent, name }) => agent === 'nice' && name === 'breaches')?.games).toBe(
      first.games + alone.pairings[2].games,
    )
    expect(alone.measures?.every(({ name }) => !name.startsWith('belief'))).toBe(true)
    expect(alone.zeroSum).toBe(false)
  })

  test('takes nobody for one who remembers, so that deals are the unit', async () => {
    const { standings } = await runTournament({ ...config, agents: ['bidder?rollouts=2', 'tough'], deals: 2 })
    expect(standings.map(({ interval }) => interval)).toEqual(
      Array.from({ length: 2 }, () => ({ method: 't', unit: 'deal', n: 2 })),
    )
  })

  test('of an instance without a zone of agreement counts the deals that should not be', async () => {
    const folder = freshFolder()
    mkdirSync(folder)
    const instances = join(folder, 'instances.txt')
    writeFileSync(instances, '60 40\n70 10\n40 60\n')
    const { measures = [] } = await runTournament({
      ...config,
      settings: { preset: 'price' },
      agents: ['nice', 'tough'],
      instances,
      deals: 3,
      concurrency: 1,
    })
    const row = (agent: string, name: string) =>
      measures.find((found) => found.agent === agent && found.name === name)
    expect(row('nice', 'deals-without-zone')).toMatchObject({ mean: 1, n: 2, games: 4 })
    // Nice takes a loss from tough wherever tough opens, and gives it to nobody.
    expect(row('nice', 'breaches')?.mean).toBeGreaterThan(0)
    expect(row('tough', 'breaches')?.mean).toBe(0)
  })
})
