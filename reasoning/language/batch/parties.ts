import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'

/** A match in play, and how many answers it waits for. */
interface Party {
  waitsFor: number
}

/** Turns of the event loop without news after which a question that is being put together must have come. */
const QUIET_TURNS = 20

/** Who is playing and who of them waits for an answer: when all wait, nothing is gained by waiting for more questions. */
export class Parties {
  readonly #current = new AsyncLocalStorage<Party>()
  #playing = 0
  #waiting = 0
  #news = 0
  #told: (() => void) | undefined

  /** Plays one match. Whatever is asked within belongs to it. */
  async play<Result>(match: () => Promise<Result>): Promise<Result> {
    this.#playing++
    this.#tell()
    try {
      return await this.#current.run({ waitsFor: 0 }, match)
    } finally {
      this.#playing--
      this.#tell()
    }
  }

  /** The match that asks waits for one more answer. @returns tells that it has it */
  wait(): () => void {
    const party = this.#current.getStore()
    if (party !== undefined && party.waitsFor++ === 0) this.#waiting++
    this.#tell()
    return () => {
      if (party !== undefined && --party.waitsFor === 0) this.#waiting--
      this.#tell()
    }
  }

  /** Resolves when every match waits for an answer, or none is being played. */
  async allWait(): Promise<void> {
    for (;;) {
      const news = this.#news
      if (this.#waiting < this.#playing) await new Promise<void>((resolve) => (this.#told = resolve))
      else for (let turn = 0; turn < QUIET_TURNS && news === this.#news; turn++) await setImmediate()
      if (news === this.#news) return
    }
  }

  #tell(): void {
    this.#news++
    this.#told?.()
    this.#told = undefined
  }
}
