import type { BayesianView, Course } from './bayesian-view.ts'
import type { Seat, Words } from './game.ts'
import { everySeat, tellings } from './tellings.ts'

/** How a game is put into words. */
export interface Wording<Action, Held> {
  /** The rules as one tells them to a player who does not know them. */
  readonly rules: string
  /** What is dealt, as it is said after "You hold": "a king". Without it, as it is written. */
  secret?(secret: Held): string
  /** An action as a player would say it: "bet 1". Without it, as it is written. */
  action?(action: Action, history: readonly Action[]): string
}

/** How a game speaks in which secrets are dealt and all actions are seen. */
export function bayesianWords<Action, Held>(
  { turn }: Course<Action>,
  seats: number,
  wording: Wording<Action, Held>,
): Words<Action, BayesianView<Action, Held>> {
  type View = BayesianView<Action, Held>
  const secret = (dealt: Held) =>
    wording.secret?.(dealt) ?? (typeof dealt === 'string' ? dealt : JSON.stringify(dealt))
  const action = (said: Action, history: readonly Action[]) => wording.action?.(said, history) ?? String(said)

  /** @param own what only the seat that is told knows, if anything */
  function told({ history, shown }: View, seat: Seat, own: readonly string[]): string {
    const course = history.map((said, at) => {
      const before = history.slice(0, at)
      return `seat ${turn(before)}: ${action(said, before)}`
    })
    const open = shown.flatMap((dealt, place) =>
      dealt === null ? [] : [`${place < seats ? `seat ${place}` : 'the table'}: ${secret(dealt)}`],
    )
    const next = turn(history)
    const turned = next === seat ? 'You are to act.' : `Seat ${next} is to act.`
    return [
      wording.rules,
      `You are seat ${seat} of ${seats}.`,
      ...own,
      `So far: ${course.join(', ') || 'nothing was done'}.`,
      ...(open.length === 0 ? [] : [`Open: ${open.join(', ')}.`]),
      next === undefined ? 'The game is over.' : turned,
    ].join('\n')
  }

  return {
    view: (view) => told(view, view.seat, [`You hold ${secret(view.dealt)}.`]),
    open: (view) => tellings(view.seat, everySeat(seats), (seat) => told(view, seat, [])),
    action: (view, said) => action(said, view.history),
  }
}
