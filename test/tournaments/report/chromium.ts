import { existsSync } from 'node:fs'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'

/** Chromium, where this machine has it. */
export const chromium = [
  process.env.BIDDER_CHROMIUM ?? '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path))

/** Starts Chromium without a window. */
export const launched = (): Promise<Browser> =>
  puppeteer.launch({ executablePath: chromium ?? '', args: ['--no-sandbox'] })

/** A page of a report that has been opened from the disk. */
export interface Opened {
  readonly page: Page
  /** What went wrong in it: errors, refusals of its policy, requests to anywhere else. */
  readonly troubles: readonly string[]
  /** The text of the first element, spaces made one. */
  text(selector: string): Promise<string>
}

/** Opens a report from the disk, as a person does. @param hash the part of the address after the file */
export async function openedReport(browser: Browser, file: string, hash = ''): Promise<Opened> {
  const page = await browser.newPage()
  const troubles: string[] = []
  page.on('console', (message) => {
    troubles.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => {
    troubles.push(String(error))
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(`file://${file}`)) troubles.push(`asks for ${request.url()}`)
  })
  await page.goto(`file://${file}${hash}`)
  await page.waitForSelector('[data-ready]')
  const text = async (selector: string) =>
    (await page.$eval(selector, (element) => element.textContent ?? '')).replace(/\s+/g, ' ').trim()
  return { page, troubles, text }
}
