import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { command, spawned } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'bidder-test-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const opening = { seat: 1, hole: ['Ah', 'Kd'], board: [], table: { history: '' } }
const view = file('view.json', JSON.stringify(opening))
const badCard = file('card.json', JSON.stringify({ ...opening, hole: ['Ah', 'Kx'] }))
const badHistory = file('history.json', JSON.stringify({ ...opening, table: { history: 'q' } }))
const elsewhere = file('elsewhere.json', JSON.stringify({ ...opening, seat: 0 }))
const cutOff = file('cut.json', '{"seat": 1, "hole": ["Ah"')
const log = file('damaged.log', 'STATE:0:rf:AhKd|2c2d:10|-10:a|b\nSTATE:1:rr\n')

const play = ['tournament', '--game', 'limit-holdem', '--agents', 'call,random', '--deals', '2']
const decide = ['decide', 'limit-holdem']
const bargain = ['tournament', '--game', 'negotiation', '--agents', 'tough,linear']
const instances = file('instances.txt', '1,2,3 8,1,0 4,0,2\n1,4,1 4,1,2 2,2,0\n')
const badInstance = file('bad-instances.txt', '1,2,3 8,1,0 4,0,2\n1,4,1 4,1,2 2,2,1\n')
const offered = file(
  'offered.json',
  JSON.stringify({ seat: 0, pool: [1, 2, 3], values: [8, 1, 0], turns: [] }),
)

const cases: [what: string, words: string[], says: RegExp][] = [
  ['an unknown command', ['bogus'], /unknown command 'bogus'/],
  ['an unknown flag', ['games', '--bogus'], /unknown option '--bogus'/],
  ['a missing flag', ['tournament', '--agents', 'call,random'], /--game/],
  ['an unknown game', ['agents', '--game', 'bogus'], /no game "bogus".*limit-holdem/],
  ['an unknown agent', [...decide, '--view', view, '--agent', 'bogus'], /no agent "bogus".*bidder, random/],
  ['an unknown option', [...decide, '--view', view, '--agent', 'threshold?rais=1'], /"rais".*raise, call/],
  ['an option out of range', [...decide, '--view', view, '--agent', 'threshold?raise=7'], /raise:.*1/],
  ['an option twice', [...decide, '--view', view, '--agent', 'threshold?raise=1&raise=0'], /twice/],
  ['an option without value', [...decide, '--view', view, '--agent', 'threshold?raise'], /key=value/],
  ['an unknown type', [...decide, '--view', view, '--agent', 'bidder?types=bogus'], /"bogus".*call/],
  ['a model nobody asked for', [...decide, '--view', view, '--agent', 'call@a/b'], /takes no model/],
  ['an unknown setting', [...play, '--set', 'bogus=1'], /"bogus".*profile, seats, stacks/],
  ['a setting of unknown value', [...play, '--set', 'profile=bogus'], /profile:.*acpc/],
  ['a setting out of range', [...play, '--set', 'seats=11'], /seats:.*10/],
  ['a setting without value', [...play, '--set', 'seats'], /key=value/],
  ['too few agents', [...play, '--set', 'seats=3'], /3 seats/],
  [
    'a sample that is none',
    ['exam', 'leduc', '--agents', 'call', '--sample', 'bogus'],
    /"bogus".*play, hard/,
  ],
  ['no exam in a folder', ['exam', 'leduc', '--agents', 'call', '--spots-from', folder], /holds no exam/],
  ['a known type elsewhere', [...decide, '--view', view, '--agent', 'bidder?types=known'], /known is.*exam/],
  ['a number that is none', [...play, '--deals', 'many'], /--deals.*whole number/],
  ['a number out of range', [...play, '--match', '0'], /--match.*from 1/],
  ['an agent in a tournament that does not exist', [...play, '--agents', 'call,bogus'], /no agent "bogus"/],
  [
    'what is for training data with another format',
    ['export', folder, '--format', 'csv', '--min-gap', '1'],
    /--min-gap: is for --format preferences or sft/,
  ],
  ['a gap in the agents', [...play, '--agents', 'call,,random'], /agent is missing/],
  ['a gate of another form', [...play, '--gate', 'call'], /gate: "call"/],
  ['a gate on nobody', [...play, '--gate', 'call>bogus'], /"bogus" does not play/],
  ['a record where none can be', [...play, '--out', join(view, 'run')], /--out.*view\.json/],
  [
    'a view that is missing',
    [...decide, '--agent', 'call', '--view', join(folder, 'none')],
    /cannot read.*none/,
  ],
  ['a view that breaks off', [...decide, '--agent', 'call', '--view', cutOff], /is not JSON/],
  ['a view with a card that is none', [...decide, '--agent', 'call', '--view', badCard], /hole.*card/],
  ['a view against the rules', [...decide, '--agent', 'call', '--view', badHistory], /history.*"q"/],
  ['a view of a seat not to act', [...decide, '--agent', 'call', '--view', elsewhere], /not to act/],
  ['an unknown preset', [...bargain, '--set', 'preset=bogus'], /preset:.*openspiel-bargaining/],
  [
    'a bad instance, with its line',
    [...bargain, '--instances', badInstance],
    /line 2 .*2,2,1 are worth 11 in all, not 10/,
  ],
  ['instances that are missing', [...bargain, '--instances', join(folder, 'none')], /instances: cannot read/],
  ['instances for a game of cards', [...play, '--instances', instances], /leave the instances out/],
  [
    'more deals than instances',
    [...bargain, '--instances', instances, '--deals', '3'],
    /2 instances for 3 deals/,
  ],
  [
    'an oracle with a single view',
    ['decide', 'negotiation', '--view', offered, '--agent', 'equilibrium'],
    /is an oracle/,
  ],
  ['a game too large to solve', ['solve', 'limit-holdem'], /limit-holdem is too large.*are kuhn, leduc/],
  ['a game of three to solve', ['solve', 'kuhn', '--set', 'seats=3'], /kuhn with 3 seats.*two seats.*leduc/],
  ['an unknown algorithm', ['solve', 'kuhn', '--algorithm', 'mccfr'], /"mccfr".*cfr, cfr\+/],
  ['no iterations', ['solve', 'kuhn', '--iterations', '0'], /--iterations.*from 1/],
  [
    'a game to exploit that is not zero-sum',
    ['exploit', 'negotiation', '--agent', 'fair'],
    /sum to zero.*kuhn, leduc/,
  ],
  ['nobody to exploit', ['exploit', 'kuhn', '--agent', 'bogus'], /"bogus".*myopic, equilibrium/],
  ['an unknown format', ['verify', 'bogus', log], /no format "bogus".*acpc/],
  ['a damaged log', ['verify', 'acpc', log], /line 2/],
  ['a log that is missing', ['verify', 'acpc', join(folder, 'none')], /cannot read/],
]

test.each(cases)('%s is refused in one line with status 2', async (_, words, says) => {
  const { status, stdout, stderr } = await command(words)
  expect(stderr).toMatch(says)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(stderr).toMatch(/^error: /)
  expect(stdout).toBe('')
  expect(status).toBe(2)
})

test('the process ends with that line and that status, too', async () => {
  expect(await spawned(['agents', '--game', 'bogus'])).toEqual({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^error: .*no game "bogus".*\n$/),
  })
})
