import { expect, it } from 'vitest'
import { policyAgent } from '../../../agents/house.ts'
import { hostHoldem } from '../../../environments/holdem/machine.ts'
import { housePolicies } from '../../../environments/holdem/policies.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { kuhn } from '../../../environments/kuhn/rules.ts'
import { randomOf } from '../../../environments/random.ts'
import { luckOf } from '../../../tournaments/luck/game-luck.ts'

const game = limitHoldem()
const policy = (name: string) => housePolicies.find((known) => known.name === name)?.create()
const [random, call] = [policy('random'), policy('call')]
const start = game.initialState(randomOf(6, 'deal'))

/** The opening action, then calls to the end. */
function decisionsAfter(action: 'fold' | 'call' | 'raise') {
  const decision = (seat: number, taken: string, forfeit = false) => ({
    seat,
    action: taken,
    faults: [],
    forfeit,
  })
  const decisions = [decision(1, action)]
  let state = game.apply(start, action)
  for (let seat = game.currentPlayer(state); seat !== undefined; seat = game.currentPlayer(state)) {
    decisions.push(decision(seat, 'call'))
    state = game.apply(state, 'call')
  }
  return decisions
}

it('the luck of a choice is its worth less the mean over the chances that the player states', () => {
  const stated = { distribution: () => [0.2, 0.5, 0.3] }
  const worths = (['fold', 'call', 'raise'] as const).map((action) => game.luck?.worth(start, action)[1] ?? 0)
  const mean = 0.2 * worths[0] + 0.5 * worths[1] + 0.3 * worths[2]
  // A fold ends the hand: the choice is all there is.
  const [, row = []] = luckOf(game, start, decisionsAfter('fold'), [call, stated]) ?? []
  expect(row[4]).toBeCloseTo(worths[0] - mean, 6)
  // The small blind is lost.
  expect(worths[0]).toBe(-500)
})

it('a choice that was certain, forced or of a player that states nothing is no luck', () => {
  const decisions = decisionsAfter('raise')
  expect(luckOf(game, start, decisions, [call, undefined])?.map((row) => row[4])).toEqual([0, 0])
  const forced = decisions.map((decision) => ({ ...decision, forfeit: true }))
  expect(luckOf(game, start, forced, [random, random])?.map((row) => row[4])).toEqual([0, 0])
})

it('the luck of choices has a mean of zero over hands that are played at random', async () => {
  if (random === undefined) throw new Error('there is a random house player')
  const hosted = hostHoldem(game)
  let [sum, squares] = [0, 0]
  for (let hand = 0; hand < 150; hand++) {
    const state = game.initialState(randomOf(7, 'deal', hand))
    const agents = [policyAgent(random), policyAgent(random)]
    const { decisions } = await hosted({
      state,
      agents,
      randoms: [randomOf(7, 0, hand), randomOf(7, 1, hand)],
    })
    const luck = luckOf(game, state, decisions, [random, random])?.[0][4] ?? Number.NaN
    sum += luck
    squares += luck * luck
  }
  expect(squares).toBeGreaterThan(0)
  expect(Math.abs(sum) / Math.sqrt(squares)).toBeLessThan(3.5)
})

it('a game that does not say what is luck has none', () => {
  const small = kuhn()
  expect(luckOf(small, small.initialState(randomOf(1)), [], [])).toBeUndefined()
})
