import type { Seat } from '../../../environments/game.ts'
import type { Seen } from '../seen.ts'

/** Whose mind is looked into: that of whoever has thought last, of a seat, or nobody's. */
export type Glance = 'last' | Seat | 'none'

/** To whoever thought last, then each seat, then nobody. */
export function nextGlance(glance: Glance, seats: number): Glance {
  if (glance === 'last') return 0
  if (glance === 'none') return 'last'
  return glance + 1 < seats ? glance + 1 : 'none'
}

/** The seat whose mind is looked into in a position; undefined for nobody's. */
export function glancedAt(glance: Glance, { names, decisions, acting }: Seen): Seat | undefined {
  if (glance === 'none') return undefined
  if (glance !== 'last' && glance < names.length) return glance
  const thinking = decisions.findLast(({ deliberation }) => deliberation !== undefined)
  return (thinking ?? decisions.at(-1))?.seat ?? acting ?? 0
}
