import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { familyNamed } from '../../environments/catalog.ts'
import { runTournament } from '../../tournaments/run.ts'

const example = new URL('../../examples/liars-dice.ts', import.meta.url).pathname

/** A module with this text, for one test. */
function file(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'own-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'my-game.js')
  writeFileSync(path, text)
  return path
}

const opening = (path: string) => () => familyNamed(path).open({}, ({ game }) => game.name)

test("a game of one's own is opened by its path, with its settings", () => {
  const family = familyNamed(example)
  expect(family.policies.map(({ name }) => name)).toEqual(['cautious', 'random'])
  expect(family.open({ faces: '4' }, ({ game }) => game.settings)).toEqual({ faces: 4 })
  expect(() => family.open({ sides: 4 }, ({ game }) => game.name)).toThrow('settings are faces')
})

test('a file that is not there is named', () => {
  expect(opening('./nowhere.ts')).toThrow('./nowhere.ts: there is no such file')
})

test('a module that breaks says why, in one line', () => {
  expect(opening(file('throw new Error("no dice")'))).toThrow(/my-game\.js: cannot be loaded: no dice$/)
})

test('what a default export lacks is listed', () => {
  expect(opening(file('export default { name: "mine", seats: 2, apply: 3 }'))).toThrow(
    /no game, for want of unit, zeroSum, settings, initialState, .*apply, .*words; see docs\/extending\.md$/,
  )
  expect(opening(file('export const game = 1'))).toThrow('for want of name')
})

test('it plays tournaments in worker threads, and faults are those of any game', async () => {
  const agents = ['bidder', 'cautious', 'equilibrium']
  const { pairings, game, unit } = await runTournament({ game: example, agents, deals: 40, concurrency: 2 })
  expect({ game, unit }).toEqual({ game: example, unit: 'points/game' })
  const [{ mean }] = pairings
  expect(mean.bidder).toBeGreaterThan(0)
})
