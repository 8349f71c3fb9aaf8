import { readFileSync } from 'node:fs'

/** The modules of the page, each after those that it needs at once. */
const MODULES = ['dom', 'archive', 'bars', 'hand-grid', 'frontier', 'step', 'list', 'viewer', 'main']

const read = (name: string): string => readFileSync(new URL(`./client/${name}`, import.meta.url), 'utf8')

/**
 * The modules of the page as one script that needs nothing else: a page that is opened from a disk cannot import. Their
 * names are all different, so that they can stand side by side once imports and exports are taken off.
 */
export function pageScript(): string {
  const bodies = MODULES.map((name) =>
    read(`${name}.js`)
      .replace(/^import .*\n/gm, '')
      .replace(/^export /gm, ''),
  )
  return `'use strict'\n;(() => {\n${bodies.join('\n')}\n})()\n`
}

/** The sheet of the page. */
export const pageSheet = (): string => read('style.css')
