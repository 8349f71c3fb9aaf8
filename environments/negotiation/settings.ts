import { z } from 'zod'
import { once } from '../once.ts'

/** Where pools and values come from. */
const PRESET_NAMES = ['openspiel-bargaining', 'cao2018', 'casino', 'price'] as const

/** Where pools and values come from. Sources: OpenSpiel `bargaining` and `negotiation`, CaSiNo, NegotiationArena. */
export type Preset = (typeof PRESET_NAMES)[number]

/** The rules in force, resolved: all that both players are told of them. */
export type Rules = {
  readonly preset: Preset
  /** Quantity of each item type, or drawn for each game; absent where a price is bargained over. */
  readonly items?: 'drawn' | readonly number[]
  /** Offers that may be made in all, or drawn for each game. */
  readonly maxOffers: number | 'drawn'
  /** Whether the last offer may be answered. */
  readonly finalResponse: boolean
  /** What an offer after the first leaves of a deal's worth, above 0, at most 1. */
  readonly discount: number
  /** Chance that the game ends without a deal after an offer, from the second offer on. */
  readonly endProbability: number
  /** What each seat gets without a deal, by seat; not discounted. */
  readonly batna: readonly [number, number]
  /** The seat that makes the first offer. */
  readonly first: 0 | 1
  readonly talk: 'on' | 'off'
  /** Characters that may go with an action. */
  readonly talkLimit: number
  /** The lowest and the highest price, and the price on the label, which binds nobody. */
  readonly lowest?: number
  readonly highest?: number
  readonly listPrice?: number
}

/** The rules with what only one seat may know of them. */
export type NegotiationSettings = Rules & {
  /** The seller's cost and the buyer's limit, where they are not drawn. */
  readonly cost?: number
  readonly limit?: number
}

type Defaults = Pick<Rules, 'items' | 'maxOffers' | 'finalResponse' | 'batna'>

const DEFAULTS: Readonly<Record<Preset, Defaults>> = {
  'openspiel-bargaining': { items: 'drawn', maxOffers: 10, finalResponse: false, batna: [0, 0] },
  cao2018: { items: 'drawn', maxOffers: 'drawn', finalResponse: false, batna: [0, 0] },
  casino: { items: [3, 3, 3], maxOffers: 10, finalResponse: true, batna: [5, 5] },
  price: { maxOffers: 10, finalResponse: true, batna: [0, 0] },
}

/** Ways to divide a pool, or prices, at most. */
const MOST_OUTCOMES = 2000

/** `1,2,3` and 1 as lists. */
function listed(value: unknown): unknown {
  if (typeof value === 'number') return [value]
  return typeof value === 'string' && value !== 'drawn' ? value.split(',') : value
}

const quantity = () => z.coerce.number().int().min(0).max(99)
const points = () => z.coerce.number().min(-1_000_000).max(1_000_000)
const money = () => z.coerce.number().int().min(0).max(1_000_000)
const flag = () => z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })])

