import { z } from 'zod'
import { type Verification, verifyAcpc } from './holdem/acpc.ts'
import { verifyPhh } from './holdem/phh-reading.ts'
import { settingsSchema } from './holdem/settings.ts'
import { once } from './once.ts'
import { checkedSettings } from './settings.ts'

/** A form of log that other programs write and the rules can replay. */
export interface LogFormat {
  readonly format: string
  /** Replays the log. Throws `BadInput` for a damaged line or a setting that the log cannot take. */
  verify(text: string, settings: Record<string, unknown>): Verification
}

// A log says how many seats it has: the profile is left to be told, and where it does not say them the stacks.
const told = once(() => z.strictObject({ profile: z.string().optional(), stacks: z.unknown().optional() }))

/** All forms of log, in the order in which they are listed. */
export const logFormats: readonly LogFormat[] = [
  {
    format: 'acpc',
    verify(text, given) {
      const { profile, stacks } = checkedSettings('acpc', told(), given)
      const settings = checkedSettings('limit-holdem', settingsSchema(), { profile })
      return verifyAcpc(text, settings.profile, stacks)
    },
  },
  {
    format: 'phh',
    verify(text, given) {
      const { profile } = checkedSettings('phh', told().pick({ profile: true }), given)
      return verifyPhh(text, checkedSettings('limit-holdem', settingsSchema(), { profile }).profile)
    },
  },
]
