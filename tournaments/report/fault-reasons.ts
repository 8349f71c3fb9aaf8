import type { FaultKind } from '../../environments/host.ts'
import type { RecordedGame } from '../recorded-games.ts'

/** Why answers of an agent were not taken. */
export interface FaultReason {
  readonly agent: string
  readonly kind: FaultKind
  readonly reason: string
  readonly count: number
}

/** Reasons that are told apart, and that are shown of an agent. */
const KEPT = 2000
const SHOWN = 5

/** Counts the reasons for which answers were not taken. */
export class FaultReasons {
  readonly #reasons = new Map<string, { -readonly [Key in keyof FaultReason]: FaultReason[Key] }>()

  add({ decisions }: RecordedGame): void {
    for (const { agent, faults } of decisions)
      for (const { kind, reason } of faults) {
        const key = JSON.stringify([agent, kind, reason])
        const known = this.#reasons.get(key)
        if (known !== undefined) known.count++
        else if (this.#reasons.size < KEPT) this.#reasons.set(key, { agent, kind, reason, count: 1 })
      }
  }

  /** The most frequent ones of each agent. */
  reasons(): FaultReason[] {
    const sorted = [...this.#reasons.values()].sort((a, b) => b.count - a.count)
    const shown = new Map<string, number>()
    return sorted.filter(({ agent }) => {
      const place = (shown.get(agent) ?? 0) + 1
      shown.set(agent, place)
      return place <= SHOWN
    })
  }
}
