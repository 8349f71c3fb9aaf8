import { IllegalAction } from '../environments/errors.ts'
import { deepFreeze } from '../environments/freeze.ts'
import type { Game } from '../environments/game.ts'
import { type Random, randomOf } from '../environments/random.ts'
import { runner } from './suites.ts'

/** What no game takes for an action. */
const GARBAGE: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  Number.NaN,
  '',
  'no such action',
  [],
  {},
  [null],
  { action: 'no such' },
  () => 0,
]

/**
 * What every game must keep to. Call it inside a test file, once for each setting.
 * Throws `BadInput` where Vitest or fast-check is not installed.
 *
 * @param name of the setting, for the report @param makeGame the game, made anew @param runs random games per law
 */
export function gameConformance<State, Action, View, Hidden>(
  name: string,
  makeGame: () => Game<State, Action, View, Hidden>,
  runs = 12,
): void {
  const { describe, expect, it, fc } = runner()
  describe(`${name} keeps to the contract of games:`, () => {
    const game = makeGame()
    const seats = Array.from({ length: game.seats }, (_, seat) => seat)

    /** Holds for every random game; the seed of a broken one is shrunk and printed. */
    const law = (sentence: string, holds: (seed: number) => void) =>
      it(sentence, () => fc.assert(fc.property(fc.nat(), holds), { numRuns: runs, seed: 1 }))

    law('random playouts end, and with one payoff for each seat', (seed) => {
      const states = playthrough(game, seed)
      const end = states[states.length - 1]
      const payoffs = game.returns(end)
      expect(game.legalActions(end)).toEqual([])
      expect(payoffs).toHaveLength(game.seats)
      expect(payoffs.every(Number.isFinite)).toBe(true)
      expect(JSON.parse(text(payoffs))).toStrictEqual(payoffs)
      if (game.zeroSum) expect(payoffs.reduce((sum, payoff) => sum + payoff, 0)).toBeCloseTo(0, 6)
    })

    law('there are actions and no returns before the end', (seed) => {
      for (const state of playthrough(game, seed).slice(0, -1)) {
        expect(game.legalActions(state).length).toBeGreaterThan(0)
        expect(texts(game.legalActions(state)).size).toBe(game.legalActions(state).length)
        expect(() => game.returns(state)).toThrow(RangeError)
      }
    })

    law('no function changes a state that it is given', (seed) => {
      const random = randomOf(seed, 'frozen')
      for (const state of playthrough(game, seed)) {
        const before = text(state)
        deepFreeze(state)
        for (const action of game.legalActions(state)) game.apply(state, action)
        for (const seat of seats) {
          const view = deepFreeze(game.view(state, seat))
          game.complete(view, deepFreeze(game.sampleHidden(view, random)), random)
        }
        expect(text(state)).toBe(before)
      }
    })

    law('every action that is not legal is refused as IllegalAction', (seed) => {
      const states = playthrough(game, seed)
      const known = new Map(
        states
          .flatMap((state) => game.legalActions(state))
          .map((action): [string, unknown] => [text(action), action]),
      )
      for (const state of states) {
        const legal = texts(game.legalActions(state))
        const illegal = [...known].filter(([key]) => !legal.has(key)).map(([, action]) => action)
        const wrapped = game.legalActions(state).map((action) => [action])
        deepFreeze(state)
        for (const action of [...illegal, ...wrapped, ...GARBAGE])
          expect(() => Reflect.apply(game.apply, game, [state, action]), text({ action })).toThrow(
            IllegalAction,
          )
      }
    })

    law('every legal action is read back from its JSON, and nothing else is', (seed) => {
      for (const state of playthrough(game, seed)) {
        const seat = game.currentPlayer(state) ?? 0
        const view = game.view(state, seat)
        for (const action of game.legalActions(state))
          expect(game.readAction(view, JSON.parse(text(action)))).toStrictEqual(action)
        const wrapped = game.legalActions(state).map((action) => [action])
        for (const json of [...wrapped, ...GARBAGE])
          expect(() => game.readAction(view, json), text({ json })).toThrow(IllegalAction)
      }
    })

    law('a seat that is not to act has nothing that it may say', (seed) => {
      for (const state of playthrough(game, seed)) {
        const said = game.legalActions(state).map((action) => JSON.parse(text(action)))
        for (const seat of seats.filter((seat) => seat !== game.currentPlayer(state)))
          for (const json of said)
            expect(() => game.readAction(game.view(state, seat), json)).toThrow(IllegalAction)
      }
    })

    law('a view stays the same to the byte when what it hides is changed', (seed) => {
      const random = randomOf(seed, 'hidden')
      for (const state of playthrough(game, seed)) {
        for (const seat of seats) {
          const view = game.view(state, seat)
          const other = game.complete(view, game.sampleHidden(view, random), random)
          expect(text(game.view(other, seat))).toBe(text(view))
          expect(game.currentPlayer(other)).toBe(game.currentPlayer(state))
          expect(game.legalActions(other)).toEqual(game.legalActions(state))
        }
      }
    })

    law('what a view hides differs from one drawing to the next, unless it can be but one thing', (seed) => {
      const view = game.view(game.initialState(randomOf(seed, 'deal')), 0)
      if (hiddenStates(game, view).length === 1) return
      const random = randomOf(seed, 'hidden')
      const drawn = Array.from({ length: 20 }, () => text(game.sampleHidden(view, random)))
      expect(new Set(drawn).size).toBeGreaterThan(1)
    })

    law(
      'what others have done is told with what it was chosen from, and nothing that oneself has done',
      (seed) => {
        const random = randomOf(seed, 'past')
        const state = pick(playthrough(game, seed), random)
        for (const own of seats) {
          const view = game.view(state, own)
          for (const told of game.past?.(view, game.sampleHidden(view, random)) ?? []) {
            expect(told.seat).not.toBe(own)
            expect(texts(told.actions), text(told)).toContain(text(told.action))
            expect(game.viewActions(told.view)).toEqual(told.actions)
          }
        }
      },
    )

    law('the players that it expects give each legal action a chance, and all of them make 1', (seed) => {
      for (const state of playthrough(game, seed).slice(0, -1)) {
        const view = game.view(state, game.currentPlayer(state) ?? 0)
        const actions = game.viewActions(view)
        for (const policy of game.population ?? []) {
          const chances = Array.from(policy.distribution(view, actions))
          const said = `${policy.name}: ${chances}`
          expect(chances, said).toHaveLength(actions.length)
          expect(Math.min(...chances), said).toBeGreaterThanOrEqual(0)
          const sum = chances.reduce((total, chance) => total + chance, 0)
          expect(sum, said).toBeCloseTo(1, 9)
        }
      }
    })

    law('each listed hidden state is listed once and completes the view', (seed) => {
      const random = randomOf(seed, 'listed')
      const state = pick(playthrough(game, seed), random)
      for (const seat of seats) {
        const view = game.view(state, seat)
        const listed = hiddenStates(game, view)
        expect(texts(listed).size).toBe(listed.length)
        for (const hidden of some(listed, 25, random)) {
          const completed = game.complete(view, hidden, random)
          expect(text(game.view(completed, seat))).toBe(text(view))
        }
      }
    })

    it('draws one of the first states that it lists, where it lists them, each with its chance', () => {
      const dealt = game.initialStates?.()
      if (dealt === undefined) return
      expect(texts(dealt.map(({ state }) => state)).size).toBe(dealt.length)
      expect(dealt.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12)
      const drawn = new Map(dealt.map(({ state }) => [text(state), 0]))
      const draws = 400 * dealt.length
      const random = randomOf(1, 'deal')
      for (let i = 0; i < draws; i++) {
        const state = text(game.initialState(random))
        drawn.set(state, (drawn.get(state) ?? Number.NaN) + 1)
      }
      for (const { state, chance } of dealt) {
        const error = Math.sqrt((chance * (1 - chance)) / draws)
        expect(Math.abs((drawn.get(text(state)) ?? 0) / draws - chance)).toBeLessThan(5 * error)
      }
      expect(drawn.size).toBe(dealt.length)
    })

    law('a state survives JSON and goes on as if nothing had happened', (seed) => {
      const states = playthrough(game, seed)
      const revived = playthrough(game, seed, (state) => JSON.parse(text(state)))
      expect(revived.map(text)).toEqual(states.map(text))
      expect(states.map((state) => JSON.parse(text(state)))).toStrictEqual(states)
      expect(game.returns(revived[revived.length - 1])).toEqual(game.returns(states[states.length - 1]))
    })

    law('the same seed gives the same bytes', (seed) => {
      expect(playthrough(makeGame(), seed).map(text)).toEqual(playthrough(game, seed).map(text))
    })

    law('a view read back from its JSON is the same view', (seed) => {
      for (const state of playthrough(game, seed)) {
        for (const seat of seats) {
          const view = game.view(state, seat)
          const read = game.readView(JSON.parse(text(view)))
          expect(read).toStrictEqual(view)
          expect(text(read)).toBe(text(view))
        }
      }
    })

    law('a view offers the legal actions to the seat to act and none to the others', (seed) => {
      for (const state of playthrough(game, seed)) {
        for (const seat of seats) {
          const expected = game.currentPlayer(state) === seat ? game.legalActions(state) : []
          expect(game.viewActions(game.view(state, seat))).toEqual(expected)
        }
      }
    })

    law('every view and every action can be said in words', (seed) => {
      for (const state of playthrough(game, seed)) {
        for (const seat of seats) {
          const view = game.view(state, seat)
          expect(game.words.view(view).trim()).not.toBe('')
          const said = game.viewActions(view).map((action) => game.words.action(view, action))
          expect(new Set(said).size).toBe(said.length)
        }
      }
    })

    law('what everybody can see is the same from every seat, and each is told it as its own', (seed) => {
      const { open } = game.words
      if (open === undefined) return
      for (const state of playthrough(game, seed)) {
        const tellings = seats.map((seat) => open(game.view(state, seat)))
        expect(texts(tellings.map((all) => all.map(({ seat, told }) => [seat, told]))).size).toBe(1)
        for (const [from, all] of tellings.entries()) {
          expect(new Set(all.map(({ told }) => told)).size).toBe(all.length)
          for (const { seat, own } of all) expect(own).toBe(seat === from)
        }
        const acting = game.currentPlayer(state)
        const told = tellings[0].map(({ seat }) => seat)
        if (acting === undefined) expect(told).toEqual(seats)
        else expect(told).toContain(acting)
      }
    })
  })
}

