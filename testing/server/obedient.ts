import { createHash } from 'node:crypto'
import type { Received } from './openai-server.ts'
import { answers, type Reply, says } from './replies.ts'

/** What is said where words are free. */
const WORDS = 'so it is'

/** An answer of the form that was asked for, drawn by the content of the request: the same question, the same answer. */
export function obedient(request: Received): Reply {
  let drawn = createHash('sha256').update(JSON.stringify(request.messages)).digest().readUInt32BE()
  const pick = (count: number) => {
    drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((drawn / 2 ** 32) * count)
  }
  const schema = schemaIn(request.body)
  return schema === undefined ? says(WORDS) : answers(sample(schema, pick, WORDS))
}

/** The JSON schema that went with a request, by either API. */
export function schemaIn(body: Readonly<Record<string, unknown>>): unknown {
  const format = Object(body.response_format).json_schema ?? Object(body.text).format
  return Object(format).schema
}

/** A value that fits a JSON schema of the kind that goes with questions. @param words what stands for a text */
export function sample(schema: unknown, pick: (count: number) => number, words: string): unknown {
  const {
    type,
    enum: allowed,
    const: constant,
    anyOf,
    properties,
    items,
    minimum,
    maximum,
    minItems,
  } = Object(schema)
  if (constant !== undefined) return constant
  if (Array.isArray(allowed)) return allowed[pick(allowed.length)]
  if (Array.isArray(anyOf)) {
    const nothing = anyOf.find((each) => each.type === 'null')
    return nothing === undefined ? sample(anyOf[pick(anyOf.length)], pick, words) : null
  }
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(properties).map(([name, part]) => [name, sample(part, pick, words)]),
    )
  if (type === 'array') return Array.from({ length: minItems }, () => sample(items, pick, words))
  if (type === 'integer') return minimum + pick(maximum - minimum + 1)
  return words
}
