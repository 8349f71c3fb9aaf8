import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { jsonIn } from './json-text.ts'

/** What was made of a model's text: a checked value, or why there is none. */
export type Reading<Value> = { readonly value: Value } | { readonly problem: string }

/** Characters of a text that are looked at; an answer is far shorter. */
const LONGEST = 2_000_000
/** Places where an object may begin that are tried. */
const TRIES = 64

/**
 * Reads the one answer in a model's text: the text is JSON, or a fence holds it, or it stands among prose or after
 * thinking. Nothing is repaired and nothing is guessed: words never stand for an answer, and of two different answers
 * neither is taken.
 */
export function readAnswer<Value>(text: string, schema: z.ZodType<Value>): Reading<Value> {
  const said = withoutThinking(text.slice(0, LONGEST)).trim()
  if (said === '') return { problem: 'it is empty' }
  const found = whole(said)
  if (found !== undefined) return checked(found.json, schema)
  const answers = objectsIn(said).filter((object) => isAnswerLike(object, schema))
  const [first, ...others] = answers
  if (first === undefined) return { problem: 'it holds no whole JSON object of the form that is asked for' }
  if (others.some((other) => !isDeepStrictEqual(other, first)))
    return { problem: `it holds ${answers.length} answers that differ: give one` }
  return checked(first, schema)
}

/** Reads an answer in plain words: all but what the model thought before. */
export function readWords(text: string): Reading<string> {
  const said = withoutThinking(text.slice(0, LONGEST)).trim()
  return said === '' ? { problem: 'it is empty' } : { value: said }
}

/** What some models write before they answer is not the answer. */
function withoutThinking(text: string): string {
  const end = text.lastIndexOf('</think>')
  return end < 0 ? text : text.slice(end + '</think>'.length)
}

/** The JSON that the text is, alone or in a single fence. */
function whole(text: string): { readonly json: unknown } | undefined {
  const fenced = /^```\w*\s*\n([\s\S]*)\n\s*```$/.exec(text)?.[1]
  for (const candidate of [text, ...(fenced === undefined ? [] : [fenced])]) {
    const json = jsonIn(candidate)
    if (json !== undefined) return { json }
  }
  return undefined
}

/** All JSON objects in a text that are not within another. */
function objectsIn(text: string): unknown[] {
  const objects: unknown[] = []
  let start = text.indexOf('{')
  for (let tried = 0; start >= 0 && tried < TRIES; tried++) {
    const end = closing(text, start)
    const object = end === undefined ? undefined : jsonIn(text.slice(start, end))
    if (object !== undefined) objects.push(object)
    start = text.indexOf('{', object === undefined || end === undefined ? start + 1 : end)
  }
  return objects
}

/** Where the object that begins at a place ends. */
function closing(text: string, start: number): number | undefined {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at++) {
    const letter = text[at]
    if (quoted) {
      if (letter === '\\') at++
      else if (letter === '"') quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === '{') depth++
    else if (letter === '}' && --depth === 0) return at + 1
  }
  return undefined
}

/** Whether an object among prose was meant for an answer: it has all the fields of one, right or wrong. */
function isAnswerLike(value: unknown, schema: z.ZodType): boolean {
  const result = schema.safeParse(value)
  return (
    result.success ||
    !result.error.issues.some(({ code, path }) => code !== 'unrecognized_keys' && missing(value, path))
  )
}

function missing(value: unknown, path: readonly PropertyKey[]): boolean {
  return path.length === 1 && !Object.hasOwn(Object(value), path[0])
}

function checked<Value>(json: unknown, schema: z.ZodType<Value>): Reading<Value> {
  const result = schema.safeParse(json)
  if (result.success) return { value: result.data }
  const problems = result.error.issues.slice(0, 3).map(({ path, message }) => {
    const place = path.map(String).join('.')
    return place === '' ? message : `${place}: ${message}`
  })
  return { problem: `it does not fit the schema: ${problems.join('; ')}` }
}
