import { describe, expect, it } from 'vitest'
import { claimsIn } from '../../environments/claims.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { negotiation } from '../../environments/negotiation/rules.ts'
import { answers } from '../../testing/server/replies.ts'
import { audit } from '../../tournaments/audit/audit.ts'
import { recordedGames } from '../../tournaments/recorded-games.ts'
import { runTournament, type TournamentConfig } from '../../tournaments/run.ts'
import { serve } from '../server/serve.ts'
import { freshFolder } from './folder.ts'

/** The record of a small tournament. */
async function record(config: Partial<TournamentConfig> & Pick<TournamentConfig, 'agents'>): Promise<string> {
  const out = freshFolder()
  await runTournament({ game: 'leduc', deals: 8, match: 4, concurrency: 1, ...config, out })
  return out
}

const one = { concurrency: 1 }

describe('An audit', () => {
  it('finds nothing to blame in who plays a best response to the opponent it meets', async () => {
    const out = await record({ agents: ['bidder?types=random&learn=no', 'random'] })
    const { agents } = await audit(out, one)
    expect(agents[0].meanLoss).toBeLessThan(1e-9)
    expect(agents[0].best).toBe(1)
    expect(agents[0].worst.every(({ loss }) => loss < 1e-9)).toBe(true)
  })

  it('grades every decision in which there was a choice, and is the same whatever the number of threads', async () => {
    const out = await record({ agents: ['rule', 'random', 'call'] })
    const result = await audit(out, one)
    let decisions = 0
    for await (const game of recordedGames(out)) decisions += game.decisions.length
    expect(result.decisions).toBe(decisions)
    expect(await audit(out, { concurrency: 2 })).toEqual(result)
    for (const { meanLoss, stages, decisions, interval } of result.agents) {
      const total = stages.reduce((sum, stage) => sum + stage.meanLoss * stage.decisions, 0)
      expect(total / decisions).toBeCloseTo(meanLoss ?? 0, 9)
      expect(interval).toEqual({ method: 't', unit: 'deal', n: 8 })
    }
  })

  it('holds the equilibrium blameless against itself, and the others not', async () => {
    const { agents } = await audit(await record({ agents: ['equilibrium', 'rule'] }), one)
    expect(agents[0].equilibrium?.meanLoss).toBeLessThan(0.01)
    expect(agents[1].equilibrium?.meanLoss).toBeGreaterThan(0.02)
    expect(agents[0].meanLoss).toBeGreaterThan(0.02)
  })

  it('grades against the equilibrium where nobody knows how the opponent plays, and says so', async () => {
    const { agents } = await audit(await record({ agents: ['bidder', 'rule'] }), one)
    expect(agents[0].against).toMatchObject({ equilibrium: 0 })
    expect(agents[1].against).toMatchObject({ policy: 0 })
    expect(agents[1].decisions).toBe(agents[1].against.equilibrium)
    expect(agents[1].interval.unit).toBe('match')
  })

  it('leaves out and counts what it cannot grade', async () => {
    const out = await record({ game: 'negotiation', agents: ['bidder', 'tough'] })
    const [bidder, tough] = (await audit(out, one)).agents
    expect(bidder.leftOut).toEqual({ opponent: 0, forfeit: 0 })
    expect(tough).toMatchObject({ decisions: 0, meanLoss: null, ci95: null, worst: [] })
    expect(tough.leftOut.opponent).toBeGreaterThan(8)
  })

  it('shows the worst decisions with all that was seen and thought', async () => {
    const out = await record({ agents: ['bidder?decide=softmax&temperature=4', 'rule'], deals: 20 })
    const [bidder] = (await audit(out, one)).agents
    const { worst } = bidder
    expect(worst).toHaveLength(10)
    expect(worst.map(({ loss }) => loss)).toEqual(worst.map(({ loss }) => loss).toSorted((a, b) => b - a))
    const [{ situation, view, deliberation, actions, best }] = worst
    expect(situation).toContain('Leduc poker')
    expect(view).toMatchObject({ game: 'leduc' })
    expect(deliberation).toHaveProperty('belief')
    expect(actions[0].action).toEqual(best)
  })

  it('says how far an agent follows its own numbers', async () => {
    const drawing = await record({ agents: ['bidder?decide=softmax&temperature=4', 'rule'] })
    const best = await record({ agents: ['bidder', 'rule'] })
    const of = async (out: string) => (await audit(out, one)).agents[0].stated
    expect((await of(drawing))?.notFollowed).toBeGreaterThan(0.1)
    expect((await of(drawing))?.shortfall).toBeGreaterThan(0)
    expect(await of(best)).toMatchObject({ notFollowed: 0, shortfall: 0 })
  })

  it('grades some games of all, where that is enough', async () => {
    const out = await record({ agents: ['rule', 'random'] })
    expect((await audit(out, { ...one, games: 4 })).decisions).toBeLessThan(
      (await audit(out, one)).decisions / 2,
    )
  })

  it('grades language models, and the numbers in their words', async () => {
    const server = await serve(() =>
      answers({ thoughts: 'The pot is 1000 chips. Pot odds are 77%.', action: 'call' }),
    )
    const out = await record({ game: 'limit-holdem', agents: ['cot@openai/test-1', 'call'], deals: 1 })
    await server.close()
    const [cot] = (await audit(out, one)).agents
    expect(cot.decisions).toBeGreaterThan(4)
    expect(cot.claims).toContainEqual(
      expect.objectContaining({ what: 'pot, chips', stated: cot.decisions, wrong: cot.decisions }),
    )
    const [odds] = cot.claims.filter(({ what }) => what === 'pot odds, %')
    expect(odds.wrong).toBe(odds.stated)
  })

  it('refuses what is no record, and games that nobody can grade', async () => {
    await expect(audit(freshFolder())).rejects.toThrow(/holds no record/)
    const three = await record({ game: 'kuhn', settings: { seats: 3 }, agents: ['call', 'raise', 'random'] })
    await expect(audit(three)).rejects.toThrow(/two seats/)
  })
})

