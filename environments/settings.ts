import type { z } from 'zod'
import { BadInput } from './errors.ts'

/**
 * Settings checked against a schema and completed with its defaults.
 * Throws `BadInput` naming the setting and what it takes.
 */
export function checkedSettings<Output>(
  owner: string,
  schema: z.ZodType<Output, unknown>,
  given: Record<string, unknown>,
): Output {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => {
    const field = issue.path.join('.')
    return field === '' ? issue.message : `${field}: ${issue.message}`
  })
  throw new BadInput(`${owner}: ${problems.join('; ')}`)
}
