import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BadInput } from '../environments/errors.ts'
import type { Json } from '../environments/game.ts'
import type { HostedDecision } from '../environments/host.ts'
import type { Measurements } from '../environments/measures.ts'
import { once } from '../environments/once.ts'
import { linesOf } from './lines.ts'
import { damagedLine, decisionLine, resultLine } from './record-lines.ts'
import { unsealed } from './seal.ts'

const lineSchema = once(() =>
  z.discriminatedUnion('type', [
    decisionLine().extend({
      /** How it was reached, in brief. Not checked to be JSON: it comes out of a line of JSON, and is most of it. */
      deliberation: z.custom<Json>().optional(),
    }),
    resultLine(),
  ]),
)

/** One decision of a record. */
export interface RecordedDecision extends HostedDecision<Json> {
  /** The player, as it is named in results. */
  readonly agent: string
}

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

/** A line of a record; undefined where it is damaged. */
function readLine(text: string): z.output<ReturnType<typeof lineSchema>> | undefined {
  const read = lineSchema().safeParse(unsealed(text))
  return read.success ? read.data : undefined
}

/** The game that whole lines tell of; undefined where they are damaged or tell of another number of games. */
export function gameIn(lines: readonly string[]): RecordedGame | undefined {
  const read = lines.map(readLine)
  const result = read.at(-1)
  if (result?.type !== 'result') return undefined
  const decisions = read
    .slice(0, -1)
    .map((line) => (line?.type === 'decision' ? decisionOf(line) : undefined))
  if (decisions.some((decision) => decision === undefined)) return undefined
  const { type: _, ...played } = result
  return { ...played, decisions: decisions.filter((decision) => decision !== undefined) }
}

function decisionOf(
  line: Extract<z.output<ReturnType<typeof lineSchema>>, { type: 'decision' }>,
): RecordedDecision {
  const { type: _, match: _match, game: _game, deal: _deal, ...decision } = line
  return decision
}

/** The log of a record, in its folder. */
const LOG = 'games.jsonl'

const configSchema = once(() =>
  z.looseObject({
    game: z.string(),
    settings: z.record(z.string(), z.json()),
    agents: z.array(z.string()),
    seed: z.union([z.number(), z.string()]),
    deals: z.number(),
    match: z.number(),
    instances: z.string().optional(),
    model: z.string().optional(),
    untilWidth: z.number().optional(),
  }),
)

/** What tournament a record is of, with all else that its configuration holds. */
export interface RecordedTournament {
  readonly [key: string]: unknown
  readonly game: string
  /** The rules in force, resolved. */
  readonly settings: Readonly<Record<string, Json>>
  /** As they were written. */
  readonly agents: readonly string[]
  readonly seed: number | string
  /** Deals of each pairing. */
  readonly deals: number
  /** Games before memories are cleared. */
  readonly match: number
  /** SHA-256 of the file of instances, where deals are not drawn. */
  readonly instances?: string
  /** The model of every language agent that names none. */
  readonly model?: string
  /** The width of intervals at which it stops, in the game's unit. */
  readonly untilWidth?: number
}

/**
 * Reads what tournament a folder holds the record of. Throws `BadInput` where it holds none.
 * @param folder what was given to `out`
 */
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
  const read = configSchema().safeParse(json)
  if (!read.success) throw new BadInput(`${file}: is damaged; restore it, or play the tournament anew`)
  return read.data
}

/** The log of a record. Throws `BadInput` where there is none. */
export function logOf(folder: string): string {
  const path = join(folder, LOG)
  if (!existsSync(path)) throw new BadInput(`${path}: there is no such file; name the folder of --out`)
  return path
}

/**
 * The finished games of a record, one after another, with all that is recorded of them: the record may be larger than
 * memory, and still be written to. What follows the last finished game is left out.
 *
 * Throws `BadInput` with the number of the line for damage anywhere but at the end.
 *
 * @param folder what was given to `out`
 */
export async function* recordedGames(folder: string): AsyncGenerator<RecordedGame> {
  const path = logOf(folder)
  let decisions: RecordedDecision[] = []
  for await (const { text, number, whole, last } of linesOf(path)) {
    const read = whole ? readLine(text) : undefined
    if (read === undefined) {
      if (last) return
      throw damagedLine(path, number)
    }
    if (read.type === 'decision') decisions.push(decisionOf(read))
    else {
      const { type: _, ...result } = read
      yield { ...result, decisions }
      decisions = []
    }
  }
}
