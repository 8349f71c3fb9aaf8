import type { Seat } from '../../../environments/game.ts'
import type { LyingCard } from './cards.ts'

/** A seat at a card table as it is drawn. */
export interface SceneSeat {
  /** Printable. */
  readonly name: string
  readonly cards: readonly LyingCard[]
  /** What the cards make, or how they came to be seen; empty for nothing. */
  readonly note: string
  /** Chips in front of it. */
  readonly bet: number
  /** What it did last on this street. */
  readonly last: string
  readonly button: boolean
  readonly folded: boolean
  readonly acting: boolean
  /** What it gained, in the game's unit, once the hand is over. */
  readonly gained?: number
  /** How it stands. */
  readonly score: string
}

/** What was done on one street, in words. */
export interface SceneStreet {
  readonly name: string
  readonly said: readonly string[]
}

/** A hand at a card table, as it is drawn for whoever looks. */
export interface Scene {
  /** By seat. */
  readonly seats: readonly SceneSeat[]
  /** Who looks from the near side of the table. */
  readonly near: Seat
  readonly board: readonly LyingCard[]
  /** Chips in the middle, all bets included. */
  readonly pot: number
  readonly streets: readonly SceneStreet[]
}
