import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { families } from '../../environments/catalog.ts'

const root = new URL('../../', import.meta.url).pathname

/** Each floor with those below it: what it may import. CONTRIBUTING.md draws them. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  environments: [],
  reasoning: ['environments'],
  agents: ['environments', 'reasoning'],
  tournaments: ['environments', 'reasoning', 'agents'],
  tools: ['environments', 'reasoning', 'agents'],
  testing: ['environments', 'reasoning'],
  cli: ['environments', 'reasoning', 'agents', 'tournaments', 'tools'],
}

/** The files of this project that a file imports, from the root. */
function imported(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const specifiers = text.matchAll(/(?:^import|^export|^} from|\bimport\()[^'\n]*'(\.[^']+)'/gm)
  return Array.from(specifiers, ([, path]) => relative(root, join(root, dirname(file), path)))
}

const files = (floor: string) => globSync(`${floor}/**/*.{ts,js}`, { cwd: root })

test.each(Object.entries(FLOORS))('%s/ imports only from itself and the floors below it', (floor, below) => {
  const allowed = [floor, ...below, 'package.json']
  const found = files(floor).flatMap((file) => imported(file).map((path) => ({ file, path })))
  expect(found.length).toBeGreaterThan(0)
  expect(found.filter(({ path }) => !allowed.includes(path.split('/')[0]))).toEqual([])
})

/** Where each game adds its screens, and the list of them. */
const DRAWN = /^cli\/screens\/(?:(?:holdem|negotiation|poker)\/|drawings\.ts$)/

/** What a file does: comments, and the examples of a command's help, may name a game. */
function doing(file: string): string {
  const comments = /\/\*.*?\*\/|(?<=^|\s)\/\/[^\n]*/gs
  const examples = /'bidder [^'\n]*'/g
  return readFileSync(join(root, file), 'utf8').replace(comments, '').replace(examples, '')
}

const games = families.map(({ name }) => name)

test.each(['reasoning', 'agents', 'tournaments', 'cli'])('%s/ knows no game but by its contract', (floor) => {
  const others = files(floor).filter((file) => !DRAWN.test(file))
  const found = others.flatMap((file) => imported(file).map((path) => ({ file, path })))
  expect(found.filter(({ path }) => /^environments\/(holdem|negotiation|kuhn|leduc)\//.test(path))).toEqual(
    [],
  )
  const named = new RegExp(`${games.join('|')}|hold.?em`, 'i')
  expect(others.filter((file) => named.test(doing(file)))).toEqual([])
})
