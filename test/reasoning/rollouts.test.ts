import { expect, test } from 'vitest'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { randomOf } from '../../environments/random.ts'
import { rollOut } from '../../reasoning/explore/rollouts.ts'
import { linear } from '../../reasoning/score/utility.ts'

const game = limitHoldem({ seats: 3 })
const population = game.population ?? []
const call = population.filter(({ name }) => name === 'call')

const rolled = (hole: string[], board: string[], history: string, samples: number) =>
  rollOut(
    game,
    game.readView({ seat: 2, hole, board, table: { history } }),
    { policies: call, self: call[0], samples, utility: linear },
    randomOf(1, 'rollouts'),
  )

test('rollouts with three seats: the nuts against two callers gain what both pay', () => {
  const board = ['Ks', 'Kd', '8h', '8c', '3s']
  const [check, bet] = rolled(['Kh', 'Kc'], board, 'ccc/ccc/ccc/cc', 50)
  // Two opponents have put in 10 each; a bet of 20 is called by both.
  expect(check.value).toBeCloseTo(2000, 9)
  expect(bet.value).toBeCloseTo(6000, 9)
  expect(bet.standardError).toBeCloseTo(0, 9)
})

test('rollouts with three seats: two hundred samples put aces above their standard error of seven-deuce', () => {
  const aces = rolled(['As', 'Ad'], [], '', 200)
  const sevenDeuce = rolled(['7s', '2d'], [], '', 200)
  const raise = 2
  expect(aces[raise].value - 3 * aces[raise].standardError).toBeGreaterThan(sevenDeuce[raise].value)
})
