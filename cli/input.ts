import { readFileSync } from 'node:fs'
import { BadInput } from '../environments/errors.ts'

/** The text of a file, or of the standard input for `-`. Throws `BadInput` saying what cannot be read. */
export function readText(what: string, file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new BadInput(`${what}: cannot read ${file}: ${reason}`, { cause })
  }
}

/** The JSON value in a text. Throws `BadInput` saying where it breaks off. */
export function parseJson(what: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new BadInput(`${what}: is not JSON: ${reason}`, { cause })
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
