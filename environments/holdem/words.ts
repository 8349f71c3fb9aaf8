import type { Words } from '../game.ts'
import { type Action, bettingRules, isLive, NOBODY } from './betting.ts'
import { BOARD_CARDS, type HoldemView } from './view.ts'

const STREETS = ['preflop', 'flop', 'turn', 'river'] as const

/** How Limit Hold'em speaks. */
export const words: Words<Action, HoldemView> = {
  view(view) {
    const { table, seat, settings } = view
    const lines = [
      `Limit Hold'em (${settings.profile}), ${settings.seats} seats. You are seat ${seat}${seat === settings.seats - 1 ? ', on the button' : ''}.`,
      `Your cards: ${view.hole.join(' ')}. Board: ${view.board.length === 0 ? 'none yet' : view.board.join(' ')}.`,
    ]
    table.history.split('/').forEach((actions, street) => {
      if (street === 0 || BOARD_CARDS[table.street] >= BOARD_CARDS[street === 1 ? 1 : street === 2 ? 2 : 3])
        lines.push(`${STREETS[street]}: ${[...actions].map(spoken).join(', ') || 'no action'}`)
    })
    const stillIn = table.spent.filter((_, other) => other !== seat && isLive(table, other)).length
    lines.push(`Pot ${table.pot} chips, ${stillIn} opponent${stillIn === 1 ? '' : 's'} still in.`)
    if (table.toAct === seat)
      lines.push(
        `To call: ${table.toCall}. You may: ${view.actions.map((action) => words.action(view, action)).join(', ')}.`,
      )
    else if (table.toAct !== NOBODY) lines.push(`Seat ${table.toAct} is to act.`)
    return lines.join('\n')
  },

  action(view, action) {
    const { table } = view
    if (action === 'fold') return 'fold'
    if (action === 'call') return table.toCall > 0 ? `call ${table.toCall}` : 'check'
    const rules = bettingRules(view.settings)
    const target = Math.min(table.fullBet + rules.raiseSize[table.street], rules.stacks[view.seat])
    return `${table.toCall > 0 || table.street === 0 ? 'raise' : 'bet'} ${target - table.bet}`
  },
}

const spoken = (letter: string): string => (letter === 'f' ? 'fold' : letter === 'c' ? 'call' : 'raise')