describe('Numbers in words are held against the truth:', () => {
  const game = limitHoldem()
  const view = game.readView({ seat: 1, hole: ['Ah', 'Ad'], board: [], table: { history: '' } })
  const told = (text: string) =>
    claimsIn(text, game.words.claims?.(view, 'call', [{ hidden: 'KsKh', chance: 1 }]) ?? [])

  it('the pot and its odds', () => {
    expect(told('I call 5 into a pot of 15, so pot odds are 25 %.')).toMatchObject([
      { what: 'pot, chips', said: 15, wrong: false },
      { what: 'pot odds, %', said: 25, wrong: false },
    ])
    expect(told('The pot is 30; pot odds of about 33%')).toMatchObject([{ wrong: true }, { wrong: true }])
  })

  it('an equity, against what is believed or against a random hand', () => {
    expect(told('My equity is 82%.')).toMatchObject([{ what: 'equity, %', wrong: false }])
    expect(told('Equity about 85 %')).toMatchObject([{ wrong: false }])
    expect(told('Equity about 50 %')).toMatchObject([{ wrong: true }])
    expect(told('I have a good hand.')).toEqual([])
  })

  it('the points of an offer', () => {
    const bargaining = negotiation({ items: [1, 2, 3] })
    const opening = bargaining.readView({ seat: 0, pool: [1, 2, 3], values: [8, 1, 0], turns: [] })
    const told = (text: string) =>
      claimsIn(text, bargaining.words.claims?.(opening, { type: 'propose', keep: [1, 1, 0] }, []) ?? [])
    expect(told('That gives me 9 points.')).toMatchObject([{ said: 9, wrong: false }])
    expect(told('That gives me 7 points.')).toMatchObject([{ said: 7, wrong: true }])
  })
})
