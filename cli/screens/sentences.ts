import type { Seat } from '../../environments/game.ts'
import type { HumanTurn } from './audience.ts'
import type { Advice } from './coach.ts'
import { playerName } from './players.ts'
import type { Seen } from './seen.ts'

/** A number with its sign, to the tenth where it is small. */
export function signed(value: number): string {
  const text = Math.abs(value) < 100 ? (Math.round(value * 10) / 10).toString() : Math.round(value).toString()
  return value > 0 ? `+${text}` : text
}

/** A seat's mean over the games so far, with its interval. @param name of its player, where that is not clear */
export function scoreLine({ scores, unit }: Seen, seat: number, name = 'So far'): string {
  const score = scores?.[seat]
  if (score === undefined) return ''
  const { mean, ci95, games } = score
  const interval = ci95 === null ? '' : ` [${signed(ci95[0])}, ${signed(ci95[1])}]`
  return `${name} ${signed(mean)} ${unit}${interval} over ${games} game${games === 1 ? '' : 's'}.`
}

/** What BIDDER would do and why, in a sentence. */
export function adviceLine({ action, thought }: Advice, turn: HumanTurn): string {
  const worth = (thought.actions ?? [])
    .toSorted((a, b) => b.expectedUtility - a.expectedUtility)
    .slice(0, 3)
    .map(
      (row) =>
        `${sayIn(turn, row.action)} ${signed(row.expectedUtility)}${row.standardError > 0 ? ` +- ${signed(row.standardError).slice(1)}` : ''}`,
    )
  const held = thought.belief?.classes
    .slice(0, 3)
    .map(({ hiddenClass, after }) => `${hiddenClass} ${(after * 100).toFixed(0)} %`)
  const why = [
    ...(worth.length === 0 ? [] : [`expected, ${thought.unit ?? ''}: ${worth.join('; ')}`]),
    ...(held === undefined || held.length === 0 ? [] : [`it thinks the other holds ${held.join(', ')}`]),
  ]
  return `Hint: ${sayIn(turn, action)}. ${why.join('. ')}`
}

/** What a decision gave up. @param loss undefined where it was not weighed */
export function gradeLine(loss: number | undefined, { action, thought }: Advice, turn: HumanTurn): string {
  if (loss === undefined) return 'Grade: this action was not weighed.'
  if (loss < 1e-6) return 'Grade: nothing is better, as far as BIDDER can tell.'
  return `Grade: gives up ${signed(loss).slice(1)} ${thought.unit ?? ''} against ${sayIn(turn, action)}.`
}

/** An action in words, as the person to act would say it. */
function sayIn({ actions }: HumanTurn, action: unknown): string {
  const text = JSON.stringify(action)
  return actions.find((known) => JSON.stringify(known.action) === text)?.said ?? text
}

/** A seat's mean over the games so far, in as few cells as can be; empty before the first. */
export const shortScore = ({ scores }: Seen, seat: number): string => {
  const score = scores?.[seat]
  return score === undefined ? '' : `${signed(score.mean)} a game`
}

/** What a finished game brought to each. @param own whose eyes it is told to, where it is a person's */
export function resultLine({ returns = [], unit, names }: Seen, own: Seat | undefined): string {
  const gained = returns.map((amount, seat) => `${playerName({ names }, seat, own)} ${signed(amount)}`)
  return `The game is over: ${gained.join(', ')} (${unit}).`
}
