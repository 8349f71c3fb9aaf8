import { dealtRanges } from '../dealt-ranges.ts'
import type { Game } from '../game.ts'
import type { Ranges } from '../ranges.ts'
import { type Action, bet, legalBets, OPENING, type Table } from './betting.ts'
import { CARD_NAMES, type Card, cardOf, DECK, RANKS, rankOf } from './cards.ts'
import { hiddenCards, pastDecisions } from './hidden.ts'
import { housePolicies } from './policies.ts'
import type { LeducState } from './rules.ts'
import type { LeducView } from './view.ts'

/** The histories in which somebody is to act. */
function decisions(table: Table): string[] {
  if (table.toAct === null) return []
  return [table.history, ...legalBets(table).flatMap((action) => decisions(bet(table, action)))]
}

const HISTORIES = decisions(OPENING)

/** Contexts from coarse to fine: the round; with or without a bet to call; the whole history. */
const CONTEXTS = 2 + 4 + HISTORIES.length

const boardOf = ({ board }: LeducView): Card | undefined => (board === null ? undefined : cardOf(board))

/** The vector form of Leduc poker: the other's card is one of six. */
export function leducRanges(game: Game<LeducState, Action, LeducView, Card>): Ranges<LeducView, Action> {
  return dealtRanges({
    game,
    actions: ['fold', 'call', 'raise'],
    passive: 'call',
    hidden: CARD_NAMES,
    classes: Uint8Array.from(DECK, rankOf),
    classNames: ['a jack', 'a queen', 'a king'],
    // The rank alone before the board, both ranks after: suits bear on nothing.
    partition: { name: 'card', parts: RANKS + RANKS * RANKS, ordered: false },
    contexts: CONTEXTS,
    population: housePolicies.map((policy) => policy.create()),
    completions(view) {
      const own = cardOf(view.card)
      const open = boardOf(view)
      return hiddenCards(view).flatMap((hidden) => {
        const cards = view.seat === 0 ? ([own, hidden] as const) : ([hidden, own] as const)
        const boards = open === undefined ? DECK.filter((card) => !cards.includes(card)) : [open]
        return boards.map((board) => ({
          state: { cards, board, table: view.table },
          hidden,
          chance: 1 / boards.length,
        }))
      })
    },
    past: (view) => pastDecisions(view, hiddenCards(view)[0]),
    revealed({ seat, shown }) {
      const other = shown[1 - seat]
      return other === null ? undefined : cardOf(other)
    },
    own: ({ card }) => cardOf(card),
    seatOf: ({ seat }) => seat,
    situation(view) {
      const { history, round, raises, toCall, pot } = view.table
      const facing = toCall === 0 ? 0 : raises
      const open = boardOf(view)
      const at = HISTORIES.indexOf(history)
      return {
        contexts: [round, 2 + 2 * round + Math.min(facing, 1), 6 + at],
        facing,
        price: Math.round((100 * toCall) / (pot + toCall)) / 100,
        key: at * (DECK.length + 1) + (open ?? DECK.length),
        board: open === undefined ? [] : [open],
      }
    },
    held(view, hidden) {
      const card = CARD_NAMES[hidden]
      return card === view.board ? undefined : { ...view, card }
    },
    sort(view) {
      const open = boardOf(view)
      return Uint8Array.from(DECK, (card) =>
        open === undefined ? rankOf(card) : RANKS + RANKS * rankOf(open) + rankOf(card),
      )
    },
  })
}
