import type { Json, Seat } from '../../../environments/game.ts'
import type { Truth } from '../drawing.ts'
import { drawingOf } from '../drawings.ts'
import type { PanelOptions } from '../panel.ts'
import { playerName } from '../players.ts'
import type { Seen, SeenDecision } from '../seen.ts'
import { readThought, type Thought } from '../thought.ts'

/** A decision of a player with all that there is to be shown of how it was reached. */
export interface Mind {
  /** What the player is called on the screen. */
  readonly name: string
  readonly decision: SeenDecision
  /** Whether nobody had acted before. */
  readonly opening: boolean
  readonly thought: Thought
  /** What its seat saw. */
  readonly view: unknown
  /** What the other did next. */
  readonly reply?: Json
  /** What the other really holds, where there is one other whose secret is known. */
  readonly truth?: Truth
  readonly options: PanelOptions
}

/** The mind of a seat at its last decision; undefined before the first. */
export function mindOf(seen: Seen, seat: Seat, options: PanelOptions): Mind | undefined {
  const { decisions, names, views } = seen
  const at = decisions.findLastIndex((decision) => decision.seat === seat)
  if (at < 0) return undefined
  const decision = decisions[at]
  const reply = decisions.slice(at + 1).find((later) => later.seat !== seat)
  const truth = names.length === 2 ? drawingOf(views[1 - seat])?.truth : undefined
  return {
    name: playerName(seen, seat, options.viewer),
    decision,
    opening: at === 0,
    thought: readThought(decision.deliberation),
    view: views[seat],
    ...(reply === undefined ? {} : { reply: reply.action }),
    ...(truth === undefined ? {} : { truth }),
    options,
  }
}
