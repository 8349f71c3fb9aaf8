import { z } from 'zod'
import { BadInput } from './errors.ts'

/** One setting as it is listed for people. */
export interface SettingField {
  readonly name: string
  readonly default: unknown
  readonly summary: string
}

/** The fields of an object schema, in its order, with their defaults and descriptions. */
export function settingFields(schema: z.ZodType): SettingField[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  // What the schema makes of nothing is its defaults, also where one is made by a transformation.
  const defaults = new Map(Object.entries(Object(schema.safeParse({}).data ?? {})))
  return Object.entries(properties).map(([name, field]) => ({
    name,
    default: defaults.get(name) ?? null,
    summary: typeof field === 'object' ? (field.description ?? '') : '',
  }))
}

/**
 * Settings checked against a schema and completed with its defaults.
 * Throws `BadInput` naming the setting and what it takes, or which settings there are.
 *
 * @param owner whose settings they are, as a message begins
 * @param schema of an object; each of its fields has a description
 */
export function checkedSettings<Output>(
  owner: string,
  schema: z.ZodType<Output, unknown>,
  given: Record<string, unknown>,
): Output {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `${unknownKeys(issue.keys)}; ${known(schema)}`
    const field = issue.path.join('.')
    return field === '' ? issue.message : `${field}: ${issue.message}`
  })
  throw new BadInput(`${owner}: ${problems.join('; ')}`)
}

function unknownKeys(keys: readonly string[]): string {
  return `there is no setting ${keys.map((key) => `"${key}"`).join(' or ')}`
}

function known(schema: z.ZodType): string {
  const names = settingFields(schema).map((field) => field.name)
  return names.length === 0 ? 'it takes none' : `settings are ${names.join(', ')}`
}
