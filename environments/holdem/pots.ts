import { isLive, isShowdown, type Table } from './betting.ts'
import type { Deal } from './deal.ts'
import { boardNode, rankFrom } from './ranks.ts'

/**
 * What each seat wins or loses in a finished hand, in chips. Side pots are made by layers: chips up to the
 * smallest all-in form the main pot, the next layer a side pot among those who paid into it, and so on.
 *
 * @returns chips by seat, summing to zero; fractions where the profile splits odd chips
 */
export function settle(table: Table, deal: Deal): number[] {
  // From 0, since -0 would not survive JSON.
  const gains = table.spent.map((chips) => 0 - chips)
  if (!isShowdown(table)) {
    const winner = gains.findIndex((_, seat) => isLive(table, seat))
    gains[winner] += table.pot
    return gains
  }
  const node = boardNode(deal.board)
  const ranks = deal.holes.map(([a, b], seat) => (isLive(table, seat) ? rankFrom(node, a, b) : 0))
  let paid = 0
  for (let level = nextLevel(table, paid); level !== NO_LEVEL; ) {
    const above = nextLevel(table, level)
    // What folded seats have put in above the last layer belongs to it too.
    const top = above === NO_LEVEL ? NO_LEVEL : level
    let pot = 0
    for (const chips of table.spent) pot += Math.max(0, Math.min(chips, top) - paid)
    share(pot, winnersAt(table, ranks, level), deal.lot, gains)
    paid = level
    level = above
  }
  return gains
}

const NO_LEVEL = Number.POSITIVE_INFINITY

/** The top of the layer above `paid`: the least that a seat still in has put in above it. */
function nextLevel(table: Table, paid: number): number {
  let level = NO_LEVEL
  for (let seat = 0; seat < table.spent.length; seat++)
    if (isLive(table, seat) && table.spent[seat] > paid) level = Math.min(level, table.spent[seat])
  return level
}

function winnersAt(table: Table, ranks: readonly number[], level: number): number[] {
  let best = 0
  let winners: number[] = []
  for (let seat = 0; seat < ranks.length; seat++) {
    if (ranks[seat] === 0 || table.spent[seat] < level || ranks[seat] < best) continue
    if (ranks[seat] > best) winners = []
    best = ranks[seat]
    winners.push(seat)
  }
  return winners
}

function share(pot: number, winners: readonly number[], lot: readonly number[], gains: number[]): void {
  if (lot.length === 0) {
    for (const seat of winners) gains[seat] += pot / winners.length
    return
  }
  const each = Math.floor(pot / winners.length)
  let odd = pot - each * winners.length
  for (const seat of lot) {
    if (!winners.includes(seat)) continue
    gains[seat] += each + (odd > 0 ? 1 : 0)
    odd -= 1
  }
}
