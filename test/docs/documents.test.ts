import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { readConfigFile } from '../../cli/config-file.ts'
import { analyzeInstances } from '../../environments/negotiation/analysis.ts'
import { readPrices } from '../../reasoning/language/prices.ts'
import { type Block, blocks, pages, spansOf } from './blocks.ts'
import { knowsPlayers, understood } from './understood.ts'

const ofLanguage = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language))

test('every block is of a language whose blocks are checked, or is what a screen shows', () => {
  const checked = ofLanguage('', 'sh', 'console', 'ts', 'json', 'yaml', 'text')
  expect(blocks.filter((block) => !checked.includes(block))).toEqual([])
})

/** What tells a program which servers of tools to start. */
const servers = z.strictObject({
  mcpServers: z.strictObject({
    bidder: z.strictObject({ command: z.literal('npx'), args: z.tuple([z.literal('bidder')], z.string()) }),
  }),
})

/** Holds a document to what it is. */
async function check({ language, text }: Block): Promise<void> {
  if (language === 'json' && text.includes('mcpServers')) {
    const { mcpServers } = servers.parse(JSON.parse(text))
    expect(await understood(mcpServers.bidder.args.slice(1))).toBeDefined()
    return
  }
  // Whatever else is written in these languages is an experiment.
  const folder = mkdtempSync(join(tmpdir(), 'documents-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, `bidder.config.${language}`)
  writeFileSync(file, text)
  const { games, game = '', settings, agents = [], prices = {} } = await readConfigFile(file)
  for (const one of games ?? [{ game, settings, agents }])
    knowsPlayers(one.game, one.settings ?? {}, one.agents ?? agents)
  readPrices(file, prices)
}

test.each(ofLanguage('json', 'yaml'))('the $language of $page is read, and all that it names is known', check)

test('the pages show an experiment and a list of servers', () => {
  expect(ofLanguage('yaml').length).toBeGreaterThan(0)
  expect(ofLanguage('json').length).toBeGreaterThan(0)
})

test('the instances that are shown can be analysed', () => {
  const shown = ofLanguage('text').filter(({ text }) => /^[\d, \n]+$/.test(text))
  expect(shown.length).toBeGreaterThan(0)
  for (const { text } of shown)
    expect(analyzeInstances(text).instances).toHaveLength(text.trim().split('\n').length)
})

test('JSON within the prose can be read', () => {
  // Dots stand for what else there is.
  const spans = pages.flatMap(spansOf).filter((text) => /^[[{]+"/.test(text) && !text.includes('...'))
  expect(spans.length).toBeGreaterThan(5)
  for (const text of spans) JSON.parse(text)
})
