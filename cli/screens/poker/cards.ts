import type { Line, Look, Span } from '../styled.ts'

/** A card as it lies on the table: its name (`Ah`, or `K` where cards have no suit), `down` on its face, or `none` yet. */
export type LyingCard = { readonly name: string } | 'down' | 'none'

/** Four colours, as many card rooms deal them: suits that are told apart at a glance. */
const SUITS: Readonly<Record<string, { readonly sign: string; readonly look: Look }>> = {
  s: { sign: '♠', look: { bold: true } },
  h: { sign: '♥', look: { bold: true, color: 'red' } },
  d: { sign: '♦', look: { bold: true, color: 'blueBright' } },
  c: { sign: '♣', look: { bold: true, color: 'green' } },
}

/** Cells that a drawn card takes. */
export const CARD_WIDTH = 6

/** A card in two cells: rank and suit. */
function cardSpan(card: LyingCard): Span {
  if (card === 'down') return { text: '▒▒', dim: true }
  if (card === 'none') return { text: '··', dim: true }
  const suit = SUITS[card.name.slice(1)]
  return suit === undefined
    ? { text: `${card.name} `, bold: true }
    : { text: `${card.name[0]}${suit.sign}`, ...suit.look }
}

/** Cards side by side in two cells each. */
export const cardsInline = (cards: readonly LyingCard[]): Line =>
  cards.flatMap((card, at): Line => [...(at === 0 ? [] : [{ text: ' ' }]), cardSpan(card)])

/** Cards side by side as they are drawn: three lines. */
export function cardRows(cards: readonly LyingCard[]): readonly [Line, Line, Line] {
  const edge = (card: LyingCard): Look => (card === 'none' ? { dim: true } : {})
  return [
    cards.map((card) => ({ text: card === 'none' ? '╭╌╌╌╌╮' : '╭────╮', ...edge(card) })),
    cards.flatMap((card): Line => {
      if (card === 'none') return [{ text: '┆    ┆', dim: true }]
      if (card === 'down') return [{ text: '│' }, { text: '▒▒▒▒', dim: true }, { text: '│' }]
      return [{ text: '│ ' }, cardSpan(card), { text: ' │' }]
    }),
    cards.map((card) => ({ text: card === 'none' ? '╰╌╌╌╌╯' : '╰────╯', ...edge(card) })),
  ]
}