/** Checks and completes settings, from JSON or from the command line's text. */
export const settingsSchema = once(() =>
  z
    .strictObject({
      preset: z
        .enum(PRESET_NAMES)
        .default('openspiel-bargaining')
        .describe(`how pools and values are drawn, and the defaults of the rest: ${PRESET_NAMES.join(', ')}`),
      items: z
        .preprocess(listed, z.union([z.literal('drawn'), z.array(quantity()).min(2).max(5)]))
        .optional()
        .describe('how many there are of each item, 2 to 5 of them (1,2,3), or drawn'),
      maxOffers: z
        .union([z.literal('drawn'), z.coerce.number().int().min(1).max(100)])
        .optional()
        .describe('offers in all, or drawn: Poisson with mean 7 from 4 to 10, told to both'),
      finalResponse: flag().optional().describe('whether the last offer may be answered: true or false'),
      discount: z.coerce
        .number()
        .gt(0)
        .max(1)
        .default(1)
        .describe("what each offer after the first leaves of a deal's worth"),
      endProbability: z.coerce
        .number()
        .min(0)
        .max(1)
        .default(0)
        .describe('chance that the game ends after an offer, once both have moved'),
      batna: z
        .preprocess(listed, z.array(points()).min(1).max(2))
        .optional()
        .describe('what no deal pays: one number for both seats, or one for each (5,2)'),
      first: z
        .preprocess((seat) => (typeof seat === 'string' ? Number(seat) : seat), z.literal([0, 1]))
        .default(0)
        .describe('the seat that makes the first offer, 0 or 1'),
      talk: z.enum(['on', 'off']).default('on').describe('whether words may go with an action'),
      talkLimit: z.coerce.number().int().min(1).max(10_000).default(280).describe('characters of such words'),
      lowest: money().optional().describe('price: the lowest price, 0 unless set'),
      highest: money().optional().describe('price: the highest price, 100 unless set'),
      listPrice: money().optional().describe('price: the price on the label, the highest unless set'),
      cost: money().optional().describe("price: the seller's cost, told to seat 0 alone; drawn unless set"),
      limit: money().optional().describe("price: the buyer's limit, told to seat 1 alone; drawn unless set"),
    })
    .transform((given, context): NegotiationSettings => {
      const { items, lowest, highest, listPrice, cost, limit, preset, discount, endProbability, ...rest } =
        given
      const refuse = (field: string, message: string): never => {
        context.addIssue({ code: 'custom', path: [field], message })
        return z.NEVER
      }
      const defaults = DEFAULTS[preset]
      const [batna0, batna1 = batna0] = given.batna ?? defaults.batna
      const maxOffers = given.maxOffers ?? defaults.maxOffers
      const finalResponse = given.finalResponse ?? defaults.finalResponse
      if (maxOffers === 1 && !finalResponse)
        return refuse('maxOffers', 'a single offer that cannot be answered is no negotiation')
      const protocol = {
        maxOffers,
        finalResponse,
        discount,
        endProbability,
        batna: [batna0, batna1],
        first: rest.first,
        talk: rest.talk,
        talkLimit: rest.talkLimit,
      } as const
      if (preset === 'price') {
        const range = { lowest: lowest ?? 0, highest: highest ?? 100 }
        if (items !== undefined) return refuse('items', 'there are none where a price is bargained over')
        if (range.highest <= range.lowest || range.highest - range.lowest >= MOST_OUTCOMES)
          return refuse('highest', `is not 1 to ${MOST_OUTCOMES - 1} above lowest`)
        const told = { listPrice, cost, limit }
        for (const [field, value] of Object.entries(told))
          if (value !== undefined && (value < range.lowest || value > range.highest))
            return refuse(field, `is not within ${range.lowest} to ${range.highest}`)
        return {
          preset,
          ...protocol,
          ...range,
          listPrice: listPrice ?? range.highest,
          ...(cost === undefined ? {} : { cost }),
          ...(limit === undefined ? {} : { limit }),
        }
      }
      for (const [field, value] of Object.entries({ lowest, highest, listPrice, cost, limit }))
        if (value !== undefined) return refuse(field, 'goes with preset=price only')
      const pool = items ?? defaults.items
      if (pool === undefined) return refuse('items', 'must be named')
      if (pool !== 'drawn') {
        if (pool.reduce((ways, count) => ways * (count + 1), 1) > MOST_OUTCOMES)
          return refuse('items', `can be divided in more than ${MOST_OUTCOMES} ways`)
        if (pool.every((count) => count === 0)) return refuse('items', 'leave nothing to divide')
        if (preset !== 'cao2018' && pool.includes(0)) return refuse('items', 'must be at least 1 of each')
      } else if (preset === 'casino') return refuse('items', 'are not drawn in casino: name them')
      return { preset, items: pool, ...protocol }
    }),
)

/** What both players are told of the settings. */
export function rulesOf({ cost: _cost, limit: _limit, ...rules }: NegotiationSettings): Rules {
  return rules
}
