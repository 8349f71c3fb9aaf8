import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BadInput } from '../environments/errors.ts'
import type { Measurements } from '../environments/measures.ts'
import { linesOf } from './lines.ts'
import { decisionLine, resultLine } from './record-lines.ts'
import { unsealed } from './seal.ts'

const lineSchema = z.discriminatedUnion('type', [
  decisionLine.extend({
    /** How it was reached, in brief. */
    deliberation: z.json().optional(),
  }),
  resultLine,
])

/** One decision of a record. */
export type RecordedDecision = Omit<
  Extract<z.output<typeof lineSchema>, { type: 'decision' }>,
  'type' | 'match' | 'game' | 'deal'
>

/** A finished game of a record. */
export interface RecordedGame {
  readonly match: number
  /** Its number in the tournament. */
  readonly game: number
  readonly deal: number
  /** The players, by seat. */
  readonly seats: readonly string[]
  /** By player. */
  readonly payoffs: Readonly<Record<string, number>>
  /** By player, for games that have measures. */
  readonly measures?: Readonly<Record<string, Measurements>>
  readonly decisions: readonly RecordedDecision[]
}

const configSchema = z.looseObject({
  game: z.string(),
  settings: z.record(z.string(), z.json()),
  agents: z.array(z.string()),
  seed: z.union([z.number(), z.string()]),
  deals: z.number(),
  match: z.number(),
  instances: z.string().optional(),
})

/** What tournament a record is of. */
export type RecordedTournament = z.output<typeof configSchema>

/** Reads what tournament a folder holds the record of. Throws `BadInput` where it holds none. */
export function recordedTournament(folder: string): RecordedTournament {
  const file = join(folder, 'config.json')
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new BadInput(`${folder}: holds no record of a tournament: name what was given to --out`, {
      cause,
    })
  }
  const read = configSchema.safeParse(json)
  if (!read.success) throw new BadInput(`${file}: is damaged; restore it, or play the tournament anew`)
  return read.data
}

/**
 * The finished games of a record, one after another, with all that is recorded of them: the record may be larger than
 * memory, and still be written to. What follows the last finished game is left out.
 *
 * Throws `BadInput` with the number of the line for damage anywhere but at the end.
 */
export async function* recordedGames(folder: string): AsyncGenerator<RecordedGame> {
  const path = join(folder, 'games.jsonl')
  if (!existsSync(path)) throw new BadInput(`${path}: there is no such file; name the folder of --out`)
  let decisions: RecordedDecision[] = []
  for await (const { text, number, whole, last } of linesOf(path)) {
    const read = lineSchema.safeParse(whole ? unsealed(text) : undefined)
    if (!read.success) {
      if (last) return
      throw new BadInput(`${path}, line ${number}: is damaged; restore the file`)
    }
    const { data } = read
    if (data.type === 'decision') {
      const { type: _, match: _match, game: _game, deal: _deal, ...decision } = data
      decisions.push(decision)
    } else {
      const { type: _, ...result } = data
      yield { ...result, decisions }
      decisions = []
    }
  }
}
