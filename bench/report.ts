/**
 * How long a report takes to open in Chromium, from the disk: until its list of games can be filtered, and until a game in
 * the middle of it is shown. Run: `npx node bench/report.ts runs/one/report.html [TIMES]`.
 */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import puppeteer from 'puppeteer-core'

const [, , name = 'report.html', times = '5'] = process.argv
const file = resolve(name)
const executablePath = process.env.BIDDER_CHROMIUM ?? '/usr/bin/chromium'
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] })

/** Seconds of processor that all processes of the browser have taken: what others do at the time does not count. */
const session = await browser.target().createCDPSession()
async function processor(): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

const opening: number[] = []
const whole: number[] = []
const spent: number[] = []
const game: number[] = []
let games = ''
for (let time = 0; time < Number(times); time++) {
  const page = await browser.newPage()
  const before = await processor()
  const start = performance.now()
  const all = page.goto(`file://${file}`)
  await page.waitForSelector('[data-ready]')
  opening.push(performance.now() - start)
  await all
  whole.push(performance.now() - start)
  spent.push(1000 * ((await processor()) - before))
  games = await page.$eval('#pager span', (span) => span.textContent ?? '')
  await page.select('#filter-order', 'best')
  const begun = performance.now()
  await page.click('#rows tr:last-child button')
  await page.waitForSelector('#step')
  game.push(performance.now() - begun)
  await page.close()
}
await browser.close()

const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const ms = (list: readonly number[]): string =>
  `${Math.round(median(list))} ms (${list.map((each) => Math.round(each)).join(', ')})`
console.log(`${name}: ${(statSync(file).size / 1e6).toFixed(1)} MB, ${games}`)
console.log(`open until the games are listed: ${ms(opening)}`)
console.log(`until the whole page is there: ${ms(whole)}`)
console.log(`processor time of it, all processes: ${ms(spent)}`)
console.log(`until a game is shown: ${ms(game)}`)
