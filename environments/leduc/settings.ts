import { z } from 'zod'

/** Leduc poker has nothing to set. */
export type LeducSettings = Readonly<Record<string, never>>

/** Checks settings. */
export const settingsSchema = z.strictObject({})
