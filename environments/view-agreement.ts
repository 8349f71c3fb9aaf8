import { isDeepStrictEqual } from 'node:util'
import { BadInput } from './errors.ts'

/**
 * Refuses what is given where it differs from what the rules work out; it may say less. Throws `BadInput` naming the
 * field.
 */
export function agree(path: string, given: unknown, found: unknown): void {
  if (isRecord(given) && isRecord(found)) {
    for (const key of Object.keys(given)) {
      if (!(key in found))
        throw new BadInput(
          `${path}: has no field ${JSON.stringify(key)}; fields are ${Object.keys(found).join(', ')}`,
        )
      agree(`${path}.${key}`, given[key], found[key])
    }
  } else if (Array.isArray(given) && Array.isArray(found) && given.length === found.length) {
    for (const [i, part] of given.entries()) agree(`${path}.${i}`, part, found[i])
  } else if (!isDeepStrictEqual(given, found)) {
    throw new BadInput(
      `${path}: says ${JSON.stringify(given)}, but by the rules it is ${JSON.stringify(found)}`,
    )
  }
}

/** Whether a value is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
