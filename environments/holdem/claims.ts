import type { Claim } from '../claims.ts'
import { randomOf } from '../random.ts'
import { card, holdingIndex, holdingName } from './cards.ts'
import { ROOT, SearchBoard } from './search-board.ts'
import { strengths } from './strength.ts'
import type { HoldemView } from './view.ts'

const POT_ODDS = /pot odds[^.;\n]{0,60}?(\d+(?:\.\d+)?)\s*(?:%|percent)/gi
const POT = /\bpot (?:is|has|holds|of)[^.;\n\d%]{0,15}(\d+)(?![\d.]*\s*%)/gi
const EQUITY =
  /\b(?:equity|chance to win|win(?:ning)? (?:chance|probability))[^.;\n\d]{0,40}?(\d+(?:\.\d+)?)\s*%/gi

/**
 * What is said of a hand in numbers. An equity may be meant against what the opponent holds in truth or against a random
 * hand; before the turn it is itself an estimate over sampled boards.
 */
export function claims(
  view: HoldemView,
  belief: readonly { readonly hidden: string; readonly chance: number }[],
): readonly Claim[] {
  const { pot, toCall } = view.table
  return [
    { what: 'pot, chips', says: POT, values: [pot, pot + toCall], tolerance: 0 },
    { what: 'equity, %', says: EQUITY, values: equities(view, belief), tolerance: 5 },
    ...(toCall === 0
      ? []
      : [{ what: 'pot odds, %', says: POT_ODDS, values: [(100 * toCall) / (pot + toCall)], tolerance: 1 }]),
  ]
}

function equities(view: HoldemView, belief: readonly { hidden: string; chance: number }[]): number[] {
  const hole = [card(view.hole[0]), card(view.hole[1])] as const
  const board = view.board.map(card)
  const { net } = new SearchBoard(board, hole, randomOf('equity'), ROOT).versus
  const chances = new Map(belief.map(({ hidden, chance }) => [hidden, chance]))
  let believed = 0
  for (let h = 0; h < net.length; h++) believed += (chances.get(holdingName(h)) ?? 0) * net[h]
  return [50 * (1 + believed), 100 * strengths(board)[holdingIndex(...hole)]]
}