/** A random game's states, first to last. @param seed of all its chance @param between what happens to each state before the next action */
export function playthrough<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  seed: number,
  between: (state: State) => State = (state) => state,
): State[] {
  const random = randomOf(seed, 'actions')
  const states = [between(game.initialState(randomOf(seed, 'deal')))]
  for (;;) {
    const state = states[states.length - 1]
    if (game.currentPlayer(state) === undefined) return states
    let next = game.apply(state, pick(game.legalActions(state), random))
    // An end is drawn three times over, so that most games go deep.
    for (let again = 0; again < 2 && game.currentPlayer(next) === undefined; again++)
      next = game.apply(state, pick(game.legalActions(state), random))
    states.push(between(next))
    if (states.length > 10_000) throw new Error('the game does not end')
  }
}

/** All hidden states, or none where the game says that they are too many. */
function hiddenStates<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
): readonly Hidden[] {
  try {
    return game.hiddenStates(view)
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}

function text(value: unknown): string {
  return JSON.stringify(value)
}

const texts = (values: readonly unknown[]): Set<string> => new Set(values.map(text))

function pick<T>(items: readonly T[], random: Random): T {
  return items[random.int(items.length)]
}

function some<T>(items: readonly T[], count: number, random: Random): T[] {
  return items.length === 0 ? [] : Array.from({ length: count }, () => pick(items, random))
}
