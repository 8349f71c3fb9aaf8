import type { Seat, Words } from '../game.ts'
import { everySeat, tellings } from '../tellings.ts'
import { type Action, ANTE, BET } from './betting.ts'
import { CARD_NAMES, deckOf } from './cards.ts'
import type { KuhnView } from './view.ts'

/** How Kuhn poker speaks. */
export const words: Words<Action, KuhnView> = {
  view(view) {
    const { seat, card } = view
    return [
      ...tableInWords(view, seat),
      `Your card: ${card}.`,
      ...courseInWords(view, seat, mayDo(view)),
    ].join('\n')
  },

  open(view) {
    const { table, settings } = view
    const seats = everySeat(settings.seats).filter((seat) => table.toAct === null || table.live[seat])
    return tellings(view.seat, seats, (seat) =>
      [...tableInWords(view, seat), ...courseInWords(view, seat, 'You are to act.')].join('\n'),
    )
  },

  stage: ({ table }) => (table.toCall > 0 ? 'facing a bet' : 'no bet yet'),

  action({ table }, action) {
    if (action === 'fold') return 'fold'
    if (action === 'call') return table.toCall > 0 ? `call ${table.toCall}` : 'check'
    return `bet ${BET}`
  },
}

/** The table and its rules. @param seat whom it is told to */
function tableInWords({ settings: { seats } }: KuhnView, seat: Seat): string[] {
  const deck = deckOf(seats).map((rank) => CARD_NAMES[rank])
  return [
    `Kuhn poker, ${seats} seats. You are seat ${seat}${seat === 0 ? ' and act first' : ''}.`,
    `The deck is ${deck.join(' ')}, one of each, the highest last; the highest card wins. Everybody has put in ${ANTE} chip. One bet of ${BET} chip may be made; the others then fold or call.`,
  ]
}

/** What was done, what lies in the pot, and how it ended or who goes on. @param seat whom it is told to @param turn what is said where it is that seat's */
function courseInWords(view: KuhnView, seat: Seat, turn: string): string[] {
  const { table, settings, shown } = view
  const others = table.live.filter((still, other) => still && other !== seat).length
  const lines = [
    `So far: ${spoken(table.history, settings.seats) || 'no action'}.`,
    `Pot ${table.pot} chips, ${others} opponent${others === 1 ? '' : 's'} still in.`,
  ]
  if (table.toAct === null) {
    const seen = shown.flatMap((name, other) => (name === null ? [] : [`seat ${other} ${name}`]))
    lines.push(`The hand is over${seen.length === 0 ? '' : `; shown: ${seen.join(', ')}`}.`)
  } else lines.push(table.toAct === seat ? turn : `Seat ${table.toAct} is to act.`)
  return lines
}

const mayDo = (view: KuhnView): string =>
  `To call: ${view.table.toCall}. You may: ${view.actions.map((action) => words.action(view, action)).join(', ')}.`

/** The betting, seat by seat. */
function spoken(history: string, seats: number): string {
  const bet = history.indexOf('r')
  return [...history]
    .map((letter, at) => {
      const done =
        letter === 'f' ? 'folds' : letter === 'r' ? 'bets' : bet >= 0 && at > bet ? 'calls' : 'checks'
      return `seat ${at % seats} ${done}`
    })
    .join(', ')
}
