import { z } from 'zod'

const shift = { before: z.number(), after: z.number() }

const schema = z.looseObject({
  unit: z.string().optional(),
  choice: z.number().optional(),
  actions: z
    .array(
      z.looseObject({
        action: z.json(),
        expectedUtility: z.number(),
        standardError: z.number().default(0),
        predicted: z.array(z.looseObject({ action: z.json(), chance: z.number() })).default([]),
      }),
    )
    .optional(),
  belief: z
    .looseObject({
      types: z.array(z.looseObject({ type: z.string(), ...shift })).default([]),
      classes: z.array(z.looseObject({ hiddenClass: z.string(), ...shift })).default([]),
      hidden: z.array(z.looseObject({ hidden: z.string(), ...shift })).default([]),
    })
    .optional(),
})

/** What is shown of how a decision was reached, whoever reached it. */
export type Thought = z.output<typeof schema> & {
  /** What a language model said, by the name of the passage. */
  readonly passages: readonly { readonly name: string; readonly text: string }[]
}

/** What the record of a language agent holds that is no thought. */
const RECORD = new Set(['prompt', 'unit'])

/** Reads a deliberation, live or recorded; one of another form holds no thought. */
export function readThought(deliberation: unknown): Thought {
  const read = schema.safeParse(deliberation)
  const { data = {} } = read
  const passages = Object.entries(data).flatMap(([name, text]) =>
    typeof text === 'string' && !RECORD.has(name) ? [{ name, text }] : [],
  )
  return { ...data, passages }
}
