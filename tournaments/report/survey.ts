import { join } from 'node:path'
import { linesOf } from '../lines.ts'

/** What a record holds, seen from afar. */
export interface Survey {
  /** The match of each finished game, in the order of the record. */
  readonly games: readonly number[]
  /** Finished games of each match. */
  readonly lengths: ReadonlyMap<number, number>
  /** Requests to models that the decisions of each player in each match took, unfinished games among them. */
  readonly calls: ReadonlyMap<string, number>
}

/** Heads and ends of lines, as they are written. */
const RESULT = /^\{"type":"result","match":(\d+),/
const DECISION = /^\{"type":"decision","match":(\d+),"game":(\d+),"deal":\d+,"seat":(\d+),/
const USAGE = /"usage":\{"calls":(\d+),"inputTokens":\d+,"outputTokens":\d+\},"crc":"[0-9a-f]{8}"\}$/

/**
 * Counts what a record holds without reading it: that a line is as it was written, whoever reads it checks.
 * @param scopeOf names the player of a decision by match, game and seat: see `Cassette`
 */
export async function surveyed(
  folder: string,
  scopeOf: (match: number, game: number, seat: number) => string | undefined,
): Promise<Survey> {
  const games: number[] = []
  const lengths = new Map<number, number>()
  const calls = new Map<string, number>()
  for await (const { text, whole } of linesOf(join(folder, 'games.jsonl'))) {
    if (!whole) continue
    const result = RESULT.exec(text)
    if (result !== null) {
      const match = Number(result[1])
      games.push(match)
      lengths.set(match, (lengths.get(match) ?? 0) + 1)
      continue
    }
    const usage = USAGE.exec(text)
    const decision = usage === null ? null : DECISION.exec(text)
    if (usage === null || decision === null) continue
    const [, match, game, seat] = decision.map(Number)
    const scope = scopeOf(match, game, seat)
    if (scope !== undefined) calls.set(scope, (calls.get(scope) ?? 0) + Number(usage[1]))
  }
  return { games, lengths, calls }
}

/** So many of all places, as far apart as can be. */
export function spread(wanted: number, all: number): (place: number) => boolean {
  return (place) => Math.floor((place * wanted) / all) < Math.floor(((place + 1) * wanted) / all)
}
