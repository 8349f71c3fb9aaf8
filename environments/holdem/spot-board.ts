import { Recent } from '../recent.ts'
import { Board } from './board.ts'
import type { Card } from './cards.ts'

/** Boards with what was worked out about them: one hand asks about the same ones many times. */
const recent = new Recent<string, Board>(16)

/** The board of these cards, remembered for a while. */
export const boardOf = (cards: readonly Card[]): Board => recent.get(cards.join(), () => new Board(cards))
