/** Seconds that a position stays when a match goes by itself, slow to fast. */
const SECONDS = [8, 4, 2, 1, 0.5, 0.25, 0.1] as const

/** The place in that list where one begins. */
const BEGIN = 3

/** Goes on by itself from position to position, slower or faster. */
export class Pace {
  readonly #forward: () => void
  #place = BEGIN
  #running = false
  #timer: NodeJS.Timeout | undefined

  /** @param forward goes on by one position */
  constructor(forward: () => void) {
    this.#forward = forward
  }

  get running(): boolean {
    return this.#running
  }

  /** Seconds that a position stays. */
  get seconds(): number {
    return SECONDS[this.#place]
  }

  run(): void {
    this.#running = true
    this.#schedule()
  }

  pause(): void {
    this.#running = false
    clearTimeout(this.#timer)
  }

  /** Faster or slower by one step; stops at the ends. */
  change(by: 1 | -1): void {
    this.#place = Math.min(Math.max(0, this.#place + by), SECONDS.length - 1)
    if (this.#running) this.#schedule()
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#forward()
      if (this.#running) this.#schedule()
    }, this.seconds * 1000)
  }
}
