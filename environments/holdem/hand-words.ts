import { type Card, card, rankOf, suitOf } from './cards.ts'
import type { HoldemView } from './view.ts'

const ONE = [
  'deuce',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'jack',
  'queen',
  'king',
  'ace',
]
const MANY = ONE.map((name) => (name === 'six' ? 'sixes' : `${name}s`))
const ACE = 12

/** What some cards make: the place of the category (0 high card .. 8 straight flush) and the ranks that decide, in order. */
interface Made {
  readonly category: number
  readonly ranks: readonly number[]
}

/** The seat's cards as players name them: "pair of nines with a king kicker, flush draw". */
export function handInWords({ hole, board }: Pick<HoldemView, 'hole' | 'board'>): string {
  const own = hole.map(card)
  const open = board.map(card)
  if (open.length === 0) return holeInWords(own)
  const hand = made([...own, ...open])
  return [`${named(hand)}${shared(hand, made(open))}`, ...draws(own, open, hand)].join(', ')
}

function holeInWords([a, b]: readonly Card[]): string {
  const [high, low] = [rankOf(a), rankOf(b)].toSorted((one, other) => other - one)
  if (high === low) return `pair of ${MANY[high]}`
  return `${ONE[high]} and ${ONE[low]}, ${suitOf(a) === suitOf(b) ? 'suited' : 'of different suits'}`
}

function named({ category, ranks: [first, second] }: Made): string {
  const kicker = second === undefined ? '' : ` with ${article(second)} kicker`
  switch (category) {
    case 8:
      return `straight flush, ${ONE[first]} high`
    case 7:
      return `four of a kind, ${MANY[first]}`
    case 6:
      return `full house, ${MANY[first]} full of ${MANY[second]}`
    case 5:
      return `flush, ${ONE[first]} high`
    case 4:
      return `straight, ${ONE[first]} high`
    case 3:
      return `three of a kind, ${MANY[first]}`
    case 2:
      return `two pair, ${MANY[first]} and ${MANY[second]}`
    case 1:
      return `pair of ${MANY[first]}${kicker}`
    default:
      return `${ONE[first]} high${kicker}`
  }
}

const article = (rank: number): string => `${rank === ACE || ONE[rank] === 'eight' ? 'an' : 'a'} ${ONE[rank]}`

/** Says where everybody has the same: what decides the category lies on the board. */
function shared(hand: Made, board: Made): string {
  const deciding = hand.category === 2 || hand.category === 6 ? 2 : hand.category === 5 ? 5 : 1
  const same = hand.ranks.slice(0, deciding).every((rank, i) => rank === board.ranks[i])
  return hand.category > 0 && hand.category === board.category && same ? ', on the board' : ''
}

/** The best five of up to seven cards. */
function made(cards: readonly Card[]): Made {
  const bySuit = [0, 1, 2, 3].map((suit) => cards.filter((each) => suitOf(each) === suit).map(rankOf))
  const suited = bySuit.find((ranks) => ranks.length >= 5)
  if (suited !== undefined) {
    const top = straightIn(suited)
    if (top !== undefined) return { category: 8, ranks: [top] }
  }
  const counts = Array<number>(13).fill(0)
  for (const each of cards) counts[rankOf(each)]++
  // By how many there are of a rank, then by rank, both from the top.
  const groups = counts
    .map((count, rank) => ({ count, rank }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || b.rank - a.rank)
  const [most, next] = groups
  const rest = (taken: number) =>
    groups
      .slice(taken)
      .map(({ rank }) => rank)
      .toSorted((a, b) => b - a)
  if (most.count === 4) return { category: 7, ranks: [most.rank, ...rest(1).slice(0, 1)] }
  if (most.count === 3 && next !== undefined && next.count >= 2)
    return {
      category: 6,
      ranks: [
        most.rank,
        Math.max(
          ...groups
            .slice(1)
            .filter(({ count }) => count >= 2)
            .map(({ rank }) => rank),
        ),
      ],
    }
  if (suited !== undefined) return { category: 5, ranks: suited.toSorted((a, b) => b - a).slice(0, 5) }
  const top = straightIn(cards.map(rankOf))
  if (top !== undefined) return { category: 4, ranks: [top] }
  if (most.count === 3) return { category: 3, ranks: [most.rank, ...rest(1).slice(0, 2)] }
  if (most.count === 2 && next !== undefined && next.count === 2)
    return { category: 2, ranks: [most.rank, next.rank, ...rest(2).slice(0, 1)] }
  if (most.count === 2) return { category: 1, ranks: [most.rank, ...rest(1).slice(0, 3)] }
  return { category: 0, ranks: rest(0).slice(0, 5) }
}

/** The highest card of the best straight; the ace also stands below the deuce. */
function straightIn(ranks: readonly number[]): number | undefined {
  const has = new Set(ranks)
  const all = (top: number) => [0, 1, 2, 3, 4].every((down) => has.has(top - down < 0 ? ACE : top - down))
  for (let top = ACE; top >= 3; top--) if (all(top)) return top
  return undefined
}

/** What one more card may make of the hand that it would not make for everybody. */
function draws(own: readonly Card[], open: readonly Card[], { category }: Made): string[] {
  if (open.length === 5) return []
  const found: string[] = []
  const all = [...own, ...open]
  const four = own.some((each) => all.filter((other) => suitOf(other) === suitOf(each)).length === 4)
  if (category < 5 && four) found.push('flush draw')
  if (category < 4) {
    const ranks = all.map(rankOf)
    const outs = ONE.filter((_, rank) => {
      const top = straightIn([...ranks, rank])
      return top !== undefined && top !== straightIn([...open.map(rankOf), rank])
    }).length
    if (outs > 0) found.push(outs > 1 ? 'open straight draw' : 'inside straight draw')
  }
  return found
}
