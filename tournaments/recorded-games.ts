import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BadInput } from '../environments/errors.ts'
import { linesOf } from './lines.ts'
import { unsealed } from './seal.ts'

const identitySchema = z.looseObject({
  game: z.string(),
  settings: z.record(z.string(), z.unknown()),
  agents: z.array(z.string()),
  match: z.number(),
  seed: z.union([z.number(), z.string()]),
  instances: z.string().optional(),
})

const lineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('decision'),
    deal: z.number(),
    seat: z.number(),
    agent: z.string(),
    action: z.json(),
    deliberation: z.unknown().optional(),
  }),
  z.object({ type: z.literal('result'), deal: z.number() }),
])

/** One decision of a recorded game. */
export type RecordedDecision = Extract<z.output<typeof lineSchema>, { type: 'decision' }>

/** A recorded game with all its decisions, deliberations included. */
export interface RecordedGame {
  readonly deal: number
  readonly decisions: readonly RecordedDecision[]
}

/** What tournament the record in a folder is of. Throws `BadInput` where there is none. */
export function recordedTournament(folder: string): z.output<typeof identitySchema> {
  const file = join(folder, 'config.json')
  if (!existsSync(file))
    throw new BadInput(`${folder}: holds no record of a tournament: name what was given to --out`)
  try {
    return identitySchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new BadInput(`${file}: is damaged; restore it`, { cause })
  }
}

/**
 * The finished games of a record, in order. It may stop anywhere: what is unfinished is left out.
 * Throws `BadInput` with the number of the line for damage anywhere but at the end.
 */
export async function* recordedGames(folder: string): AsyncGenerator<RecordedGame> {
  const file = join(folder, 'games.jsonl')
  let decisions: RecordedDecision[] = []
  for await (const line of linesOf(file)) {
    const read = lineSchema.safeParse(line.whole ? unsealed(line.text) : undefined)
    if (!read.success) {
      if (line.last) return
      throw new BadInput(`${file}, line ${line.number}: is damaged; restore the file`)
    }
    if (read.data.type === 'decision') {
      decisions.push(read.data)
      continue
    }
    yield { deal: read.data.deal, decisions }
    decisions = []
  }
}
