import type { Words } from '../game.ts'
import { type Action, ANTE, BET } from './betting.ts'
import { CARD_NAMES, deckOf } from './cards.ts'
import type { KuhnView } from './view.ts'

/** How Kuhn poker speaks. */
export const words: Words<Action, KuhnView> = {
  view(view) {
    const { table, seat, settings, card, shown } = view
    const { seats } = settings
    const deck = deckOf(seats).map((rank) => CARD_NAMES[rank])
    const others = table.live.filter((still, other) => still && other !== seat).length
    const lines = [
      `Kuhn poker, ${seats} seats. You are seat ${seat}${seat === 0 ? ' and act first' : ''}.`,
      `The deck is ${deck.join(' ')}, one of each, the highest last; the highest card wins. Everybody has put in ${ANTE} chip. One bet of ${BET} chip may be made; the others then fold or call.`,
      `Your card: ${card}.`,
      `So far: ${spoken(table.history, seats) || 'no action'}.`,
      `Pot ${table.pot} chips, ${others} opponent${others === 1 ? '' : 's'} still in.`,
    ]
    if (table.toAct === seat)
      lines.push(
        `To call: ${table.toCall}. You may: ${view.actions.map((action) => words.action(view, action)).join(', ')}.`,
      )
    else if (table.toAct !== null) lines.push(`Seat ${table.toAct} is to act.`)
    else {
      const seen = shown.flatMap((name, other) => (name === null ? [] : [`seat ${other} ${name}`]))
      lines.push(`The hand is over${seen.length === 0 ? '' : `; shown: ${seen.join(', ')}`}.`)
    }
    return lines.join('\n')
  },

  action({ table }, action) {
    if (action === 'fold') return 'fold'
    if (action === 'call') return table.toCall > 0 ? `call ${table.toCall}` : 'check'
    return `bet ${BET}`
  },
}

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
