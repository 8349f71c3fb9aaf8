import { z } from 'zod'
import { beliefShifts, weighedActions } from '../../reasoning/recorded-deliberation.ts'

const schema = z.looseObject({
  unit: z.string().optional(),
  choice: z.number().optional(),
  actions: weighedActions.optional(),
  belief: beliefShifts.optional(),
})

/** What is shown of how a decision was reached, whoever reached it. */
export type Thought = z.output<typeof schema> & {
  /** What a language model said, by the name of the passage. */
  readonly passages: readonly Passage[]
  /** The language models that were asked. */
  readonly models: readonly string[]
}

/** Words of a language model's. */
export interface Passage {
  readonly name: string
  readonly text: string
}

/** What a deliberation holds that is not a model's words on the matter. */
const RECORD = new Set([
  'prompt',
  'unit',
  'label',
  'decidedBy',
  'model',
  'asked',
  'failed',
  'action',
  'actions',
  'belief',
  'turns',
  'path',
  'readings',
])

/** Reads a deliberation, live or recorded; one of another form holds no thought. */
export function readThought(deliberation: unknown): Thought {
  const read = schema.safeParse(deliberation)
  const { data = {} } = read
  return { ...data, passages: passagesOf(data, '', []), models: [...new Set(modelsOf(data))] }
}

/** What is believed of every class of hidden states that is told of, by name. */
export function classChances({ belief }: Thought): ReadonlyMap<string, number> {
  return new Map(
    belief?.classChances === undefined
      ? belief?.classes.map(({ hiddenClass, after }) => [hiddenClass, after])
      : Object.entries(belief.classChances),
  )
}

/** The same of every hidden state. */
export function hiddenChances({ belief }: Thought): ReadonlyMap<string, number> {
  return new Map(
    belief?.hiddenChances === undefined
      ? belief?.hidden.map(({ hidden, after }) => [hidden, after])
      : Object.entries(belief.hiddenChances),
  )
}

/** How far down words are looked for. */
const DEPTH = 4

/** The texts of a record, each named by where it stands. @param within the names that lead there */
function passagesOf(value: unknown, name: string, within: readonly string[]): Passage[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ name, text: value }]
  if (typeof value !== 'object' || value === null || within.length >= DEPTH) return []
  return Object.entries(value).flatMap(([key, part]) => {
    if (RECORD.has(key)) return []
    const path = [...within, Array.isArray(value) ? String(Number(key) + 1) : key]
    return passagesOf(part, path.join(' '), path)
  })
}

const asking = z.looseObject({ model: z.looseObject({ name: z.string() }) })

function modelsOf(data: Readonly<Record<string, unknown>>): string[] {
  const questions = [data, ...(Array.isArray(data.asked) ? data.asked : [])]
  return questions.flatMap((question) => {
    const read = asking.safeParse(question)
    return read.success ? [read.data.model.name] : []
  })
}
