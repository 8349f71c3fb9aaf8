import { createHash } from 'node:crypto'
import type { Received } from './openai-server.ts'
import { answers, type Reply } from './replies.ts'

/** An answer of the form that was asked for, drawn by the content of the request: the same question, the same answer. */
export function obedient(request: Received): Reply {
  let drawn = createHash('sha256').update(JSON.stringify(request.messages)).digest().readUInt32BE()
  const pick = (count: number) => {
    drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((drawn / 2 ** 32) * count)
  }
  return answers(sample(schemaIn(request.body), pick))
}

/** The JSON schema that went with a request, by either API. */
export function schemaIn(body: Readonly<Record<string, unknown>>): unknown {
  const format = Object(body.response_format).json_schema ?? Object(body.text).format
  return Object(format).schema
}

/** A value that fits a JSON schema of the kind that goes with questions. */
function sample(schema: unknown, pick: (count: number) => number): unknown {
  const {
    type,
    enum: words,
    const: constant,
    anyOf,
    properties,
    items,
    minimum,
    maximum,
    minItems,
  } = Object(schema)
  if (constant !== undefined) return constant
  if (Array.isArray(words)) return words[pick(words.length)]
  if (Array.isArray(anyOf)) {
    const nothing = anyOf.find((each) => each.type === 'null')
    return nothing === undefined ? sample(anyOf[pick(anyOf.length)], pick) : null
  }
  if (type === 'object')
    return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, sample(part, pick)]))
  if (type === 'array') return Array.from({ length: minItems }, () => sample(items, pick))
  if (type === 'integer') return minimum + pick(maximum - minimum + 1)
  return 'so it is'
}
