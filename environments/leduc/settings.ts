import { z } from 'zod'
import { once } from '../once.ts'

/** Leduc poker has nothing to set. */
export type LeducSettings = Readonly<Record<string, never>>

/** Checks settings. */
export const settingsSchema = once(() => z.strictObject({}))
