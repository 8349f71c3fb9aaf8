import { z } from 'zod'
import { once } from '../once.ts'

/**
 * The rules of betting in one profile. Sources: the ACPC game definition `holdem.limit.2p.reverse_blinds`,
 * and RLCard's `limit-holdem`. Results under different profiles cannot be compared.
 */
export interface Profile {
  /** Chips. */
  readonly smallBlind: number
  /** Chips; also what a big blind is when payoffs are stated in big blinds. */
  readonly bigBlind: number
  /** Chips that a raise adds, by street. */
  readonly raiseSize: readonly [number, number, number, number]
  /** Raises allowed, by street. */
  readonly raiseCap: readonly [number, number, number, number]
  /** Whether a seat may fold when there is nothing to call. */
  readonly foldAlways: boolean
  /** Whether a later street starts after whoever acted last, instead of after the button. */
  readonly startAfterLast: boolean
  /** Whether chips that do not divide evenly go to winners by lot, instead of being split in fractions. */
  readonly oddChipByLot: boolean
  /** The unit of results, and how many of it one big blind is. */
  readonly unit: 'mbb/hand' | 'BB/hand'
  readonly unitsPerBigBlind: number
}

export const PROFILES = {
  acpc: {
    smallBlind: 5,
    bigBlind: 10,
    raiseSize: [10, 10, 20, 20],
    raiseCap: [3, 4, 4, 4],
    foldAlways: false,
    startAfterLast: false,
    oddChipByLot: false,
    unit: 'mbb/hand',
    unitsPerBigBlind: 1000,
  },
  rlcard: {
    smallBlind: 1,
    bigBlind: 2,
    raiseSize: [2, 2, 4, 4],
    raiseCap: [4, 4, 4, 4],
    foldAlways: true,
    startAfterLast: true,
    oddChipByLot: true,
    unit: 'BB/hand',
    unitsPerBigBlind: 1,
  },
} as const satisfies Record<string, Profile>

/** What a table of Limit Hold'em can be set to. */
export interface HoldemSettings {
  readonly [key: string]: 'acpc' | 'rlcard' | 'unlimited' | number | readonly number[]
  readonly profile: 'acpc' | 'rlcard'
  readonly seats: number
  /** Chips of each seat at the start of every hand, by seat, or no limit. */
  readonly stacks: 'unlimited' | readonly number[]
}

const chips = () => z.coerce.number().int().min(1).max(1_000_000)

/** `200,50` and 200 as lists of stacks. */
function listed(value: unknown): unknown {
  if (typeof value === 'number') return [value]
  return typeof value === 'string' && value !== 'unlimited' ? value.split(',') : value
}

/** Checks and completes settings, from JSON or from the command line's text. */
export const settingsSchema = once(() =>
  z
    .strictObject({
      profile: z
        .enum(['acpc', 'rlcard'])
        .default('acpc')
        .describe('rules of betting: blinds, raise sizes and caps, who acts first'),
      seats: z.coerce.number().int().min(2).max(10).default(2).describe('players at the table, 2 to 10'),
      stacks: z
        .preprocess(listed, z.union([z.literal('unlimited'), z.array(chips())]))
        .default('unlimited')
        .describe(
          'chips at the start of a hand: unlimited, one number for all, or one for each seat (200,50,100)',
        ),
    })
    .transform((settings, context): HoldemSettings => {
      const { stacks, seats } = settings
      if (stacks === 'unlimited') return { ...settings, stacks }
      if (stacks.length === 1) return { ...settings, stacks: Array<number>(seats).fill(stacks[0]) }
      if (stacks.length === seats) return { ...settings, stacks }
      context.addIssue({
        code: 'custom',
        path: ['stacks'],
        message: `names ${stacks.length} stacks for ${seats} seats`,
      })
      return z.NEVER
    }),
)
