import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeReport } from '../../../tournaments/report/write.ts'
import { runTournament } from '../../../tournaments/run.ts'
import { freshFolder } from '../folder.ts'
import { chromium, launched, openedReport } from './chromium.ts'
import { HOSTILE, hostile } from './hostile.ts'

const where =
  chromium === undefined ? 'skipped, for this machine has no chromium: apt-get install chromium' : 'Chromium'

describe.skipIf(chromium === undefined)(`A report in a browser (${where})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launched()
  })
  afterAll(() => browser.close())

  test('opens from the disk, and its games are filtered, opened and stepped through by clicks and by keys', async () => {
    const out = freshFolder()
    const config = {
      game: 'limit-holdem',
      agents: ['bidder', 'call', 'fold'],
      deals: 2,
      match: 1,
      concurrency: 1,
      out,
    }
    await runTournament(config)
    const { page, troubles, text } = await openedReport(browser, await writeReport(out, { graded: 0 }))
    expect(await text('h1')).toBe('limit-holdem')
    expect(await text('#pager span')).toBe('1–12 of 12 games')

    await page.select('#filter-player', '0')
    await page.select('#filter-other', '1')
    expect(await text('#pager span')).toBe('1–4 of 4 games')
    await page.click('#rows tr:nth-child(2) button')
    await page.waitForSelector('#step')
    expect(await text('#game-title')).toMatch(/^Game 1, deal 0: /)
    expect(await text('#where')).toMatch(/^1 of /)

    // To the first decision of the reasoner: it says what it believes and expects.
    while (!(await text('#step .who')).startsWith('bidder')) await page.keyboard.press('ArrowRight')
    expect(await page.$$eval('.grid td', (cells) => cells.length)).toBe(169)
    expect(await page.$$eval('.grid td.true', (cells) => cells.length)).toBe(1)
    expect(await text('#step .saw')).toContain("Limit Hold'em")
    const done = await text('#step .did')
    expect(await text('#step .chosen th')).toBe(`✓ ${done}`)
    const before = await text('#where')
    await page.click('#after')
    expect(await text('#where')).not.toBe(before)
    await page.keyboard.press('ArrowLeft')
    expect(await text('#where')).toBe(before)
    await page.keyboard.press('End')
    expect(await text('#step .did')).toBe('The end')
    await page.keyboard.press('j')
    await page.waitForFunction("document.querySelector('#game-title').textContent.startsWith('Game 2,')")
    expect(page.url()).toMatch(/#game=2&step=0$/)
    await page.keyboard.press('Escape')
    expect(await page.$('#game[hidden]')).not.toBeNull()
    await page.keyboard.press('/')
    await page.keyboard.type('d1')
    expect(await text('#pager span')).toBe('1–2 of 2 games')
    expect(troubles).toEqual([])
  })

  test('shows markup in a name and in what is said as text', async () => {
    const out = freshFolder()
    const config = {
      game: 'negotiation',
      agents: [HOSTILE, 'tough'],
      deals: 2,
      match: 1,
      out,
      concurrency: 1,
    }
    await runTournament(config, { guests: [hostile] })
    const file = await writeReport(out, { graded: 0 })
    const { page, troubles, text } = await openedReport(browser, file, '#game=0&step=0')
    await page.waitForSelector('#step')
    expect(await text('.lead')).toContain(HOSTILE)
    expect(await text('#rows')).toContain(HOSTILE)
    expect(await text('#step .who')).toContain(HOSTILE)
    await page.keyboard.press('ArrowRight')
    // Games quote what is said: as text it stands there whole.
    expect(await text('#step .saw')).toContain(JSON.stringify(HOSTILE))
    expect(await page.$$('img')).toEqual([])
    expect(await page.title()).toBe('negotiation: 2 agents')
    expect(troubles).toEqual([])
  })

  test('opens with five thousand games, and goes to any of them', async () => {
    const out = freshFolder()
    await runTournament({
      game: 'kuhn',
      agents: ['random', 'call'],
      deals: 2500,
      match: 2500,
      concurrency: 1,
      out,
    })
    const { page, troubles, text } = await openedReport(browser, await writeReport(out, { graded: 0 }))
    expect(await text('#pager span')).toBe('1–25 of 5,000 games')
    await page.type('#filter-number', '4321')
    await page.click('#rows button')
    await page.waitForSelector('#step')
    expect(await text('#game-title')).toMatch(/^Game 4321, /)
    expect(troubles).toEqual([])
  })

  test.each([
    ['wide', 1280],
    ['as wide as a telephone', 390],
  ])('%s fits the window, so that only tables scroll', async (_, width) => {
    const out = freshFolder()
    await runTournament({
      game: 'kuhn',
      agents: ['random', 'call', 'raise'],
      deals: 8,
      match: 4,
      concurrency: 1,
      out,
    })
    const { page } = await openedReport(browser, await writeReport(out, { graded: 0 }), '#game=1&step=1')
    await page.setViewport({ width, height: 800 })
    await page.waitForSelector('#step')
    expect(await page.$eval('html', (html) => html.scrollWidth)).toBe(width)
  })
})
