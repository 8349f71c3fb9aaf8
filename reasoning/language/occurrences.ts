import { sha256 } from '../../environments/sha256.ts'

/** A request as it is recognised again: no host, no port, no header. */
export interface Question {
  readonly method: string
  readonly path: string
  /** The body, parsed where it is JSON. */
  readonly body: unknown
}

/** One asking of a question. */
export interface Occurrence {
  /** SHA-256 of the question. */
  readonly key: string
  /** The how manieth time it is asked in its scope, from 1. */
  readonly occurrence: number
}

/** Tells the repetitions of a question apart: within a scope questions come one after another. */
export class Occurrences {
  /** By scope, then by question. */
  readonly #asked = new Map<string, Map<string, number>>()

  /** The next asking of a question. */
  next(question: Question, scope: string): Occurrence {
    const key = sha256(canonical(question))
    const asked = this.#asked.get(scope) ?? new Map<string, number>()
    const occurrence = (asked.get(key) ?? 0) + 1
    this.#asked.set(scope, asked.set(key, occurrence))
    return { key, occurrence }
  }

  /** Counts from the beginning in a scope and all that are part of it. */
  again(scope: string): void {
    for (const each of within(this.#asked, scope)) this.#asked.delete(each)
  }
}

/** The scopes of a map that are a scope or part of it: `a | b | sample 2` is part of `a | b`. */
export function within(scopes: ReadonlyMap<string, unknown>, scope: string): string[] {
  return [...scopes.keys()].filter((each) => each === scope || each.startsWith(`${scope} | `))
}

/** JSON with the fields of every object in order, so that equal values are equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
