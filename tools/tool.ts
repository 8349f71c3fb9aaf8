import { z } from 'zod'
import { BadInput } from '../environments/errors.ts'
import type { Json } from '../environments/game.ts'
import { checkedSettings } from '../environments/settings.ts'

/** Something that another agent may ask. */
export interface Tool {
  readonly name: string
  /** What it answers, and in which units: for whoever chooses among tools. */
  readonly description: string
  /** The JSON Schema of what it takes. */
  readonly schema: Record<string, unknown> & { readonly type: 'object' }
  /** Throws `BadInput` for what it cannot use: one line that says what is wrong. */
  call(input: unknown, signal?: AbortSignal): Promise<Json>
}

/** Makes a tool. @param schema each of its fields has a description */
export function toolOf<Shape extends z.ZodRawShape>(
  name: string,
  description: string,
  schema: z.ZodObject<Shape>,
  answer: (input: z.output<z.ZodObject<Shape>>, signal: AbortSignal | undefined) => Promise<Json> | Json,
): Tool {
  const { $schema: _, ...fields } = z.toJSONSchema(schema, { io: 'input' })
  return {
    name,
    description,
    schema: { ...fields, type: 'object' },
    async call(input, signal) {
      if (typeof input !== 'object' || input === null) throw new BadInput(`${name}: takes an object`)
      return answer(checkedSettings(name, schema, { ...input }), signal)
    },
  }
}
