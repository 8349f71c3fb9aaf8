import { availableParallelism } from 'node:os'
import { z } from 'zod'
import type { Json } from '../environments/game.ts'
import { checkedSettings } from '../environments/settings.ts'

/** What a tournament is asked to be. */
export interface TournamentConfig {
  readonly game: string
  /** Settings of the game, from JSON or as text from the command line. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** As they are written: `bidder`, `threshold?raise=0.6`. */
  readonly agents: readonly string[]
  /**
   * Deals that each pairing plays, once for every rotation of the seats. Default: every instance once, where deals come
   * from a file, or else 1000.
   */
  readonly deals?: number
  /** A file of instances that the game deals in turn, for games that take one. */
  readonly instances?: string
  /** Games before memories are cleared. Default 100. */
  readonly match?: number
  /** Default 1. */
  readonly seed?: number | string
  /** Matches played at the same time. Default: the processor's cores. */
  readonly concurrency?: number
  /** Time for one answer of a player, ms. */
  readonly timeLimitMs?: number
  /** The folder of the record; the same tournament again resumes it. */
  readonly out?: string
  /** `A>B`: whether the interval of A minus B is above 0. */
  readonly gate?: string
}

const count = z.coerce.number().int().min(1)

const schema = z.strictObject({
  game: z.string().min(1),
  settings: z.record(z.string(), z.unknown()).default({}),
  agents: z
    .array(z.string().min(1))
    .min(2, 'a tournament takes two agents or more')
    .refine((names) => new Set(names).size === names.length, 'an agent is named twice; name each once'),
  deals: count.max(10_000_000).optional(),
  instances: z.string().min(1).optional(),
  match: count.default(100),
  seed: z.union([z.number().int(), z.string()]).default(1),
  concurrency: count.max(1024).default(availableParallelism),
  timeLimitMs: count.max(2 ** 31 - 1).optional(),
  out: z.string().min(1).optional(),
  gate: z.string().optional(),
})

export type CheckedConfig = z.output<typeof schema>

/** Checks and completes a configuration. Throws `BadInput` naming the field. */
export const checkedConfig = (config: TournamentConfig): CheckedConfig =>
  checkedSettings('tournament', schema, { ...config })

/** What decides the games of a tournament: recorded, and compared when a record is resumed. */
export interface Identity {
  readonly [key: string]: Json | undefined
  readonly game: string
  readonly settings: { readonly [key: string]: Json }
  readonly agents: readonly string[]
  readonly deals: number
  /** SHA-256 of the file of instances; absent where deals are drawn. */
  readonly instances?: string
  readonly match: number
  readonly seed: number | string
  readonly timeLimitMs: number
}
