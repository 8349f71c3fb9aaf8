import type { Seat } from '../../environments/game.ts'
import { lossOf } from './loss.ts'
import type { Seen } from './seen.ts'
import { readThought } from './thought.ts'

/** What the decision that led to a position gave up; undefined where nobody has said. */
export type LossAt = (seen: Seen) => number | undefined

/** What the decision gave up by the reckoning of whoever took it. */
export const ownLoss: LossAt = ({ decisions }) => {
  const last = decisions.at(-1)
  return last === undefined ? undefined : lossOf(readThought(last.deliberation), last.action)
}

/** Where the next decision of a seat's player was taken after a place, or of anybody; undefined where there is none. */
export function nextDecision(
  positions: readonly Seen[],
  from: number,
  player: string | undefined,
): number | undefined {
  const at = positions.findIndex(({ decisions, names }, i) => {
    const last = decisions.at(-1)
    return i > from && last !== undefined && (player === undefined || names[last.seat] === player)
  })
  return at < 0 ? undefined : at
}

/** Where the largest loss is, among the positions that `within` lets pass; undefined where nothing was lost. */
export function largestLoss(
  positions: readonly Seen[],
  lossAt: LossAt,
  within: (seen: Seen) => boolean = () => true,
): number | undefined {
  let best: number | undefined
  let most = 0
  positions.forEach((seen, at) => {
    const loss = within(seen) ? (lossAt(seen) ?? 0) : 0
    if (loss > most) {
      most = loss
      best = at
    }
  })
  return best
}

/** The seats whose minds can be looked into: those of players, not of persons. */
export const mindsOf = ({ names }: Seen, own: Seat | undefined): Seat[] =>
  names.flatMap((_, seat) => (seat === own ? [] : [seat]))
