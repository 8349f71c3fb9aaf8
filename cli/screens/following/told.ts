import { playerName } from '../players.ts'
import { printable } from '../printable.ts'
import type { Seen } from '../seen.ts'
import { resultLine, signed } from '../sentences.ts'
import { type Line, line, wrap } from '../styled.ts'

/** What a decision gave up, in the game's unit, and by whose reckoning: "against the equilibrium". */
export interface GivenUp {
  readonly loss: number
  readonly by: string
}

/** What was done last, what it gave up, and how the game ended. @param given undefined where nobody can say */
export function toldLines(seen: Seen, given: GivenUp | undefined, columns: number): Line[] {
  const { decisions, returns, names, unit } = seen
  const last = decisions.at(-1)
  if (last === undefined) return [line('A new game.')]
  const fault = last.faults.at(-1)
  const lost =
    given === undefined
      ? ''
      : given.loss < 1e-6
        ? `; nothing better, ${given.by}`
        : `; gives up ${signed(given.loss).slice(1)} ${unit}, ${given.by}`
  const rules = last.forfeit ? ` (the rules acted for it${fault === undefined ? '' : `: ${fault.kind}`})` : ''
  const told = `${playerName({ names }, last.seat, undefined)}: ${printable(last.said)}${rules}${lost}.`
  const all = returns === undefined ? told : `${told} ${resultLine(seen, undefined)}`
  return wrap(all, columns).map((part) => line(part, { bold: true }))
}
