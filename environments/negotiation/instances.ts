import { BadInput } from '../errors.ts'
import type { Instance, Prior } from './prior.ts'
import type { NegotiationSettings } from './settings.ts'

/** An instance with the line of the file that it stands in, counted from 1. */
export interface NumberedInstance {
  readonly line: number
  readonly instance: Instance
}

const LIST = /^\d{1,7}(,\d{1,7}){0,4}$/

/**
 * Reads an instance file: `pool values0 values1` a line (`1,2,3 8,1,0 4,0,2`), as OpenSpiel's `bargaining` has it; where
 * a price is bargained over, `cost limit` (`40 60`). Every line is checked against the rules: throws `BadInput` naming
 * the line and what is wrong with it. An empty end of the file is no line.
 */
export function readInstances(text: string, settings: NegotiationSettings, prior: Prior): NumberedInstance[] {
  const lines = text.trimEnd().split(/\r?\n/)
  if (text.trim() === '') throw new BadInput('instances: the file is empty')
  return lines.map((line, i) => ({ line: i + 1, instance: readInstance(line, i + 1, settings, prior) }))
}

function readInstance(line: string, number: number, settings: NegotiationSettings, prior: Prior): Instance {
  const bad = (why: string) =>
    new BadInput(`instances: line ${number} (${JSON.stringify(line.slice(0, 60))}): ${why}`)
  const price = settings.preset === 'price'
  const fields = line.trimEnd().split(' ')
  if (fields.length !== (price ? 2 : 3) || !fields.every((field) => LIST.test(field)))
    throw bad(
      price
        ? 'is not written "cost limit", as in "40 60"'
        : 'is not written "pool values values", as in "1,2,3 8,1,0 4,0,2"',
    )
  const numbers = fields.map((field) => field.split(',').map(Number))
  const [pool, first, second] = price ? [[], ...numbers] : numbers
  const problem = prior.problem(pool, [first, second])
  if (problem !== undefined) throw bad(problem)
  return { pool, values: [first, second] }
}

/** Writes an instance as a line of such a file. */
export function instanceLine({ pool, values }: Instance): string {
  return [...(pool.length === 0 ? [] : [pool]), ...values].map((list) => list.join()).join(' ')
}
