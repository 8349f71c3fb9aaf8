import type { z } from 'zod'
import { type Reading, readAnswer, readWords } from './answer.ts'
import { type Prompt, promptNamed } from './prompt.ts'
import { type JsonSchema, jsonSchemaOf } from './schema.ts'

/** The form that an answer is to have. */
export interface Form<Said> {
  /** Goes with the request, where the server takes one; absent where plain words are asked for. */
  readonly jsonSchema?: JsonSchema
  readonly read: (text: string) => Reading<Said>
  /** What is said about an answer of another form. */
  readonly correction: Prompt
}

const correction = promptNamed('correction')

/**
 * One JSON object.
 * @param schema what an answer must be to be read at all
 * @param jsonSchema what the model is told that it must be: it may be narrower, where what comes after says better what
 * is wrong
 */
export function jsonForm<Said>(schema: z.ZodType<Said>, jsonSchema = jsonSchemaOf(schema)): Form<Said> {
  return { jsonSchema, read: (text) => readAnswer(text, schema), correction }
}

/** Plain words. */
export const wordsForm: Form<string> = { read: readWords, correction: promptNamed('correction-words') }
