import { describe, expect, it } from 'vitest'
import { deliberate } from '../../agents/advice.ts'
import type { Game, Json, Policy } from '../../environments/game.ts'
import { kuhn } from '../../environments/kuhn/rules.ts'
import { leduc } from '../../environments/leduc/rules.ts'
import { randomOf } from '../../environments/random.ts'

/** A state that may be so, with its chance. */
interface Possible<State> {
  readonly state: State
  readonly chance: number
}

/**
 * What each action is worth at a view against a known player, by the contract of games alone: every deal and history that
 * agrees with the view, by Bayes' rule, and from there on the best action at every later view.
 */
function byHand<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  seat: number,
  other: Policy<View, Action>,
): number[] {
  const wanted = JSON.stringify(view)
  const told = (state: State) => JSON.stringify(game.view(state, seat))

  /** What follows by the other's actions, until the seat itself is to act or the game is over. */
  function* follow({ state, chance }: Possible<State>): Generator<Possible<State>> {
    const acting = game.currentPlayer(state)
    if (acting === undefined || acting === seat) yield { state, chance }
    else {
      const actions = game.legalActions(state)
      const chances = other.distribution(game.view(state, acting), actions)
      for (const [a, action] of actions.entries())
        if (chances[a] > 0) yield* follow({ state: game.apply(state, action), chance: chance * chances[a] })
    }
  }
  function* reached(from: Possible<State>): Generator<Possible<State>> {
    for (const now of follow(from)) {
      if (told(now.state) === wanted) yield now
      else
        for (const action of game.legalActions(now.state))
          yield* reached({ state: game.apply(now.state, action), chance: now.chance })
    }
  }
  function worth(possible: readonly Possible<State>[]): number {
    let sum = 0
    const ends = possible.flatMap((one) => [...follow(one)])
    for (const alike of Map.groupBy(ends, ({ state }) => told(state)).values()) {
      const actions = game.legalActions(alike[0].state)
      if (actions.length > 0) sum += Math.max(...actions.map((action) => worth(after(alike, action))))
      else for (const { state, chance } of alike) sum += chance * game.returns(state)[seat]
    }
    return sum
  }
  const after = (possible: readonly Possible<State>[], action: Action) =>
    possible.map(({ state, chance }) => ({ state: game.apply(state, action), chance }))

  const possible = (game.initialStates?.() ?? []).flatMap((dealt) => [...reached(dealt)])
  const total = possible.reduce((sum, { chance }) => sum + chance, 0)
  return game.viewActions(view).map((action) => worth(after(possible, action)) / total)
}

/** Holds advice against one known player to the sums by hand, at its views of some games. @returns how many views */
async function held<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
): Promise<number> {
  let views = 0
  for (const policy of game.population ?? [])
    for (let seed = 0; seed < 4; seed++) {
      const random = randomOf(seed, 'walk')
      let state = game.initialState(random)
      for (let step = 0; step < seed; step++) {
        const actions = game.legalActions(state)
        if (actions.length > 0) state = game.apply(state, actions[random.int(actions.length)])
      }
      const seat = game.currentPlayer(state)
      if (seat === undefined) continue
      const view = game.view(state, seat)
      const expected = byHand(game, view, seat, policy)
      // What the policy never does cannot have happened.
      if (expected.some(Number.isNaN)) continue
      const { deliberation } = await deliberate(game, view, { opponents: [policy] })
      for (const [a, { expectedUtility }] of deliberation.actions.entries())
        expect(expectedUtility).toBeCloseTo(expected[a], 9)
      views++
    }
  return views
}

describe('what an action is worth against a player that is named, and nobody else, is what one reckons by hand', () => {
  it('in Kuhn poker', async () => {
    expect(await held(kuhn())).toBeGreaterThan(5)
  })

  it('in Leduc poker', async () => {
    expect(await held(leduc())).toBeGreaterThan(8)
  })
})
