import { z } from 'zod'
import { once } from '../once.ts'

/** What a table of Kuhn poker can be set to. */
export type KuhnSettings = { readonly seats: 2 | 3 }

const SEATS = [2, 3] as const

/** Checks and completes settings, from JSON or from the command line's text. */
export const settingsSchema = once(() =>
  z.strictObject({
    seats: z
      .preprocess((seats) => (typeof seats === 'string' ? Number(seats) : seats), z.literal(SEATS))
      .default(2)
      .describe('players at the table, 2 or 3; the deck has one card more'),
  }),
)
