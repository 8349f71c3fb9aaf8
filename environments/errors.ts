import type { Usage } from './agent.ts'
import type { Json } from './game.ts'
import type { Fault } from './host.ts'

/** What every error of this package carries: a stable `code` for programs and one plain line for people. */
export abstract class BidderError extends Error {
  abstract readonly code: string
  override get name(): string {
    return this.constructor.name
  }
}

/** Input from outside (a file, a flag, a setting, a view) that cannot be used. The message says what, where, and what to do. */
export class BadInput extends BidderError {
  readonly code = 'BAD_INPUT'
}

/**
 * What ends a run and not only a decision, because no further question could mend it: a key that is refused, a budget
 * that is spent. The message says what to do; what was recorded can be taken up again.
 */
export abstract class RunEnded extends BidderError {}

/** A player that has been asked enough: it gives no acceptable answer, and the rules take its action. */
export abstract class PlayerFault extends BidderError {
  /** Its answers that were not accepted, in order. */
  abstract readonly faults: readonly Fault[]
  /** What was spent on them, for a player that spends anything. */
  abstract readonly usage: Usage | undefined
  /** How they came about, where there is more to say: plain JSON, recorded. */
  abstract readonly deliberation: Json | undefined
}

/** How many legal actions a message lists. */
const LISTED = 6

/** An action that the rules do not allow here. The state it was offered to is unchanged. */
export class IllegalAction extends BidderError {
  readonly code = 'ILLEGAL_ACTION'
  readonly action: unknown
  readonly legal: readonly unknown[]
  /** What is wrong with it, alone. */
  readonly reason: string

  /**
   * @param action what was offered, untrusted
   * @param legal the actions that the rules allow; empty for a seat that is not to act
   * @param reason what is wrong with it; without one and without legal actions, that the game is over
   */
  constructor(action: unknown, legal: readonly unknown[], reason?: string) {
    const listed = legal.slice(0, LISTED).map(quoted).join(', ')
    const more = legal.length > LISTED ? ` and ${legal.length - LISTED} more` : ''
    const allowed = legal.length === 0 ? [] : [`legal here: ${listed}${more}`]
    const why = reason ?? (legal.length === 0 ? 'the game is over' : undefined)
    super(`illegal action ${quoted(action)}: ${[...(why === undefined ? [] : [why]), ...allowed].join('; ')}`)
    this.action = action
    this.legal = legal
    this.reason = why ?? 'it is not among the legal actions'
  }
}

/** A short, safe rendering of an untrusted value for a message. */
function quoted(value: unknown): string {
  let text: string | undefined
  try {
    text = JSON.stringify(value)
  } catch {
    text = undefined
  }
  text ??= String(typeof value)
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}
