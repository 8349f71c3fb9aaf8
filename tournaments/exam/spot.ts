import { z } from 'zod'
import type { Json } from '../../environments/game.ts'

/** How spots are drawn: as often as they come up in play, or only those in which a plain reasoner goes wrong. */
export const SAMPLES = ['play', 'hard'] as const
export type Sample = (typeof SAMPLES)[number]

/** What kinds of opponents there are: see `opponents.ts`. */
export const OPPONENT_KINDS = ['house', 'parametric', 'mixture', 'held-back'] as const

const json: z.ZodType<Json> = z.json()
const whole = z.int().min(0)

/** A question of an exam: all that is shown to who sits it. */
export const spotSchema = z.strictObject({
  spot: whole,
  sample: z.enum(SAMPLES),
  /** The stage of the game: `flop`. */
  stage: z.string(),
  seat: whole,
  /** What the seat to act sees. */
  view: json,
  /** The games so far against this opponent, oldest first: what this seat saw at the end of each, and gained. */
  history: z.array(z.strictObject({ view: json, payoff: z.number() })),
})
export type Spot = z.output<typeof spotSchema>

/** The key to a question: what is true there, and how it came about. */
export const keySchema = z.strictObject({
  spot: whole,
  opponent: z.strictObject({ kind: z.enum(OPPONENT_KINDS), number: whole, name: z.string() }),
  /** The deal of the spot, and those of the games before: no deal occurs twice in an exam. */
  deal: whole,
  historyDeals: z.array(whole),
  /** What each legal action is worth, what it gives up against the best, and the standard error of that. */
  actions: z.array(
    z.strictObject({ action: json, value: z.number(), loss: z.number(), standardError: z.number() }),
  ),
  /** How likely each hidden state is; what is less likely than one in a million is left out. */
  belief: z.array(z.strictObject({ hidden: z.string(), chance: z.number() })),
})
export type Key = z.output<typeof keySchema>

/** A question with its key. */
export interface Item {
  readonly spot: Spot
  readonly key: Key
}

/** What an exam is. Plain JSON. */
export interface ExamSheet {
  readonly format: 'bidder-exam'
  readonly version: 1
  readonly game: string
  readonly settings: Readonly<Record<string, Json>>
  readonly seed: number | string
  readonly spots: number
  /** Games before each spot that the agent is told of. */
  readonly history: number
  /** Spots as often as they come up in play, those in which a plain reasoner goes wrong, or half of each. */
  readonly sample: 'play' | 'hard' | 'both'
  /** The unit of payoffs and losses. */
  readonly unit: string
}

export const examSchema: z.ZodType<ExamSheet> = z.strictObject({
  format: z.literal('bidder-exam'),
  version: z.literal(1),
  game: z.string(),
  settings: z.record(z.string(), json),
  seed: z.union([z.number(), z.string()]),
  spots: whole,
  history: whole,
  sample: z.enum([...SAMPLES, 'both']),
  unit: z.string(),
})
