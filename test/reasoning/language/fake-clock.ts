import type { Clock } from '../../../reasoning/language/clock.ts'

/** A clock on which every wait is over at once, and noted. */
export function fakeClock(): Clock & { readonly waits: number[] } {
  const waits: number[] = []
  let now = 0
  return {
    waits,
    now: () => now,
    async sleep(ms, signal) {
      signal?.throwIfAborted()
      waits.push(ms)
      now += ms
    },
  }
}
