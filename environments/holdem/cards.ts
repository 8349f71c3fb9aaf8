/** A card as a number 0..51: four times the rank (deuce 0 .. ace 12) plus the suit (c d h s). */
export type Card = number

/** A rank as text: deuce to ace. */
export type RankName = '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'T' | 'J' | 'Q' | 'K' | 'A'
/** A suit as text: clubs, diamonds, hearts, spades. */
export type SuitName = 'c' | 'd' | 'h' | 's'
/** A card as text: `Ah`, `Td`. */
export type CardName = `${RankName}${SuitName}`
/** Two hole cards as text. */
export type HoleNames = readonly [CardName, CardName]

export const RANKS: readonly RankName[] = ['2', '3', '4', '5', '6', '7', '8', '9', 'T', 'J', 'Q', 'K', 'A']
export const SUITS: readonly SuitName[] = ['c', 'd', 'h', 's']

/** The names of the 52 cards, by number. */
export const CARD_NAMES: readonly CardName[] = RANKS.flatMap((rank) =>
  SUITS.map((suit): CardName => `${rank}${suit}`),
)

const NUMBERS = new Map<string, Card>(CARD_NAMES.map((name, card) => [name, card]))

/** The rank of a card: 0 (deuce) .. 12 (ace). */
export const rankOf = (card: Card): number => card >> 2
/** The suit of a card: 0 clubs, 1 diamonds, 2 hearts, 3 spades. */
export const suitOf = (card: Card): number => card & 3

/** The card of that name, or undefined when the text names none (`10h` is written `Th`). */
export function cardNamed(name: string): Card | undefined {
  return NUMBERS.get(name)
}

/** The card of that name, for names that are known to be good. Throws `RangeError` otherwise. */
export function card(name: string): Card {
  const found = NUMBERS.get(name)
  if (found === undefined) throw new RangeError(`no card is called ${JSON.stringify(name)}`)
  return found
}

/** The cards of a run of names: `AsKd` is two cards. Throws `RangeError` for anything else. */
export function cards(text: string): Card[] {
  return (text.match(/../g) ?? []).map(card)
}

/** How many different holdings of two cards a deck has. */
export const HOLDINGS = 1326

/** A holding's number 0..1325, whatever the order of its cards: those of the lower cards come first. */
export function holdingIndex(a: Card, b: Card): number {
  return a < b ? (b * (b - 1)) / 2 + a : (a * (a - 1)) / 2 + b
}

/** The lower card of each holding, by number. */
export const LOW = new Uint8Array(HOLDINGS)
/** The higher card of each holding, by number. */
export const HIGH = new Uint8Array(HOLDINGS)
for (let high = 1; high < 52; high++) {
  for (let low = 0; low < high; low++) {
    LOW[holdingIndex(low, high)] = low
    HIGH[holdingIndex(low, high)] = high
  }
}

/** A holding, by its number 0..1325, as players write it, higher card first: `AsKd`. */
export function holdingName(index: number): string {
  return `${CARD_NAMES[HIGH[index]]}${CARD_NAMES[LOW[index]]}`
}

/** How many starting-hand classes there are: 13 pairs, 78 suited, 78 offsuit. */
export const HAND_CLASSES = 169

/** The class 0..168 of each holding as a cell of the 13 x 13 grid: pairs on the diagonal, suited above, offsuit below. */
export const HAND_CLASS = new Uint8Array(HOLDINGS)
for (let index = 0; index < HOLDINGS; index++) {
  // Row and column 0 are aces, so that the grid reads as players draw it.
  const high = 12 - rankOf(HIGH[index])
  const low = 12 - rankOf(LOW[index])
  const suited = suitOf(HIGH[index]) === suitOf(LOW[index])
  HAND_CLASS[index] = suited ? high * 13 + low : low * 13 + high
}

/** A hand class as players write it: `AA`, `AKs`, `T9o`. */
export function handClassName(cell: number): string {
  const row = 12 - Math.floor(cell / 13)
  const column = 12 - (cell % 13)
  if (row === column) return `${RANKS[row]}${RANKS[row]}`
  return row > column ? `${RANKS[row]}${RANKS[column]}s` : `${RANKS[column]}${RANKS[row]}o`
}
