import { describe, expect, it } from 'vitest'
import {
  CARD_NAMES,
  card,
  cards,
  HIGH,
  HOLDINGS,
  holdingIndex,
  LOW,
} from '../../../environments/holdem/cards.ts'
import { drawCards } from '../../../environments/holdem/deal.ts'
import { CATEGORIES, rank, rankHoldings, rankTable, rankVector } from '../../../environments/holdem/ranks.ts'
import { randomOf } from '../../../environments/random.ts'

const START = 53

/** How many of all 133,784,560 hands of seven cards fall into each category. */
function categoryCounts(): number[] {
  const t = rankTable()
  const counts = new Float64Array(16)
  for (let a = 1; a <= 46; a++) {
    const na = t[START + a]
    for (let b = a + 1; b <= 47; b++) {
      const nb = t[na + b]
      for (let c = b + 1; c <= 48; c++) {
        const nc = t[nb + c]
        for (let d = c + 1; d <= 49; d++) {
          const nd = t[nc + d]
          for (let e = d + 1; e <= 50; e++) {
            const ne = t[nd + e]
            for (let f = e + 1; f <= 51; f++) {
              const nf = t[ne + f]
              for (let g = f + 1; g <= 52; g++) counts[t[nf + g] >> 12]++
            }
          }
        }
      }
    }
  }
  return [...counts]
}

/** How often the first hand wins, ties and loses over all boards of the other 48 cards. */
function matchup(first: string, second: string): [win: number, tie: number, lose: number] {
  const t = rankTable()
  const [a, b, x, y] = [...cards(first), ...cards(second)].map((each) => each + 1)
  const deck = CARD_NAMES.map((_, each) => each + 1).filter((each) => ![a, b, x, y].includes(each))
  const mine = t[t[START + a] + b]
  const theirs = t[t[START + x] + y]
  let [win, tie, lose] = [0, 0, 0]
  for (let i = 0; i < 44; i++) {
    const [mi, ti] = [t[mine + deck[i]], t[theirs + deck[i]]]
    for (let j = i + 1; j < 45; j++) {
      const [mj, tj] = [t[mi + deck[j]], t[ti + deck[j]]]
      for (let k = j + 1; k < 46; k++) {
        const [mk, tk] = [t[mj + deck[k]], t[tj + deck[k]]]
        for (let l = k + 1; l < 47; l++) {
          const ml = t[mk + deck[l]]
          const tl = t[tk + deck[l]]
          for (let m = l + 1; m < 48; m++) {
            const difference = t[ml + deck[m]] - t[tl + deck[m]]
            if (difference > 0) win++
            else if (difference === 0) tie++
            else lose++
          }
        }
      }
    }
  }
  return [win, tie, lose]
}

describe('hand ranks', () => {
  it('put all 133,784,560 hands of seven cards into their known categories', () => {
    const counts = categoryCounts()
    const named = Object.fromEntries(CATEGORIES.map((name, category) => [name, counts[category]]))
    expect(named).toEqual({
      invalid: 0,
      'high card': 23_294_460,
      pair: 58_627_800,
      'two pair': 31_433_400,
      'three of a kind': 6_461_620,
      straight: 6_180_020,
      flush: 4_047_644,
      'full house': 3_473_184,
      'four of a kind': 224_848,
      'straight flush': 41_584,
    })
  })

  it.each([
    ['AsAh', 'KsKh', [1_410_336, 9_308, 292_660]],
    ['AsKs', 'QhQd', [787_966, 6_732, 917_606]],
    ['JsTs', '9h9d', [833_473, 6_496, 872_335]],
  ])(
    'give %s against %s its exact wins, ties and losses over 1,712,304 boards',
    (first, second, expected) => {
      expect(matchup(first, second)).toEqual(expected)
    },
  )

  it('agree with the evaluator of the package that the table comes from', async () => {
    const { default: evaluator } = await import('poker-evaluator')
    const random = randomOf(1, 'ranks')
    for (let hand = 0; hand < 2000; hand++) {
      const dealt = drawCards(7, [], random)
      expect(rank(dealt)).toBe(evaluator.evalHand(dealt.map((each) => CARD_NAMES[each])).value)
    }
  })

  it('come out the same for all holdings in one pass as one by one, and 0 where the board holds a card', () => {
    const random = randomOf(2, 'ranks')
    const vector = rankVector()
    for (let i = 0; i < 5; i++) {
      const board = drawCards(5, [], random)
      rankHoldings(board, vector)
      for (let h = 0; h < HOLDINGS; h++) {
        const blocked = board.includes(LOW[h]) || board.includes(HIGH[h])
        expect(vector[h]).toBe(blocked ? 0 : rank([LOW[h], HIGH[h], ...board]))
      }
    }
  })

  it('do not depend on the order of the cards', () => {
    const random = randomOf(3, 'ranks')
    for (let i = 0; i < 200; i++) {
      const dealt = drawCards(7, [], random)
      expect(rank(dealt.toReversed())).toBe(rank(dealt))
    }
  })

  it('order hands as players do', () => {
    const hands = ['AcKdQhJs9c3d2h', '2c2dQhJs9c7d3h', '2c2d3h3s9c7dQh', '2c2d2h3s9c7dQh', 'Ac2d3h4s5c9dKh']
    hands.push('2c3d4h5s6c9dKh', '2h4h6h8hTh3cKs', '2c2d2h3s3c7dQh', '2c2d2h2s3c7dQh', 'Ah2h3h4h5h9cKd')
    const ranks = hands.map((text) => rank(cards(text)))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(new Set(ranks).size).toBe(hands.length)
  })
})

describe('cards', () => {
  it('number every holding once, whatever the order of its cards', () => {
    for (let h = 0; h < HOLDINGS; h++) {
      expect(holdingIndex(LOW[h], HIGH[h])).toBe(h)
      expect(holdingIndex(HIGH[h], LOW[h])).toBe(h)
    }
  })

  it('are refused by a name that no card has', () => {
    expect(() => card('10h')).toThrow(RangeError)
    expect(card('Th')).toBe(34)
  })
})
