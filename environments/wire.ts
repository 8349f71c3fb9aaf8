import type { Fault } from './host.ts'

/**
 * How programs of others play a game over a connection, in lines of text. All that comes over it is untrusted: nothing
 * here throws because of a line but where it says so.
 */
export interface WireProtocol<View, Action> {
  readonly name: string
  /** The line by which a player opens. */
  readonly greeting: string
  /** Whether a line opens so that its sender can be dealt in. */
  greets(line: string): boolean
  /** The dealer's end of one match with one player. */
  dealer(): WireDealer<View, Action>
  /** The player's end of one match. */
  player(): WirePlayer<View, Action>
}

/** What a dealer tells one player, and hears. */
export interface WireDealer<View, Action> {
  /** The lines that tell what has happened in this game since the last ones, up to this view of the player's. */
  news(view: View): readonly string[]
  /** The same for the view of the end of a game: after it the next one begins. */
  end(view: View): readonly string[]
  /** What a line means that may answer the last news; undefined for one that answers something else, or nothing. */
  answer(line: string, view: View): WireAnswer<Action> | undefined
}

/** An answer as the protocol takes it. */
export interface WireAnswer<Action> {
  /** Legal: where the player said something else, what the protocol has it do then. */
  readonly action: Action
  /** What was wrong with what it said. */
  readonly fault?: Fault
}

/** What a player hears of its dealer, and says. */
export interface WirePlayer<View, Action> {
  /** What a line tells; undefined for one that tells nothing. Throws `BadInput` for one that the rules do not allow. */
  hear(line: string): Heard<View> | undefined
  /** The answer to the line that was heard last. */
  say(action: Action): string
}

/** What a dealer's line tells. */
export interface Heard<View> {
  readonly view: View
  /** What this seat has gained, in the game's unit, where the game is over. */
  readonly payoff?: number
}
