import { describe, expect, it } from 'vitest'
import { equilibrium } from '../../agents/equilibrium.ts'
import type { Game, Json, Policy } from '../../environments/game.ts'
import { housePolicies as kuhnPolicies } from '../../environments/kuhn/policies.ts'
import { kuhn } from '../../environments/kuhn/rules.ts'
import { housePolicies as leducPolicies } from '../../environments/leduc/policies.ts'
import { leduc } from '../../environments/leduc/rules.ts'
import { randomOf } from '../../environments/random.ts'
import { type Deliberation, deliberate } from '../../reasoning/deliberate.ts'
import { Opponent } from '../../reasoning/opponents/opponent.ts'
import { argmax } from '../../reasoning/score/decision-rule.ts'
import { bestResponse, expectedValues, type Profile } from '../../reasoning/solve/best-response.ts'
import { gameTree } from '../../reasoning/solve/game-tree.ts'
import { strategyOf, straying } from '../../reasoning/solve/strategy.ts'

/** A game with its tree, and the reasoner told how its opponent plays. */
function table<State, Action extends Json, View, Hidden>(game: Game<State, Action, View, Hidden>) {
  const { ranges } = game
  if (ranges === undefined) throw new Error(`${game.name} has a vector form`)
  const tree = gameTree(game)
  const told = (policy: Policy<View, Action>, view: View): Deliberation => {
    const opponent = new Opponent(ranges, [ranges.typeOf(policy)], [])
    const random = randomOf(1)
    return deliberate(ranges, view, opponent, { decide: argmax, widths: [] }, game.unit, random).deliberation
  }
  return { game, tree, told }
}

/** What the reasoner earns in a seat that is told the opponent, and what a best response does. */
function earnings<State, Action extends Json, View, Hidden>(
  { tree, told }: ReturnType<typeof table<State, Action, View, Hidden>>,
  policy: Policy<View, Action>,
  seat: 0 | 1,
): { readonly earned: number; readonly best: number } {
  const asked: Policy<View, Action> = {
    name: 'told',
    distribution(view, actions) {
      const { choice } = told(policy, view)
      return actions.map((_, a) => (a === choice ? 1 : 0))
    },
  }
  const own = strategyOf(tree.sides[seat], asked)
  const other = strategyOf(tree.sides[1 - seat], policy)
  const profile: Profile = seat === 0 ? [own, other] : [other, own]
  return { earned: expectedValues(tree, profile)[seat], best: bestResponse(tree, seat, other).value }
}

const small = table(kuhn())
const large = table(leduc())

describe('Told how the opponent plays, the reasoner earns what a best response earns, to 1e-9', () => {
  it.each(kuhnPolicies.map(({ name }) => name))('in Kuhn poker from %s', (name) => {
    for (const house of kuhnPolicies.filter((known) => known.name === name))
      for (const seat of [0, 1] as const) {
        const { earned, best } = earnings(small, house.create(), seat)
        expect(Math.abs(earned - best)).toBeLessThan(1e-9)
      }
  })

  const house = leducPolicies.map((player) => player.create())
  const [caller] = house.filter(({ name }) => name === 'call')
  // One line in a hundred: it counts like all others.
  const seldom = straying(caller, 0.02)
  const players = [...house, seldom, straying(equilibrium(large.game, { iterations: 200 }), 0.1)]
  it.each(players.map((policy) => [policy.name, policy] as const))('in Leduc poker from %s', (_, policy) => {
    for (const seat of [0, 1] as const) {
      const { earned, best } = earnings(large, policy, seat)
      expect(Math.abs(earned - best)).toBeLessThan(1e-9)
    }
  })

  it('and says so beforehand: the best action is worth that much, over all cards', () => {
    const { game, tree, told } = large
    const other = strategyOf(tree.sides[1], seldom)
    let value = 0
    for (const { state, chance } of game.initialStates?.() ?? []) {
      const { actions, choice } = told(seldom, game.view(state, 0))
      expect(actions[choice].standardError).toBe(0)
      value += chance * actions[choice].expectedUtility
    }
    expect(Math.abs(value - bestResponse(tree, 0, other).value)).toBeLessThan(1e-9)
  })
})

describe('The belief in Leduc poker', () => {
  const { game, told } = large
  const hidden = (policy: Policy<unknown, unknown>, json: unknown) =>
    Object.fromEntries(told(policy, game.readView(json)).belief.hidden.map((row) => [row.hidden, row.after]))

  it('is that of Bayes: who raises with kings alone has a king', () => {
    const rule = leducPolicies.find(({ name }) => name === 'rule')?.create()
    if (rule === undefined) throw new Error('there is a rule bot')
    const before = { seat: 0, card: 'Kh', table: { history: 'cr' } }
    expect(hidden(rule, before)).toEqual({ Ks: expect.closeTo(1, 9) })
    // It calls a bet with a queen alone, and then raises a pair of them.
    const after = { seat: 0, card: 'Kh', board: 'Qs', table: { history: 'rc/cr' } }
    expect(hidden(rule, after)).toEqual({ Qh: expect.closeTo(1, 9) })
  })

  it('leaves all that is possible open where nothing has been said', () => {
    const call = leducPolicies.find(({ name }) => name === 'call')?.create()
    if (call === undefined) throw new Error('there is a caller')
    const view = { seat: 1, card: 'Jh', board: 'Js', table: { history: 'cc/c' } }
    const quarter = expect.closeTo(1 / 4, 12)
    expect(hidden(call, view)).toEqual({ Qh: quarter, Qs: quarter, Kh: quarter, Ks: quarter })
  })
})
