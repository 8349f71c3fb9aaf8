import { z } from 'zod'
import type { Json } from '../environments/game.ts'
import { checkedSettings } from '../environments/settings.ts'
import type { Limits } from '../reasoning/language/budget.ts'
import type { Matched } from './matched.ts'

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
  /**
   * Matches played at the same time. Default: the processor's cores, or 16 where players wait for models; all of them
   * where questions go out in batches.
   */
  readonly concurrency?: number
  /** Time for one answer of a player, ms. */
  readonly timeLimitMs?: number
  /** The folder of the record; the same tournament again resumes it. */
  readonly out?: string
  /** `provider/model`, `batch:openai/model` or `batch:FOLDER` of every language agent that names none. */
  readonly model?: string
  /** What the language agents of one run may use together. */
  readonly limits?: Limits
  /** Prices of models, as `readPrices` takes them. */
  readonly prices?: unknown
  /**
   * The agent, or true for `bidder`, to whose mean spend of tokens for a decision the others are held that take as many
   * samples as they may: they get as many as that allows. A pilot measures both.
   */
  readonly matchTokens?: string | true
  /** A file to which requests to models are recorded; what is in it already is answered from it. Default: in `out`. */
  readonly record?: string
  /** A file of recorded requests from which all are answered: no model is asked. */
  readonly replay?: string
  /** Not to wait for the answers to batches: rejects with `BatchWaiting`, and the same tournament again goes on. */
  readonly batchOnce?: boolean
  /** `A>B`: whether the interval of A minus B is above 0. */
  readonly gate?: string
  /**
   * The comparisons that are planned, each `A>B`: chances are corrected for how many these are, and no others are made.
   * Default: every two agents that have met the same opponents.
   */
  readonly comparisons?: readonly string[]
  /**
   * Stops when every interval of a pairing's mean is at most so wide, in the game's unit; `deals` is then the most that
   * are played. Intervals are made for being looked at all the time: see `anytimeEstimate`.
   */
  readonly untilWidth?: number
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
  concurrency: count.max(1024).optional(),
  timeLimitMs: count.max(2 ** 31 - 1).optional(),
  out: z.string().min(1).optional(),
  model: z.string().min(1).optional(),
  limits: z
    .strictObject({
      calls: count.optional(),
      tokens: count.optional(),
      cost: z.coerce.number().positive().optional(),
    })
    .optional(),
  prices: z.unknown().optional(),
  matchTokens: z.union([z.literal(true), z.string().min(1)]).optional(),
  record: z.string().min(1).optional(),
  replay: z.string().min(1).optional(),
  batchOnce: z.boolean().optional(),
  gate: z.string().optional(),
  comparisons: z.array(z.string()).min(1).optional(),
  untilWidth: z.coerce.number().positive().optional(),
})

export type CheckedConfig = z.output<typeof schema>

/** A configuration whose agents have the samples that their tokens allow, where these are matched. */
export type SettledConfig = CheckedConfig & { readonly matched?: Matched }

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
  /** The model of all language agents that name none. */
  readonly model?: string
  /** The width that ends it, where one does: deals then come before pairings. */
  readonly untilWidth?: number
  /** How the samples of agents were matched, where they were. */
  readonly matched?: Matched
}
