import type { Json } from '../../../environments/game.ts'
import type { Mind } from '../mind/mind.ts'

/** Betting after a call: nothing is to be paid then. */
const AFTER_CALL: Readonly<Record<string, string>> = { call: 'check', raise: 'bet' }

/** How the other's answer to a call is called; undefined for answers to anything else, which go by their own word. */
export function replyToCall({ decision, opening }: Mind, action: Json, reply: string): string | undefined {
  if (action !== 'call') return undefined
  // Who opens the game by a call has called a blind, and what is put on that is a raise.
  const raises = reply === 'raise' && opening && decision.say(action) !== 'check'
  return raises ? reply : AFTER_CALL[reply]
}
