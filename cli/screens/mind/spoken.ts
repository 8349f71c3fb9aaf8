import type { Json } from '../../../environments/game.ts'
import { drawingOf } from '../drawings.ts'
import { printable } from '../printable.ts'
import type { Mind } from './mind.ts'

/** An action of the seat that decided, in few words. */
export function actionSpoken({ view, decision }: Mind, action: Json): string {
  return printable(drawingOf(view)?.said?.(action) ?? decision.say(action))
}

/** A reply of the other to an action, in few words. */
export function replySpoken(mind: Mind, action: Json, reply: Json): string {
  if (typeof reply !== 'string') return actionSpoken(mind, reply)
  return printable(drawingOf(mind.view)?.replied?.(mind, action, reply) ?? reply)
}
