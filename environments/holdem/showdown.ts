import type { PublicNode } from '../ranges.ts'
import { type Action, isLive, type Table } from './betting.ts'
import { HOLDINGS } from './cards.ts'
import { CondensedCells, type HoldingCells } from './cells.ts'
import type { SearchBoard } from './search-board.ts'

/** What ends are worth to the player in a seat. */
export interface Stakes {
  readonly seat: number
  readonly unitsPerChip: number
  /** What a payoff is worth; absent: itself. */
  readonly utility: ((payoff: number) => number) | undefined
}

const itself = (payoff: number): number => payoff

type Leaf = Extract<PublicNode<Action>, { kind: 'leaf' }>

/** The end of a hand, or of a search: nobody bets any more and the cards decide. @param cells what opponents tell apart; condensed where the reach is over cells */
export function leaf(
  stakes: Stakes,
  table: Table,
  board: SearchBoard,
  cells?: HoldingCells | CondensedCells,
): Leaf {
  const { seat, unitsPerChip, utility = itself } = stakes
  const other = 1 - seat
  const condensed = cells instanceof CondensedCells
  const states = condensed ? cells.count : HOLDINGS
  if (!isLive(table, other)) return fixed(utility(table.spent[other] * unitsPerChip), states)
  if (!isLive(table, seat)) return fixed(utility(-table.spent[seat] * unitsPerChip), states)
  const stake = Math.min(table.spent[0], table.spent[1]) * unitsPerChip
  const swing = (utility(stake) - utility(-stake)) / 2
  const bend = (utility(stake) + utility(-stake)) / 2
  if (condensed)
    return {
      kind: 'leaf',
      value(reach) {
        let net = 0
        let decided = 0
        for (let i = states; i < 2 * states; i++) net += reach[i]
        for (let i = 2 * states; i < reach.length; i++) decided += reach[i]
        return net * swing + decided * bend
      },
    }
  return {
    kind: 'leaf',
    value(reach) {
      const { net, decided } = board.versus
      let won = 0
      let uneven = 0
      for (let h = 0; h < HOLDINGS; h++) {
        won += reach[h] * net[h]
        uneven += reach[h] * decided[h]
      }
      return won * swing + uneven * bend
    },
  }
}

function fixed(payoff: number, states: number): Leaf {
  return {
    kind: 'leaf',
    value(reach) {
      let sum = 0
      for (let i = 0; i < states; i++) sum += reach[i]
      return sum * payoff
    },
  }
}
