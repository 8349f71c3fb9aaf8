import type { Seat, Words } from '../game.ts'
import { tellings } from '../tellings.ts'
import { type Action, ANTE, RAISE_CAP, RAISE_SIZE } from './betting.ts'
import type { LeducView } from './view.ts'

const ROUNDS = ['First', 'Second'] as const

/** How Leduc poker speaks. */
export const words: Words<Action, LeducView> = {
  view(view) {
    const { seat, card, board } = view
    return [
      ...tableInWords(seat),
      `Your card: ${card}. ${boardInWords(board)}`,
      ...courseInWords(view, seat, mayDo(view)),
    ].join('\n')
  },

  open(view) {
    return tellings(view.seat, [0, 1], (seat) =>
      [...tableInWords(seat), boardInWords(view.board), ...courseInWords(view, seat, 'You are to act.')].join(
        '\n',
      ),
    )
  },

  stage: ({ board }) => (board === null ? 'before the board' : 'after the board'),

  action({ table }, action) {
    if (action === 'fold') return 'fold'
    if (action === 'call') return table.toCall > 0 ? `call ${table.toCall}` : 'check'
    return `${table.raises > 0 ? 'raise' : 'bet'} ${RAISE_SIZE[table.round]}`
  },
}

/** The table and its rules. @param seat whom it is told to */
const tableInWords = (seat: Seat): string[] => [
  `Leduc poker. You are seat ${seat} of 2; seat 0 acts first in both rounds.`,
  `The deck is J Q K in two suits. A card that pairs the board beats all others, else the higher rank wins; equal ranks split. Both have put in ${ANTE} chip. Raises are ${RAISE_SIZE[0]} chips in the first round and ${RAISE_SIZE[1]} in the second, at most ${RAISE_CAP} in each.`,
]

const boardInWords = (board: string | null): string => `Board: ${board ?? 'none yet'}.`

/** What was done, what lies in the pot, and how it ended or who goes on. @param seat whom it is told to @param turn what is said where it is that seat's */
function courseInWords(view: LeducView, seat: Seat, turn: string): string[] {
  const { table, shown } = view
  const lines = table.history
    .split('/')
    .map((letters, round) => `${ROUNDS[round]} round: ${spoken(letters) || 'no action'}.`)
  lines.push(`Pot ${table.pot} chips.`)
  if (table.toAct === null) {
    const seen = shown.flatMap((name, other) => (name === null ? [] : [`seat ${other} ${name}`]))
    lines.push(`The hand is over${seen.length === 0 ? '' : `; shown: ${seen.join(', ')}`}.`)
  } else lines.push(table.toAct === seat ? turn : `Seat ${table.toAct} is to act.`)
  return lines
}

const mayDo = (view: LeducView): string =>
  `To call: ${view.table.toCall}. You may: ${view.actions.map((action) => words.action(view, action)).join(', ')}.`

/** The betting of a round, seat by seat. */
function spoken(letters: string): string {
  return [...letters]
    .map((letter, at) => {
      const before = letters.slice(0, at).includes('r')
      const done =
        letter === 'f' ? 'folds' : letter === 'r' ? (before ? 'raises' : 'bets') : before ? 'calls' : 'checks'
      return `seat ${at % 2} ${done}`
    })
    .join(', ')
}
