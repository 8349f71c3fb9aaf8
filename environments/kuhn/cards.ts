/** A card by its rank: 0 is the lowest. */
export type Card = number

/** The names of the cards, lowest first; a table of two has the first three, of three all four. */
export const CARD_NAMES = ['J', 'Q', 'K', 'A'] as const

/** A card as text. */
export type CardName = (typeof CARD_NAMES)[number]

/** The card of that name. */
export const cardOf = (name: CardName): Card => CARD_NAMES.indexOf(name)

/** All cards of a table: one more than it has seats. */
export const deckOf = (seats: number): Card[] => Array.from({ length: seats + 1 }, (_, card) => card)
