import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, test } from 'vitest'
import { foundConfig, readConfigFile } from '../../cli/config-file.ts'
import { checkedExperiment } from '../../tournaments/experiment.ts'
import { spawned } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'bidder-config-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

it('An experiment reads the same from YAML, JSON and TypeScript', async () => {
  const experiment = { game: 'kuhn', agents: ['call', 'raise?x=1'], deals: 3, limits: { cost: 0.5 } }
  const yaml = 'game: kuhn\nagents: [call, "raise?x=1"] # two\ndeals: 3\nlimits:\n  cost: 0.5\n'
  const read = [
    await readConfigFile(file('same.yaml', yaml)),
    await readConfigFile(file('same.json', JSON.stringify(experiment))),
    await readConfigFile(
      file(
        'same.ts',
        `const deals: number = 3\nexport default ${JSON.stringify({ ...experiment, deals: undefined }).replace(/}$/, ', deals}')}\n`,
      ),
    ),
  ]
  expect(read).toEqual([experiment, experiment, experiment])
})

it('Prices may stand in a file of their own, found from where the experiment is', async () => {
  const prices = { 'openai/x': { input: 1, output: 2 } }
  file('prices.json', JSON.stringify(prices))
  expect(await readConfigFile(file('priced.yaml', 'prices: prices.json\n'))).toEqual({ prices })
})

const nines = Array.from(
  { length: 9 },
  (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`,
)

it.each([
  ['a file that is not there', 'none.yaml', undefined, /none.yaml: cannot be read: ENOENT/],
  ['a file of another kind', 'x.toml', 'a = 1', /x.toml: is no configuration: its name ends in \.ts/],
  ['broken YAML', 'broken.yaml', 'deals: [1\nmatch: 2\n', /broken.yaml: is not YAML: .*line/],
  [
    'a key twice',
    'twice.yaml',
    'deals: 1\ndeals: 2\n',
    /twice.yaml: is not YAML: Map keys must be unique at line 2/,
  ],
  ['a tag', 'tag.yaml', 'deals: !!js/function "x"\n', /tag.yaml: is not YAML: .*tag/],
  [
    'names that grow without end',
    'bomb.yaml',
    `a0: &a0 [1]\n${nines.join('\n')}\n`,
    /bomb.yaml: is not YAML: .*alias/,
  ],
  ['two documents', 'two.yaml', 'deals: 1\n---\ndeals: 2\n', /two.yaml: is not YAML/],
  ['broken JSON', 'broken.json', '{"deals": 1', /broken.json: is not JSON/],
  ['a program that fails', 'fails.ts', 'throw new Error("no\\nmore")', /fails.ts: cannot be loaded: no$/],
  ['a program without a default', 'empty.ts', 'export const deals = 1', /empty.ts: must be an object/],
  [
    'prices that are none',
    'costly.yaml',
    'prices: same-prices.json\n',
    /same-prices.json: .*prices: must be/,
  ],
])('%s is refused in one line', async (_, name, text, says) => {
  file('same-prices.json', '[1]')
  if (text !== undefined) file(name, text)
  const error = await readConfigFile(join(folder, name)).catch((error: unknown) => error)
  expect(error).toMatchObject({ code: 'BAD_INPUT', message: expect.stringMatching(says) })
  expect(String(error)).not.toContain('\n')
})

it('A file is found by its name, and none is guessed among several', () => {
  const here = mkdtempSync(join(folder, 'found-'))
  expect(foundConfig(here)).toBeUndefined()
  writeFileSync(join(here, 'bidder.config.yaml'), '')
  expect(foundConfig(here)).toBe(join(here, 'bidder.config.yaml'))
  writeFileSync(join(here, 'bidder.config.ts'), '')
  expect(() => foundConfig(here)).toThrow('bidder.config.ts and bidder.config.yaml')
})

test('the example that init writes runs, by itself and with options, and nothing is written over it', async () => {
  const here = mkdtempSync(join(folder, 'init-'))
  const written = await spawned(['init'], '', here)
  expect(written.status).toBe(0)
  const path = join(here, 'bidder.config.yaml')
  const text = readFileSync(path, 'utf8')
  checkedExperiment(path, await readConfigFile(path))
  const played = await spawned(
    ['tournament', '--deals', '2', '--match', '1', '--game', 'negotiation', '--json', '--quiet'],
    '',
    here,
  )
  expect(JSON.parse(played.stdout)).toMatchObject({
    tournaments: [
      {
        name: 'negotiation',
        deals: 2,
        comparisons: [{ agents: ['bidder', 'boulware'] }],
        out: 'runs/example/negotiation',
      },
    ],
  })
  expect(played.status).toBe(0)
  const again = await spawned(['init'], '', here)
  expect(again).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^error: bidder.config.yaml is there/),
  })
  expect(readFileSync(path, 'utf8')).toBe(text)
  for (const format of ['ts', 'json']) {
    await spawned(['init', '--format', format], '', here)
    const { $schema: _, ...read } = await readConfigFile(join(here, `bidder.config.${format}`))
    expect(read).toEqual(await readConfigFile(path))
  }
}, 60_000)
