import { readFileSync } from 'node:fs'
import { BadInput } from '../environments/errors.ts'
import type { DealSource } from '../environments/game.ts'

/** What a file of instances holds, if one is named. Throws `BadInput` saying what cannot be read. */
export function dealSource(file: string | undefined): DealSource {
  if (file === undefined) return {}
  try {
    return { instances: readFileSync(file, 'utf8') }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new BadInput(`instances: cannot read ${file}: ${reason}; name a file that can be read`, { cause })
  }
}
