import type { ZodType } from 'zod'

/**
 * How a game takes opponents that somebody proposes: a small language in which a whole way to play is written down, is
 * checked, and becomes a type that code weighs and plans against. What is written is data: nothing of it is run.
 *
 * @typeParam Type what the game's reasoner takes for a type of opponent
 */
export interface Proposals<Type> {
  /** The language in words, for whoever is to write in it. */
  readonly guide: string
  /** The form of a policy. Every object of it is strict and nothing optional; each field has a description. */
  readonly form: ZodType
  /**
   * Makes a type of a policy.
   * @param name what the type is to be called @param policy of the form. Throws `ZodError` for any other
   */
  typeOf(name: string, policy: unknown): Type
}
