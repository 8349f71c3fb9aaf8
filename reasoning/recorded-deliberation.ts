import { z } from 'zod'

/** The actions of a deliberation, as a record or a player of one's own holds them: see `Deliberation`. */
export const weighedActions = z.array(
  z.looseObject({
    action: z.json(),
    expectedUtility: z.number(),
    standardError: z.number().default(0),
    predicted: z.array(z.looseObject({ action: z.json(), chance: z.number() })).default([]),
  }),
)

const shift = { before: z.number(), after: z.number() }
const chances = z.record(z.string(), z.number()).optional()

/** What was believed in it. */
export const beliefShifts = z.looseObject({
  types: z.array(z.looseObject({ type: z.string(), ...shift })).default([]),
  classes: z.array(z.looseObject({ hiddenClass: z.string(), ...shift })).default([]),
  groups: z.array(z.looseObject({ group: z.string(), ...shift })).default([]),
  hidden: z.array(z.looseObject({ hidden: z.string(), ...shift })).default([]),
  /** Of a record, where there are more than are listed: the chance of each by its name. */
  classChances: chances,
  hiddenChances: chances,
})
