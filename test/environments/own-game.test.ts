import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { familyNamed } from '../../environments/catalog.ts'
import { randomOf } from '../../environments/random.ts'
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

test('a game may be an object of a class, with members of its own that nobody else sees', () => {
  const path = file(`
    class Coin {
      name = 'coin'; seats = 2; unit = 'points/game'; zeroSum = true; settings = {}
      words = { view: () => 'a coin', action: (_, action) => action }
      #sides = ['heads', 'tails']
      initialState(random) { return { coin: random.int(2), said: null } }
      currentPlayer({ said }) { return said === null ? 0 : undefined }
      legalActions({ said }) { return said === null ? this.#sides : [] }
      apply(state, said) { return { ...state, said } }
      returns({ coin, said }) { return said === this.#sides[coin] ? [1, -1] : [-1, 1] }
      view({ said }, seat) { return { seat, said } }
      viewActions({ seat, said }) { return seat === 0 && said === null ? this.#sides : [] }
      readAction(_, said) { return said }
      hiddenStates() { return [0, 1] }
      sampleHidden(_, random) { return random.int(2) }
      complete({ said }, coin) { return { coin, said } }
      readView(view) { return view }
    }
    export default new Coin()`)
  const legal = familyNamed(path).open({}, ({ game }) => game.legalActions(game.initialState(randomOf(1))))
  expect(legal).toEqual(['heads', 'tails'])
})

test('it plays tournaments in worker threads, and faults are those of any game', async () => {
  const agents = ['bidder', 'cautious', 'equilibrium']
  const { pairings, game, unit } = await runTournament({ game: example, agents, deals: 40, concurrency: 2 })
  expect({ game, unit }).toEqual({ game: example, unit: 'points/game' })
  const [{ mean }] = pairings
  expect(mean.bidder).toBeGreaterThan(0)
})
