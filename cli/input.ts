import { readFileSync } from 'node:fs'
import { BadInput } from '../environments/errors.ts'
import { isRecord } from '../environments/view-agreement.ts'

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

/**
 * The view in a file, and the settings of its game: a view that names its rules is read by them.
 * Throws `BadInput` for a file that holds none.
 */
export function readViewFile({
  view,
  set,
}: {
  readonly view: string
  readonly set: Record<string, string>
}): {
  readonly json: Record<string, unknown>
  readonly settings: Record<string, unknown>
} {
  const json = parseJson('view', readText('--view', view))
  if (!isRecord(json))
    throw new BadInput('view: must be a JSON object, as the record of a tournament holds it')
  return { json, settings: isRecord(json.settings) ? json.settings : set }
}
