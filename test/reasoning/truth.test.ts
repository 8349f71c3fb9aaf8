import { describe, expect, it } from 'vitest'
import type { Game, Json, Policy } from '../../environments/game.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { kuhn } from '../../environments/kuhn/rules.ts'
import { leduc } from '../../environments/leduc/rules.ts'
import { negotiation } from '../../environments/negotiation/rules.ts'
import { drawIndex, randomOf } from '../../environments/random.ts'
import { truthAgainst } from '../../reasoning/truth/against.ts'
import { afterAction, statesOf } from './brute-force.ts'

/** Policies whose play a game knows exactly. */
function known<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
): Policy<View, Action>[] {
  const { cast, population = [] } = game
  if (cast === undefined) throw new Error(`${game.name} has a cast`)
  const random = randomOf('known')
  return [
    ...population.filter((policy) => truthAgainst(game, policy) !== undefined),
    ...cast.parametric.slice(0, 3),
    ...[0, 1].map(() => cast.mixture(random)),
    ...[0, 1].map(() => cast.stranger(random)),
  ]
}

/** Compares the truth at decisions of random games with every line played out by the rules. */
function compare<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  wanted: (view: View) => boolean,
  games: number,
  chance: (state: State) => number = () => 1,
): number {
  let compared = 0
  for (const policy of known(game)) {
    const truth = truthAgainst(game, policy)
    if (truth === undefined) throw new Error(`${policy.name} is known`)
    for (let g = 0; g < games; g++) {
      const random = randomOf('compare', policy.name, g)
      let state = game.initialState(random)
      for (let seat = game.currentPlayer(state); seat !== undefined; seat = game.currentPlayer(state)) {
        const view = game.view(state, seat)
        const actions = game.legalActions(state)
        if (seat === g % 2 && wanted(view)) {
          const { actions: rows, belief } = truth(view, random)
          const hidden = game.hiddenStates(view)
          // Every way in which the cards that come may fall, where they are part of the state.
          const states = statesOf(
            game,
            view,
            policy,
            hidden.flatMap((one) => completions(game, view, one).map((state) => ({ state, hidden: one }))),
            chance,
          )
          const mass = states.reduce((sum, { weight }) => sum + weight, 0)
          expect(belief.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9)
          expect(rows.map(({ action }) => action)).toEqual(actions)
          actions.forEach((action, a) => {
            const value = afterAction(game, states, action, seat ?? 0, policy) / mass
            expect(rows[a].value).toBeCloseTo(value, 6)
            expect(rows[a].standardError).toBe(0)
          })
          compared++
        }
        const chances = seat === g % 2 ? actions.map(() => 1) : policy.distribution(view, actions)
        state = game.apply(state, actions[drawIndex(chances, random)])
      }
    }
  }
  return compared
}

/** All states of a view with this hidden part. */
function completions<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  hidden: Hidden,
): State[] {
  const random = randomOf('completions')
  const found = new Map<string, State>()
  const tries = game.name === 'limit-holdem' ? 1 : 60
  for (let i = 0; i < tries; i++) {
    const state = game.complete(view, hidden, random)
    found.set(JSON.stringify(state), state)
  }
  return [...found.values()]
}

describe('The truth about a decision is what comes of every line played out by the rules:', () => {
  it('in Kuhn poker', () => {
    expect(compare(kuhn(), () => true, 6)).toBeGreaterThan(40)
  })

  it('in Leduc poker', () => {
    expect(compare(leduc(), () => true, 2)).toBeGreaterThan(20)
  })

  it('in negotiation, with what each reply gives away of the values', () => {
    const game = negotiation({ items: [1, 1, 3], maxOffers: 3, discount: 0.9, batna: [1, 1] })
    expect(compare(game, () => true, 2)).toBeGreaterThan(20)
  })

  it('where chance may end a negotiation', () => {
    const game = negotiation({ items: [1, 1, 3], maxOffers: 4, endProbability: 0.25 })
    const chance = ({ endsAfter }: { readonly endsAfter: number | null }) =>
      endsAfter === null ? 0.75 ** 3 : 0.25 * 0.75 ** (endsAfter - 2)
    expect(compare(game, ({ turns }) => turns.length > 0, 2, chance)).toBeGreaterThan(4)
  })

  it('on the river of Limit Hold’em', () => {
    expect(compare(limitHoldem(), ({ table }) => table.street === 3, 2)).toBeGreaterThan(8)
  }, 60_000)
})
