import { dealtRanges } from '../dealt-ranges.ts'
import type { Game } from '../game.ts'
import type { Ranges } from '../ranges.ts'
import type { Action } from './betting.ts'
import { CARD_NAMES, cardOf, deckOf } from './cards.ts'
import { cardsBySeat, type Hidden, hiddenCards, pastDecisions } from './hidden.ts'
import { housePolicies } from './policies.ts'
import type { KuhnState } from './rules.ts'
import type { KuhnView } from './view.ts'

/** The histories in which one of two is to act. */
const HISTORIES = ['', 'c', 'r', 'cr']

/** The vector form of Kuhn poker for two: the other's card is one of three. */
export function kuhnRanges(game: Game<KuhnState, Action, KuhnView, Hidden>): Ranges<KuhnView, Action> {
  const deck = deckOf(2)
  return dealtRanges({
    game,
    actions: ['fold', 'call', 'raise'],
    passive: 'call',
    hidden: deck.map((card) => CARD_NAMES[card]),
    classes: Uint8Array.from(deck),
    classNames: ['a jack', 'a queen', 'a king'],
    partition: { name: 'card', parts: deck.length, ordered: false },
    // From coarse to fine: with or without a bet to call; the whole history.
    contexts: 2 + HISTORIES.length,
    population: housePolicies.map((policy) => policy.create()),
    completions: (view) =>
      hiddenCards(view).map((hidden) => ({
        state: { cards: cardsBySeat(view, hidden), table: view.table },
        hidden: hidden[0],
        chance: 1,
      })),
    past: (view) => pastDecisions(view, hiddenCards(view)[0]),
    revealed({ seat, shown }) {
      const other = shown[1 - seat]
      return other === null ? undefined : cardOf(other)
    },
    own: ({ card }) => cardOf(card),
    seatOf: ({ seat }) => seat,
    situation({ table: { history, toCall, pot } }) {
      const at = HISTORIES.indexOf(history)
      return {
        contexts: [toCall, 2 + at],
        facing: toCall,
        price: Math.round((100 * toCall) / (pot + toCall)) / 100,
        key: at,
        board: [],
      }
    },
    held: (view, hidden) => ({ ...view, card: CARD_NAMES[hidden] }),
    sort: () => Uint8Array.from(deck),
  })
}
