import { setTimeout } from 'node:timers/promises'
import type { Key } from 'ink'
import type { Line, Size } from './styled.ts'

/** The keys beside letters that an app hears of. */
export type Keys = Partial<Key>

/** Time to draw before a player that computes takes the thread, ms. */
const DRAW = 40

/** Settled when what has changed is drawn: whoever computes then takes the thread. */
export const drawn = (): Promise<void> => setTimeout(DRAW)

/** What runs in the terminal: it draws itself, hears keys, and says when something has changed. */
export abstract class App {
  readonly #listeners = new Set<() => void>()
  #version = 0

  /** The whole screen. */
  abstract lines(size: Size): Line[]
  /** A key was pressed, or a text was pasted. */
  abstract press(input: string, keys: Keys): void
  /** Whether the screen changes by itself as time goes by. */
  abstract get ticking(): boolean

  /** @returns what ends it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A number that grows with every change. */
  readonly version = (): number => this.#version

  protected changed(): void {
    this.#version++
    for (const listener of this.#listeners) listener()
  }
}
