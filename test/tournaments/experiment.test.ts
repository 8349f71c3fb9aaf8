import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { checkedExperiment, experimentSchema } from '../../tournaments/experiment.ts'
import { checkGame, experimentGames } from '../../tournaments/experiment-games.ts'

const from = { file: 'x.yaml', folder: '/lab' }

// `npx vitest run test/tournaments/experiment.test.ts -u` writes the file anew.
test('the schema that is shipped for editors is that of the program', async () => {
  const schema = z.toJSONSchema(experimentSchema, { io: 'input', target: 'draft-7' })
  const shipped = `${JSON.stringify({ title: 'An experiment of BIDDER', ...schema }, null, 2)}\n`
  await expect(shipped).toMatchFileSnapshot('../../bidder.schema.json')
})

describe('What is wrong with an experiment is said with the file, the place and what is allowed there', () => {
  it.each([
    ['no object', 3, /^x.yaml: must be an object of \$schema, game/],
    ['an unknown field', { dealz: 1 }, /^x.yaml: there is no "dealz"; it takes .*agents, deals/],
    ['a number out of range', { deals: 0 }, /^x.yaml: deals: must be a whole number from 1 to 10000000$/],
    ['a number that is a text', { match: '5' }, /^x.yaml: match: must be a whole number/],
    [
      'an unknown field of a game',
      { games: [{ game: 'a' }, { game: 'b', seed: 1 }] },
      /games\[1\]: .*"seed"/,
    ],
    ['a game without name', { games: [{}] }, /games\[0\]\.game: must be a game, as `bidder games`/],
    [
      'a folder outside',
      { games: [{ game: 'a', name: '../b' }] },
      /games\[0\]\.name: must be a name for a folder/,
    ],
    ['a setting of many parts', { settings: { a: [1] } }, /settings\.a: must be a text, a number/],
    ['a limit of nothing', { limits: { tokens: 0 } }, /limits\.tokens: must be a whole number/],
    ['prices that are none', { prices: { a: { input: -1 } } }, /prices: must be {"provider\/model"/],
    ['one game and many', { game: 'a', games: [{ game: 'a' }] }, /has game and games; leave one out/],
  ])('%s', (_, value, says) => {
    expect(() => checkedExperiment('x.yaml', value)).toThrow(says)
  })

  it.each([
    [
      'a game that there is not',
      { game: 'chess', agents: ['call', 'raise'] },
      /^x.yaml: games\[0\]: .*"chess"; games are/,
    ],
    [
      'a setting that there is not',
      { game: 'kuhn', agents: ['call', 'raise'], settings: { a: 1 } },
      /games\[0\]: .*"a"/,
    ],
    [
      'an agent that there is not',
      { game: 'kuhn', agents: ['call', 'nobody'] },
      /games\[0\]: .*no agent "nobody"/,
    ],
    [
      'a gate of others',
      { game: 'kuhn', agents: ['call', 'raise'], gate: 'a>call' },
      /games\[0\]: gate: "a" does not/,
    ],
    [
      'a comparison of two alone',
      { game: 'kuhn', agents: ['call', 'raise'], comparisons: ['call>raise'] },
      /3 agents/,
    ],
  ])('before anything is played: %s', (_, game, says) => {
    const [read] = experimentGames({ games: [game] }, {}, from)
    expect(() => checkGame(read)).toThrow(says)
  })
})

describe('The games of an experiment', () => {
  const experiment = checkedExperiment('x.yaml', {
    games: [
      { game: 'leduc', deals: 7 },
      { game: 'negotiation', name: 'late', settings: { discount: 0.9 }, instances: 'i.txt' },
    ],
    agents: ['bidder', 'random'],
    deals: 5,
    limits: { calls: 3 },
    out: 'runs',
  })

  it('take what is said for all, and what one says of itself before it; files lie where the experiment does', () => {
    expect(experimentGames(experiment, {}, from)).toEqual([
      {
        where: 'x.yaml: games[0]',
        name: 'leduc',
        config: {
          ...{ game: 'leduc', agents: ['bidder', 'random'], deals: 7, settings: {}, limits: { calls: 3 } },
          out: '/lab/runs/leduc',
        },
      },
      {
        where: 'x.yaml: games[1]',
        name: 'late',
        config: {
          ...{ game: 'negotiation', agents: ['bidder', 'random'], deals: 5, settings: { discount: 0.9 } },
          ...{ limits: { calls: 3 }, instances: '/lab/i.txt', out: '/lab/runs/late' },
        },
      },
    ])
  })

  it('are overridden by what the command says, settings and limits one by one', () => {
    const override = { deals: 2, settings: { maxOffers: 4 }, limits: { tokens: 9 }, out: 'here' }
    const [, { config }] = experimentGames(experiment, override, from)
    expect(config).toMatchObject({
      deals: 2,
      settings: { discount: 0.9, maxOffers: 4 },
      limits: { calls: 3, tokens: 9 },
      out: 'here/late',
    })
  })

  it('are picked by game or name', () => {
    const named = (game: string) => experimentGames(experiment, { game }, from).map(({ name }) => name)
    expect(named('leduc')).toEqual(['leduc'])
    expect(named('late')).toEqual(['late'])
    expect(() => named('kuhn')).toThrow('--game kuhn: x.yaml has no such game; its games are leduc, late')
  })

  it('never share a folder', () => {
    const twice = { games: [{ game: 'leduc' }, { game: 'leduc' }], agents: ['call', 'raise'] }
    expect(() => experimentGames(twice, {}, from)).toThrow('two are called leduc; give each a name')
  })
})

test("a game of one's own lies relative to the configuration, and its folder has the name of its file", () => {
  const games = [
    { game: '../auctions/sealed.ts', agents: ['a', 'b'] },
    { game: '/home/open.js', agents: ['a', 'b'] },
    { game: 'kuhn', agents: ['a', 'b'] },
  ]
  const found = experimentGames({ games, out: 'runs' }, {}, from)
  expect(found.map(({ name, config: { game, out } }) => [name, game, out])).toEqual([
    ['sealed', '/auctions/sealed.ts', '/lab/runs/sealed'],
    ['open', '/home/open.js', '/lab/runs/open'],
    ['kuhn', 'kuhn', '/lab/runs/kuhn'],
  ])
  const [only] = experimentGames({ game: './sealed.ts', agents: ['a', 'b'] }, {}, from)
  expect(only.config.game).toBe('/lab/sealed.ts')
  const [picked] = experimentGames({ agents: ['a', 'b'] }, { game: './sealed.ts' }, from)
  expect(picked.config.game).toBe('./sealed.ts')
})
