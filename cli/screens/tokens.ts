import type { Seen } from './seen.ts'

/** What players have used of language models in a match. */
export class Tokens {
  readonly #used = new Map<string, number>()

  /** Counts the last decision of a position. */
  count({ decisions, names }: Seen): void {
    const last = decisions.at(-1)
    if (last?.usage === undefined) return
    const { inputTokens, outputTokens } = last.usage
    this.#used.set(names[last.seat], this.of(names[last.seat]) + inputTokens + outputTokens)
  }

  /** Tokens of a player up to here, in and out. */
  of(name: string): number {
    return this.#used.get(name) ?? 0
  }
}
