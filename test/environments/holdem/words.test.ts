import { describe, expect, it } from 'vitest'
import { CARD_NAMES } from '../../../environments/holdem/cards.ts'
import { handInWords } from '../../../environments/holdem/hand-words.ts'
import { CATEGORIES, rank } from '../../../environments/holdem/ranks.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { randomOf } from '../../../environments/random.ts'

const cardsIn = (text: string) => CARD_NAMES.filter((name) => text.includes(name))
const named = (hole: string, board = '') => {
  const [a, b] = cardsIn(hole)
  return handInWords({ hole: [a, b], board: cardsIn(board) })
}

describe('A hand in words', () => {
  it.each([
    ['9h9c', '', 'pair of nines'],
    ['AhKh', '', 'ace and king, suited'],
    ['4hTd', '', 'ten and four, of different suits'],
    ['9hKh', '9c5h2h', 'pair of nines with a king kicker, flush draw'],
    ['Ah4d', 'KsQc8h7d2s', 'ace high with a king kicker'],
    ['Ah4d', 'KsKc8h7d2s', 'pair of kings with an ace kicker, on the board'],
    ['AhKd', 'KsAc8h', 'two pair, aces and kings'],
    ['6h6d', '6s9cKh', 'three of a kind, sixes'],
    ['6h7d', '8s9cKh', 'king high with a nine kicker, open straight draw'],
    ['6h7d', '8sTcKh', 'king high with a ten kicker, inside straight draw'],
    ['2h2d', 'As3c4d5h', 'straight, five high'],
    ['AhKd', '2s3c4d', 'ace high with a king kicker, inside straight draw'],
    ['2c2d', '6h7d8s9cTh', 'straight, ten high, on the board'],
    ['AhKh', '2h3h9h', 'flush, ace high'],
    ['Ac2d', '3h5h7h9hKh', 'flush, king high, on the board'],
    ['9h9d', '9s4c4d', 'full house, nines full of fours'],
    ['9h9d', '9s9cAd', 'four of a kind, nines'],
    ['5h6h', '7h8h9hAhKh', 'straight flush, nine high'],
  ])('%s on "%s" is %s', (hole, board, words) => {
    expect(named(hole, board)).toBe(words)
  })

  it('names the category that the rank table gives, on every street', () => {
    const random = randomOf(1, 'hands')
    const spoken: Record<string, string> = { 'high card': ' high', flush: 'flush,', straight: 'straight,' }
    for (let i = 0; i < 3000; i++) {
      const deck = [...CARD_NAMES]
      const drawn = Array.from({ length: 7 }, () => deck.splice(random.int(deck.length), 1)[0])
      const [a, b, ...board] = drawn
      const category = CATEGORIES[rank(drawn.map((name) => CARD_NAMES.indexOf(name))) >> 12]
      const words = handInWords({ hole: [a, b], board })
      const expected = spoken[category] ?? category
      expect(
        category === 'high card' ? words.includes(' high') : words.startsWith(expected),
        `${drawn} ${words}`,
      ).toBe(true)
    }
  })
})

describe('A finished hand in words', () => {
  it('is one line with all that was done and shown', () => {
    const view = limitHoldem().readView({
      seat: 1,
      hole: ['9h', 'Kh'],
      board: ['9c', '5h', '2h', 'Jd', 'Js'],
      table: { history: 'rc/cc/cc/crc' },
      shown: [
        ['Ac', 'Jc'],
        ['9h', 'Kh'],
      ],
    })
    expect(limitHoldem().words.story?.(view)).toBe(
      'You held 9h Kh on the button; board 9c 5h 2h Jd Js; ' +
        'preflop: the other posts 10, you post 5, you raise 10, the other calls 10; flop: the other checks, you check; ' +
        'turn: the other checks, you check; river: the other checks, you bet 20, the other calls 20; ' +
        'the other showed Ac Jc; pot 80 chips, 40 of them from you',
    )
  })
})

describe("A seat's view in words", () => {
  it('says who did what on each street, with the chips', () => {
    const game = limitHoldem()
    const view = game.readView({
      seat: 1,
      hole: ['9h', 'Kh'],
      board: ['9c', '5h', '2h'],
      table: { history: 'rrc/cr' },
    })
    expect(game.words.view(game.readView({ ...view, seat: 0, actions: ['fold', 'call', 'raise'] }))).toBe(
      `Limit Hold'em (acpc), 2 seats. You are seat 0.
Blinds are 5 and 10 chips; a bet or raise adds 10 before and on the flop, 20 on the turn and river; raises at most 3 before the flop and 4 on each later street; stacks are unlimited.
Your cards: 9h Kh. Board: 9c 5h 2h.
You have: pair of nines with a king kicker, flush draw.
preflop: you post 10, seat 1 posts 5, seat 1 raises 10, you raise 10, seat 1 calls 10
flop: you check, seat 1 bets 10
Pot 70 chips, 30 of them from you, 1 opponent still in.
To call: 10. You may: fold, call 10, raise 10.`,
    )
  })
})
