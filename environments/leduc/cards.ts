/** A card: 2 * rank + suit; ranks are jack 0, queen 1, king 2. */
export type Card = number

/** Their names, by card. */
export const CARD_NAMES = ['Jh', 'Js', 'Qh', 'Qs', 'Kh', 'Ks'] as const

/** A card as text. */
export type CardName = (typeof CARD_NAMES)[number]

/** The card of that name. */
export const cardOf = (name: CardName): Card => CARD_NAMES.indexOf(name)

/** All cards. */
export const DECK: readonly Card[] = CARD_NAMES.map((_, card) => card)

export const RANKS = 3

export const rankOf = (card: Card): number => card >> 1

/** What a card and the board are worth at the showdown: a pair beats a high card, equal ranks are equal. */
export const strength = (card: Card, board: Card): number =>
  rankOf(card) + (rankOf(card) === rankOf(board) ? RANKS : 0)
