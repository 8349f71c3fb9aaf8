import type { Random } from '../random.ts'
import { type Card, card, HIGH, HOLDINGS, LOW } from './cards.ts'
import { type Deal, drawCards, drawLot } from './deal.ts'
import type { HoldemView } from './view.ts'

/** The hole cards of every other seat, in seat order (one's own seat left out). */
export type Hidden = readonly (readonly [Card, Card])[]

/** The cards that the view shows: own, open, and revealed. */
function seenCards(view: HoldemView): Card[] {
  const seen = [...view.hole, ...view.board].map(card)
  view.shown.forEach((hole, seat) => {
    if (hole !== null && seat !== view.seat) seen.push(...hole.map(card))
  })
  return seen
}

/**
 * Every holding that the one opponent may have: 1,225 before the flop, 1,081, 1,035, 990 after.
 * Throws `RangeError` with more than two seats: there are too many; use `sampleHidden`.
 */
export function hiddenHoldings(view: HoldemView): Hidden[] {
  if (view.settings.seats !== 2)
    throw new RangeError(
      `the hidden cards of ${view.settings.seats - 1} opponents are too many to list: sample them`,
    )
  const shown = view.shown[1 - view.seat]
  if (shown !== null) return [[[card(shown[0]), card(shown[1])]]]
  const seen = new Set(seenCards(view))
  const hidden: Hidden[] = []
  for (let index = 0; index < HOLDINGS; index++)
    if (!seen.has(LOW[index]) && !seen.has(HIGH[index])) hidden.push([[LOW[index], HIGH[index]]])
  return hidden
}

/** The other seats' hole cards, drawn as the deal draws them. */
export function sampleHoldings(view: HoldemView, random: Random): Hidden {
  const drawn = drawCards(2 * view.settings.seats, seenCards(view), random)
  const holes = view.shown.map((hole, seat): readonly [Card, Card] =>
    hole === null ? [drawn[2 * seat], drawn[2 * seat + 1]] : [card(hole[0]), card(hole[1])],
  )
  return holes.filter((_, seat) => seat !== view.seat)
}

/** A deal that agrees with the view and the hidden cards; open cards stay, the rest of the board is drawn. */
export function completeDeal(view: HoldemView, hidden: Hidden, byLot: boolean, random: Random): Deal {
  const holes = hidden.slice()
  holes.splice(view.seat, 0, [card(view.hole[0]), card(view.hole[1])])
  const board = view.board.map(card)
  const rest = drawCards(5 - board.length, [...holes.flat(), ...board], random)
  return { holes, board: [...board, ...rest], lot: byLot ? drawLot(holes.length, random) : [] }
}
