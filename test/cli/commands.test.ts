import { expect, test } from 'vitest'
import { command, spawned } from './command.ts'

const NAMES = [
  'games',
  'agents',
  'tournament',
  'init',
  'worker',
  'plan',
  'decide',
  'prompt',
  'verify',
  'export',
  'analyze',
  'solve',
  'exploit',
  'exam',
  'audit',
  'calibration',
  'report',
  'watch',
  'play',
  'replay',
  'start',
]
const opening = JSON.stringify({ seat: 1, hole: ['Ah', 'Kd'], board: [], table: { history: '' } })
const play = ['tournament', '--game', 'limit-holdem', '--deals', '40', '--match', '10', '--concurrency', '1']

test.concurrent.each(NAMES)(
  '%s explains itself with an example',
  async (name) => {
    const { status, stdout } = await command([name, '--help'])
    expect(stdout).toContain(`Usage: bidder ${name}`)
    expect(stdout).toContain(`Example:\n  bidder ${name}`)
    expect(status).toBe(0)
  },
  120_000,
)

test.concurrent('without words it lists the commands that there are', async () => {
  const { status, stdout } = await spawned([])
  const listed = [...stdout.matchAll(/^ {2}([a-z]+) .*\[/gm)].map((match) => match[1])
  expect(listed).toEqual([...NAMES, 'help'])
  expect(status).toBe(0)
}, 120_000)

test.concurrent('games are listed with their settings', async () => {
  const { stdout } = await command(['games', '--json'])
  expect(JSON.parse(stdout)).toContainEqual(
    expect.objectContaining({
      name: 'limit-holdem',
      seats: [2, 10],
      unit: 'mbb/hand',
      settings: expect.arrayContaining([
        expect.objectContaining({ name: 'stacks', default: 'unlimited' }),
        expect.objectContaining({ name: 'seats', default: 2, summary: expect.stringContaining('players') }),
      ]),
    }),
  )
}, 120_000)

test.concurrent('agents are listed with their options', async () => {
  const { stdout } = await command(['agents', '--game', 'limit-holdem', '--json'])
  const list: unknown = JSON.parse(stdout)
  expect(list).toContainEqual(
    expect.objectContaining({ name: 'bidder', kind: 'reasoner', games: ['limit-holdem'] }),
  )
  expect(list).toContainEqual(
    expect.objectContaining({
      name: 'threshold',
      kind: 'house',
      options: expect.arrayContaining([expect.objectContaining({ name: 'raise', default: 0.6 })]),
    }),
  )
}, 120_000)

test.concurrent('a decision is printed with its deliberation, as JSON and for a person', async () => {
  const words = ['decide', 'limit-holdem', '--agent', 'bidder', '--view', '-']
  const [json, text] = await Promise.all([spawned([...words, '--json'], opening), command(words, opening)])
  const { action, deliberation } = JSON.parse(json.stdout)
  expect(['fold', 'call', 'raise']).toContain(action)
  expect(deliberation.actions[deliberation.choice].action).toBe(action)
  expect(text.stdout).toContain('Your cards: Ah Kd')
  expect(text.stdout).toMatch(/^fold +-500\.0 +exact/m)
}, 120_000)

test.concurrent('a tournament prints one JSON document and its progress elsewhere', async () => {
  const { status, stdout, stderr } = await command([...play, '--agents', 'raise,fold', '--json'])
  const { standings, pairings, games } = JSON.parse(stdout)
  expect(standings[0].agent).toBe('raise')
  expect(pairings[0].mean.raise).toBeCloseTo(-pairings[0].mean.fold)
  expect(games).toEqual({ finished: 80, resumed: 0 })
  expect(stderr).toContain('80 of 80 games')
  expect(status).toBe(0)
}, 120_000)

test.concurrent('a gate is met by the better player and not by the worse', async () => {
  const agents = [...play, '--agents', 'raise,fold', '--quiet', '--gate']
  const [met, missed] = await Promise.all([
    command([...agents, 'raise>fold']),
    command([...agents, 'fold>raise']),
  ])
  expect(met.stdout).toContain('Gate raise > fold: passed')
  expect(met.stderr).toBe('')
  expect(met.status).toBe(0)
  expect(missed.stdout).toContain('Gate fold > raise: failed')
  expect(missed.status).toBe(3)
}, 120_000)

test.concurrent('instances are analysed, as JSON and as a table', async () => {
  const words = ['analyze', 'negotiation', '-', '--set', 'discount=0.9']
  const file = '1,2,3 8,1,0 4,0,2\n1,4,1 4,1,2 2,2,0\n'
  const [json, text] = await Promise.all([command([...words, '--json'], file), command(words, file)])
  const { instances, totals } = JSON.parse(json.stdout)
  expect(instances[0]).toMatchObject({
    line: 1,
    offers: 24,
    pareto: [
      [2, 10],
      [10, 6],
    ],
    nash: [[10, 6]],
    egalitarian: 6,
    maxWelfare: 16,
    equilibrium: [10, 6],
  })
  expect(totals).toEqual({
    instances: 2,
    offers: 44,
    paretoPoints: 8,
    maxWelfare: 30,
    nashProduct: 108,
    equilibrium: [19, 8],
  })
  expect(text.stdout).toMatch(/^2 +20 +6 +\(6, 8\) +6 +\(6, 8\) +14 +\(9, 2\)$/m)
}, 120_000)

test.concurrent('an instance that the rules do not allow is named, and refused', async () => {
  const [line, game] = await Promise.all([
    command(['analyze', 'negotiation', '-'], '1,2,3 8,1,0 4,0,2\n1,2,3 8,1,0 4,0,3\n'),
    command(['analyze', 'chess', '-'], ''),
  ])
  expect(line.stderr).toContain('line 2 ("1,2,3 8,1,0 4,0,3"): the values 4,0,3 are worth 13 in all, not 10')
  expect(line.status).toBe(2)
  expect(game.stderr).toContain('there is no analysis of "chess"; games with one are negotiation')
  expect(game.status).toBe(2)
}, 120_000)

test.concurrent('a small game is solved, as JSON and for a person', async () => {
  const words = ['solve', 'leduc', '--algorithm', 'cfr+', '--iterations', '100']
  const [json, text] = await Promise.all([command([...words, '--json']), command(words)])
  const { exploitability, nashConv, values, ...rest } = JSON.parse(json.stdout)
  expect(rest).toEqual({ game: 'leduc', algorithm: 'cfr+', iterations: 100, unit: 'chips/hand' })
  expect(exploitability).toBeCloseTo(0.013415995, 8)
  expect(nashConv).toBeCloseTo(2 * exploitability, 12)
  expect(values).toEqual([expect.closeTo(-0.0846328, 6), expect.closeTo(0.0846328, 6)])
  expect(text.stdout).toContain('leduc, 936 information sets, 100 iterations of cfr+')
  expect(text.stdout).toContain('exploitability  0.013415995 chips/hand')
}, 120_000)

test.concurrent('what a best response wins from an agent is exact, from a reasoner as well', async () => {
  const [call, asked, text] = await Promise.all([
    command(['exploit', 'leduc', '--agent', 'call', '--json']),
    command(['exploit', 'kuhn', '--agent', 'bidder', '--json']),
    command(['exploit', 'kuhn', '--agent', 'bidder']),
  ])
  const { exploitability, ...rest } = JSON.parse(call.stdout)
  expect(exploitability).toBeCloseTo(22 / 15, 12)
  expect(rest).toEqual({
    game: 'leduc',
    agent: 'call',
    values: [expect.closeTo(22 / 15, 12), expect.closeTo(22 / 15, 12)],
    method: 'exact',
    policy: 'stated',
    unit: 'chips/hand',
  })
  const reasoner = JSON.parse(asked.stdout)
  expect(reasoner).toMatchObject({ method: 'exact', policy: 'asked' })
  // A pure strategy of Kuhn poker loses something to somebody.
  expect(reasoner.exploitability).toBeGreaterThan(0.05)
  expect(reasoner.exploitability).toBeCloseTo((reasoner.values[0] + reasoner.values[1]) / 2, 12)
  expect(text.stdout).toContain('bidder was asked once at every information set (seed 1)')
}, 120_000)

test.concurrent('in a game too large to enumerate a lower bound is measured, and named as one', async () => {
  const args = ['exploit', 'limit-holdem', '--agent', 'threshold', '--deals', '2']
  const [json, text] = await Promise.all([command([...args, '--json']), command(args)])
  expect(JSON.parse(json.stdout)).toMatchObject({
    game: 'limit-holdem',
    agent: 'threshold',
    method: 'lower-bound',
    by: 'local best response',
    deals: 2,
    ci95: [expect.any(Number), expect.any(Number)],
    unit: 'mbb/hand',
  })
  expect(json.stderr).toContain('2 of 2 deals')
  expect(text.stdout).toContain('95 % interval')
  expect(text.stdout).toContain('(lower bound)')
}, 120_000)
