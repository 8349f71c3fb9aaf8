import { z } from 'zod'
import type { Question } from './question.ts'

const chance = z
  .number()
  .min(0)
  .max(1 + 1e-6)

/** What is read of a deliberation: chances by group, or by hidden state. */
const schema = z.looseObject({
  belief: z.looseObject({
    groups: z.array(z.looseObject({ group: z.string(), after: chance })).optional(),
    hidden: z.array(z.looseObject({ hidden: z.string(), after: chance })).optional(),
  }),
})

/**
 * The chances that a recorded deliberation gives the answers. What it does not list shares evenly in the chance that is
 * left, as far as the rules leave it possible. Undefined for a deliberation of another form.
 */
export function statedBelief(
  deliberation: unknown,
  { names, prior }: Pick<Question, 'names' | 'prior'>,
): number[] | undefined {
  const read = schema.safeParse(deliberation)
  if (!read.success) return undefined
  const { groups, hidden = [] } = read.data.belief
  const rows = groups?.map(({ group, after }) => [group, after] as const)
  const listed = new Map(rows ?? hidden.map((row) => [row.hidden, row.after] as const))
  if (!names.some((name) => listed.has(name))) return undefined
  const stated = names.map((name) => listed.get(name))
  const rest = 1 - stated.reduce((sum: number, one) => sum + (one ?? 0), 0)
  const open = names.filter((_, i) => stated[i] === undefined && prior[i] > 0).length
  return stated.map((one, i) => one ?? (prior[i] > 0 ? Math.max(0, rest) / open : 0))
}
