import { describe, expect, it } from 'vitest'
import { type Card, cards, holdingIndex } from '../../../environments/holdem/cards.ts'
import { flopEquity, meanFlopEquities } from '../../../environments/holdem/flop-means.ts'
import { type HoldemState, limitHoldem } from '../../../environments/holdem/rules.ts'
import { strengths } from '../../../environments/holdem/strength.ts'
import { type Random, randomOf } from '../../../environments/random.ts'

const DECK = Array.from({ length: 52 }, (_, card): Card => card)
const NAMES = ['hole cards', 'flop', 'turn', 'river']

/** A hand played out by calling (checking) after so many raises on each street. */
function played(game: ReturnType<typeof limitHoldem>, deal: HoldemState['deal'], raises: readonly number[]) {
  let state: HoldemState = { ...game.initialState(randomOf(1)), deal }
  for (const [street, count] of raises.entries())
    for (let made = 0; state.table.street === street && game.currentPlayer(state) !== undefined; made++)
      state = game.apply(state, made < count ? 'raise' : 'call')
  return state
}

const luckOf = (game: ReturnType<typeof limitHoldem>, state: HoldemState) => game.luck?.of(state) ?? []

describe('the luck of a hand', () => {
  const game = limitHoldem()
  const holes = [cards('AsKd'), cards('QhQc')].map(([a, b]) => [a, b] as const)
  const deal = { holes, board: cards('8dKh3c2sQd'), lot: [] }
  const unseen = (open: number) =>
    DECK.filter((card) => !holes.flat().includes(card) && !deal.board.slice(0, open).includes(card))

  it.each([
    [2, 3],
    [3, 4],
  ])('sums to exactly zero over all cards that could have come (term %i)', (term, open) => {
    for (const seat of [0, 1]) {
      let sum = 0
      for (const card of unseen(open)) {
        const rest = unseen(open).filter((other) => other !== card)
        const board = [...deal.board.slice(0, open), card, rest[0]].slice(0, 5)
        sum += luckOf(game, played(game, { ...deal, board }, [1, 2, 1, 0]))[seat][term]
      }
      expect(sum).toBeCloseTo(0, 6)
    }
  })

  it('of the flop takes the mean over exactly the flops that the deck still gives', () => {
    const deck = unseen(0).slice(0, 11)
    const [own, other] = holes.map(([a, b]) => holdingIndex(a, b))
    let [sum, flops] = [0, 0]
    for (let i = 2; i < deck.length; i++)
      for (let j = 1; j < i; j++)
        for (let k = 0; k < j; k++) {
          const flop = [deck[i], deck[j], deck[k]]
          expect(flopEquity(own, flop)).toBeCloseTo(strengths(flop)[own], 6)
          sum += strengths(flop)[own]
          flops++
        }
    const [mean, second] = meanFlopEquities([own, other], deck)
    expect(mean).toBeCloseTo(sum / flops, 6)
    expect(second).not.toBeCloseTo(mean, 2)
  })

  it('is the pot times what the last card changes: a queen of two saves the pair of queens', () => {
    const state = played(game, deal, [1, 1, 1, 1])
    const rows = luckOf(game, state)
    // Before the river 20, 10 and 20 chips of each seat are in: 10,000 mbb. Two of 44 rivers are queens.
    expect(rows[1][3]).toBeCloseTo(10_000 * (1 - 2 / 44), 6)
    expect(rows[0][3]).toBeCloseTo(-10_000 * (1 - 2 / 44), 6)
  })

  it('is nothing on streets that were not dealt, and for a seat that has folded', () => {
    const folded = game.apply(game.initialState(randomOf(3)), 'fold')
    for (const row of luckOf(game, folded)) expect(row.slice(1)).toEqual([0, 0, 0])
    const three = limitHoldem({ seats: 3 })
    let state = three.apply(three.initialState(randomOf(4)), 'fold')
    while (three.currentPlayer(state) !== undefined) state = three.apply(state, 'call')
    const rows = luckOf(three, state)
    expect(rows[2].slice(1)).toEqual([0, 0, 0])
    expect(rows[0][3]).toBeCloseTo(-rows[1][3], 9)
  })
})

/** Means of all terms by seat, in their own standard errors, over random hands. */
function deviations(settings: Record<string, unknown>, hands: number): number[] {
  const game = limitHoldem(settings)
  const sums = new Map<string, { sum: number; squares: number }>()
  const random: Random = randomOf(8, 'luck', JSON.stringify(settings))
  for (let hand = 0; hand < hands; hand++) {
    let state = game.initialState(random)
    while (game.currentPlayer(state) !== undefined) {
      const actions = game.legalActions(state).filter((action) => action !== 'fold' || random.unit() < 0.3)
      state = game.apply(state, actions[random.int(actions.length)])
    }
    for (const [seat, row] of luckOf(game, state).entries())
      for (const [term, value] of row.entries()) {
        const kept = sums.get(`${seat} ${NAMES[term]}`) ?? { sum: 0, squares: 0 }
        sums.set(`${seat} ${NAMES[term]}`, { sum: kept.sum + value, squares: kept.squares + value * value })
      }
  }
  return [...sums.values()].map(({ sum, squares }) => Math.abs(sum) / Math.sqrt(squares))
}

describe('every term of luck has a mean of zero, however it is played', () => {
  it.each([
    [{}, 600],
    [{ profile: 'rlcard', seats: 3 }, 250],
    [{ seats: 6, stacks: '30,55,100,20,70,15' }, 200],
  ])('in %j', (settings, hands) => {
    const found = deviations(settings, hands)
    expect(found.length).toBeGreaterThan(7)
    for (const deviation of found) expect(deviation).toBeLessThan(4)
  })
})
