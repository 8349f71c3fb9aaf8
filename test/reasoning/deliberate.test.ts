import { describe, expect, test } from 'vitest'
import { card, HIGH, HOLDINGS, LOW, SUITS } from '../../environments/holdem/cards.ts'
import { boardNode, rankFrom } from '../../environments/holdem/ranks.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import type { HoldemView } from '../../environments/holdem/view.ts'
import { randomOf } from '../../environments/random.ts'
import { deliberate, type Reasoning } from '../../reasoning/deliberate.ts'
import { Opponent } from '../../reasoning/opponents/opponent.ts'
import { argmax } from '../../reasoning/score/decision-rule.ts'
import { cara } from '../../reasoning/score/utility.ts'

const game = limitHoldem()
const ranges = (() => {
  if (game.ranges === undefined) throw new Error('heads-up hold’em has a vector form')
  return game.ranges
})()
const reasoning: Reasoning = { decide: argmax, widths: [[3, 1, 1], [6, 2], [46], []] }
const knowing = (name: string) =>
  new Opponent(
    ranges,
    ranges.family.filter((type) => type.name === name),
    [],
  )
const decide = (view: HoldemView, name: string, over: Partial<Reasoning> = {}) =>
  deliberate(ranges, view, knowing(name), { ...reasoning, ...over }, game.unit, randomOf(3, 'decide'))

const view = (hole: string[], board: string[], history: string, seat: number) =>
  game.readView({ seat, hole, board, table: { history } })

describe('deliberating on the river', () => {
  const river = view(['Ah', 'Td'], ['As', '9c', '4d', '7h', '2c'], 'cc/cc/cc/r', 1)

  test('values a call as brute force over all 990 holdings does', () => {
    const { deliberation } = decide(river, 'call')
    const belief = knowing('call').infer(river).hidden
    const node = boardNode(river.board.map(card))
    const own = rankFrom(node, card('Ah'), card('Td'))
    let expected = 0
    let live = 0
    for (let h = 0; h < HOLDINGS; h++) {
      if (belief[h] === 0) continue
      live++
      expected += belief[h] * Math.sign(own - rankFrom(node, LOW[h], HIGH[h]))
    }
    expect(live).toBe(990)
    // Each has put in 10, 20 more are to be called: 30 chips are won or lost, 100 mbb each.
    const call = deliberation.actions.find(({ action }) => action === 'call')
    expect(call?.expectedUtility).toBeCloseTo(expected * 30 * 100, 6)
    expect(call?.standardError).toBe(0)
  })

  test('a fold costs what was put in', () => {
    const fold = decide(river, 'call').deliberation.actions.find(({ action }) => action === 'fold')
    expect(fold?.expectedUtility).toBeCloseTo(-1000, 9)
  })

  test('raises the nuts and folds the worst hand against a player that bets only its good hands', () => {
    const board = ['Ks', 'Kd', '8h', '8c', '3s']
    expect(decide(view(['Kh', 'Kc'], board, 'cc/cc/cc/r', 1), 'threshold').action).toBe('raise')
    expect(decide(view(['4h', '2d'], board, 'rc/rc/rc/r', 1), 'threshold 0.7/0.45').action).toBe('fold')
  })
})

describe('deliberating', () => {
  test('does not change when the suits change names', () => {
    const renamed = (names: string[]) =>
      names.map((name) => `${name[0]}${SUITS[(SUITS.findIndex((suit) => name.endsWith(suit)) + 1) % 4]}`)
    const hole = ['Jh', 'Th']
    const board = ['9h', '8c', '2d', 'Qs']
    const one = decide(view(hole, board, 'rc/cc/r', 1), 'threshold').deliberation.actions
    const two = decide(view(renamed(hole), renamed(board), 'rc/cc/r', 1), 'threshold').deliberation.actions
    one.forEach((row, i) => {
      expect(two[i].expectedUtility / row.expectedUtility).toBeCloseTo(1, 6)
    })
  })

  test('the belief before a hand is uniform over the 1,225 holdings, and actions move it', () => {
    const { deliberation } = decide(view(['Jh', 'Th'], [], 'r', 0), 'threshold')
    expect(deliberation.belief.hidden.length).toBeGreaterThan(0)
    const aces = deliberation.belief.classes.find(({ hiddenClass }) => hiddenClass === 'AA')
    expect(aces?.before).toBeCloseTo(6 / 1225, 9)
    expect(aces?.after).toBeGreaterThan(2 * (6 / 1225))
  })

  test('is plain JSON', () => {
    const { deliberation } = decide(view(['Jh', 'Th'], [], '', 1), 'call')
    expect(JSON.parse(JSON.stringify(deliberation))).toEqual(deliberation)
  })

  test('risk aversion takes the sure loss where a risk-neutral player gambles', () => {
    const marginal = view(['Kh', '9d'], ['As', 'Kc', '4d', '7h', '2c'], 'rrrc/rrrc/rrrc/r', 1)
    const worth = (aversion: number) =>
      decide(marginal, 'random', { utility: cara(aversion) }).deliberation.actions.map(
        ({ expectedUtility }) => expectedUtility,
      )
    const [fold, call] = decide(marginal, 'random').deliberation.actions
    expect(call.expectedUtility).toBeGreaterThan(fold.expectedUtility)
    const [wary, warier] = worth(0.01)
    expect(warier).toBeLessThan(wary)
  })
})

describe('learning an opponent', () => {
  test('recognises always-raise within a few hands', () => {
    const opponent = new Opponent(ranges, ranges.family, ranges.learnable)
    for (let hand = 0; hand < 5; hand++) {
      let state = game.initialState(randomOf(hand, 'learning'))
      while (game.currentPlayer(state) !== undefined)
        state = game.apply(
          state,
          state.table.toAct === 0 && game.legalActions(state).includes('raise') ? 'raise' : 'call',
        )
      opponent.observe(game.view(state, 1))
    }
    const believed = opponent.types.map(({ name }, i) => ({ name, weight: opponent.weights[i] }))
    expect(believed.sort((a, b) => b.weight - a.weight)[0].name).toBe('raise')
  })
})
