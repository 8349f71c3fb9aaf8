import type { z } from 'zod'
import { type Form, jsonForm, wordsForm } from './form.ts'
import type { Message, Prompt } from './prompt.ts'
import { jsonSchemaOf } from './schema.ts'

/** A question that is ready to be put. */
export interface Posed<Said, Value> {
  readonly prompt: Prompt
  readonly messages: readonly Message[]
  readonly form: Form<Said>
  /** What an answer means. Throws `IllegalAction` where it is not allowed here. */
  readonly read: (said: Said) => Value
}

type Parts = Readonly<Record<string, string>>

/** A question that is answered in plain words. @param parts what its prompt takes */
export function posedInWords(prompt: Prompt, parts: Parts): Posed<string, string> {
  return { prompt, messages: prompt.fill(parts), form: wordsForm, read: brief }
}

/** A question that is answered by one JSON object. @param parts what its prompt takes besides the schema */
export function posedInJson<Said>(prompt: Prompt, parts: Parts, schema: z.ZodType<Said>): Posed<Said, Said> {
  const jsonSchema = jsonSchemaOf(schema)
  return {
    prompt,
    messages: prompt.fill({ ...parts, schema: JSON.stringify(jsonSchema) }),
    form: jsonForm(schema, jsonSchema),
    read: (said) => said,
  }
}

/** Characters of a model's words that go into another question, or into a record. */
const LONGEST = 4000

/** Words of a model's, cut where they are long. */
export const brief = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text)
