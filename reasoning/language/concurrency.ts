import type { Clock } from './clock.ts'

/** Leaves the gate; told whether the server said that it was asked too much, and for how long to wait, ms. */
export type Leave = (outcome: 'answered' | { readonly limited: true; readonly waitMs?: number }) => void

/**
 * How many requests a server is sent at the same time. A server that says it is asked too much (429) halves it, every
 * answer lets it grow a little again (additive increase, multiplicative decrease: Chiu and Jain 1989), and nobody is let
 * in before the server wants to be asked again.
 */
export class Gate {
  readonly #clock: Clock
  readonly #most: number
  readonly #waiting: (() => void)[] = []
  #limit: number
  #inside = 0
  #entered = 0
  #lastCut = 0
  #closedUntil = Number.NEGATIVE_INFINITY

  /** @param most requests at the same time */
  constructor(most: number, clock: Clock) {
    this.#most = most
    this.#limit = most
    this.#clock = clock
  }

  /** How many are let in now. */
  get limit(): number {
    return Math.max(1, Math.floor(this.#limit))
  }

  /** Waits to be let in. Rejects with the signal's reason when it is aborted. */
  async enter(signal: AbortSignal): Promise<Leave> {
    try {
      for (;;) {
        signal.throwIfAborted()
        const closed = this.#closedUntil - this.#clock.now()
        if (closed > 0) await this.#clock.sleep(closed, signal)
        else if (this.#inside < this.limit) break
        else await this.#turn(signal)
      }
    } catch (error) {
      // It may have been this one's turn: that passes to the next.
      this.#wake()
      throw error
    }
    this.#inside++
    const ticket = ++this.#entered
    return (outcome) => {
      this.#inside--
      if (outcome === 'answered') this.#limit = Math.min(this.#most, this.#limit + 1 / this.#limit)
      else this.#slow(ticket, outcome.waitMs ?? 0)
      this.#wake()
    }
  }

  /** Those that were inside when it was cut do not cut it again. */
  #slow(ticket: number, waitMs: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, this.#clock.now() + waitMs)
    if (ticket <= this.#lastCut) return
    this.#limit = Math.max(1, this.#limit / 2)
    this.#lastCut = this.#entered
  }

  #wake(): void {
    for (let free = this.limit - this.#inside; free > 0 && this.#waiting.length > 0; free--)
      this.#waiting.shift()?.()
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => {
        signal.removeEventListener('abort', stop)
        resolve()
      }
      const stop = () => {
        const place = this.#waiting.indexOf(go)
        if (place >= 0) this.#waiting.splice(place, 1)
        reject(signal.reason)
      }
      this.#waiting.push(go)
      signal.addEventListener('abort', stop, { once: true })
    })
  }
}
