import { z } from 'zod'

/** A JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * The JSON Schema of what an answer may be before it is read: what goes with a request, and stands in the prompt.
 * For strict servers the schema's root must be an object, every object strict, and nothing optional (nullable instead).
 */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}
