import { setTimeout as sleep } from 'node:timers/promises'

/** Time, as waiting and measuring need it. Nothing that is decided depends on it. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number
  /** Resolves after a while; rejects with the signal's reason when it is aborted. @param ms at least 0 */
  sleep(ms: number, signal?: AbortSignal): Promise<unknown>
}

/** The time of the machine. */
export const realClock: Clock = {
  now: () => performance.now(),
  async sleep(ms, signal) {
    try {
      await sleep(ms, undefined, signal === undefined ? {} : { signal })
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    }
  },
}

/** A clock for those who are asked again in the next round of a batch anyway: no wait before that is of use. */
export const withoutWaits = (clock: Clock): Clock => ({
  now: () => clock.now(),
  async sleep(_, signal) {
    signal?.throwIfAborted()
  },
})
