import { z } from 'zod'
import { BadInput } from '../environments/errors.ts'
import { type Card, cardNamed, holdingIndex } from '../environments/holdem/cards.ts'
import { strengths } from '../environments/holdem/strength.ts'
import { type Tool, toolOf } from './tool.ts'

const names = z.array(z.string())

/** How strong two cards of Hold'em are. */
export const equityTool: Tool = toolOf(
  'equity',
  "The chance (win and half of tie, 0 to 1) that two cards of Texas Hold'em beat one unknown hand, all hands equally likely, with the rest of the board drawn; exact.",
  z.strictObject({
    hole: names.length(2).describe('the own two cards, such as Ah and Td'),
    board: names.max(5).default([]).describe('the 0, 3, 4 or 5 cards on the board'),
  }),
  ({ hole, board }) => {
    const own = hole.map(known)
    const open = board.map(known)
    if (![0, 3, 4, 5].includes(open.length))
      throw new BadInput(`equity: a board has 0, 3, 4 or 5 cards, not ${open.length}`)
    const all = [...own, ...open]
    if (new Set(all).size < all.length) throw new BadInput('equity: a card is named twice')
    return { equity: strengths(open)[holdingIndex(own[0], own[1])] }
  },
)

function known(name: string): Card {
  const card = cardNamed(name)
  if (card === undefined) throw new BadInput(`equity: "${name}" is no card; cards are written Ah, Td, 2c`)
  return card
}
