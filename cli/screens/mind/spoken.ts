import type { Json } from '../../../environments/game.ts'
import { isNegotiationView } from '../negotiation/offer-form.ts'
import { terms } from '../negotiation/terms.ts'
import { printable } from '../printable.ts'
import type { Mind } from './mind.ts'

/** An action of the seat that decided, in few words. */
export function actionSpoken({ view, decision }: Mind, action: Json): string {
  return printable(isNegotiationView(view) ? terms(view, action) : decision.say(action))
}

/** Betting after a call: nothing is to be paid then. */
const AFTER_CALL: Readonly<Record<string, string>> = { call: 'check', raise: 'bet' }

/** A reply of the other to an action, in few words. */
export function replySpoken(mind: Mind, action: Json, reply: Json): string {
  const { view, decision, opening } = mind
  if (typeof reply !== 'string') return actionSpoken(mind, reply)
  if (!isPoker(view) || action !== 'call') return printable(reply)
  // Who opens the game by a call has called a blind, and what is put on that is a raise.
  const raises = reply === 'raise' && opening && decision.say(action) !== 'check'
  return raises ? reply : (AFTER_CALL[reply] ?? printable(reply))
}

const POKER = new Set<unknown>(['limit-holdem', 'leduc', 'kuhn'])

/** Views name their game. */
const isPoker = (view: unknown): boolean =>
  typeof view === 'object' && view !== null && 'game' in view && POKER.has(view.game)
