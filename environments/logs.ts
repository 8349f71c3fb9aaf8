import { z } from 'zod'
import { type Verification, verifyAcpc } from './holdem/acpc.ts'
import { settingsSchema } from './holdem/settings.ts'
import { checkedSettings } from './settings.ts'

/** A form of log that other programs write and the rules can replay. */
export interface LogFormat {
  readonly format: string
  /** Replays the log. Throws `BadInput` for a damaged line or a setting that the log cannot take. */
  verify(text: string, settings: Record<string, unknown>): Verification
}

// Every line of an ACPC log says how many seats it has, so only the profile is left to be told.
const profile = z.strictObject({ profile: z.string().optional() })

/** All forms of log, in the order in which they are listed. */
export const logFormats: readonly LogFormat[] = [
  {
    format: 'acpc',
    verify(text, given) {
      const settings = checkedSettings(
        'limit-holdem',
        settingsSchema,
        checkedSettings('acpc', profile, given),
      )
      return verifyAcpc(text, settings.profile)
    },
  },
]
