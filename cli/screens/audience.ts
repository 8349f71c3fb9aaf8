import type { Json, Seat } from '../../environments/game.ts'
import type { Advice } from './coach.ts'
import type { Seen } from './seen.ts'

/** A person's turn, as whatever asks the person has it. */
export interface HumanTurn {
  readonly seat: Seat
  readonly view: unknown
  /** The view in words. */
  readonly words: string
  readonly actions: readonly { readonly action: Json; readonly said: string }[]
  /** An action in words, as the person would say it. */
  say(action: Json): string
  /** Why an action may not be taken here; undefined where it may. */
  objection(action: Json): string | undefined
  /** What BIDDER would do in this place. Rejects with `BadInput` for a game that it does not play. */
  advise(): Promise<Advice>
  /** Takes the action. @param hinted whether a hint was asked for: recorded with it */
  take(action: Json, hinted: boolean): void
}

/** Who follows a match and, where a person plays, puts the turns to that person. */
export interface Audience {
  /** Whether it is drawn, and hears keys, while others think: those that compute must not hold it up. */
  readonly live?: boolean
  /** Shows a position. The match waits for what this returns. */
  show(seen: Seen): void | Promise<void>
  /** A person is to act. */
  ask(turn: HumanTurn): void
  /** Another player begins to think, when what this returns is settled. @param giveUp ends the waiting: that player is at fault, and the rules act for it */
  wait(seat: Seat, giveUp: () => void): void | Promise<void>
}
