import { BadInput } from '../environments/errors.ts'
import { linesOf } from './lines.ts'
import type { PlayedGame } from './match.ts'
import { namesBySeat, type RecordLine, readRecordLine } from './record-lines.ts'
import type { Match } from './schedule.ts'

/** What a record already holds. */
export interface Earlier {
  /** How many matches are whole, from the first of the schedule. */
  readonly matches: number
  /** The bytes of the file that they take. */
  readonly bytes: number
  /** One line for a person, where the record stops within a match. */
  readonly notice?: string
}

/**
 * Reads the games of a record. It may stop anywhere, also in the middle of a line: whole matches count, and the one
 * it stops in does not.
 *
 * @param names all agents of the tournament
 * @param measured whether the game has measures
 * @param onMatch told of every whole match, in order
 * Throws `BadInput` with the number of the line for damage anywhere but at the end.
 */
export async function readGames(
  path: string,
  matches: readonly Match[],
  names: readonly string[],
  measured: boolean,
  onMatch: (match: Match, games: readonly PlayedGame[]) => void,
): Promise<Earlier> {
  let whole = 0
  let bytes = 0
  let stop: string | undefined
  let games: PlayedGame[] = []
  let decisions: Extract<RecordLine, { type: 'decision' }>[] = []
  for await (const line of linesOf(path)) {
    const damaged = (reason: string) =>
      new BadInput(`${path}, line ${line.number}: ${reason}; restore the file, or name another folder`)
    stop = `${path}, line ${line.number}`
    const read = line.whole ? readRecordLine(line.text) : undefined
    if (read === undefined) {
      if (!line.last) throw damaged('is damaged')
      stop += ', is cut off'
      break
    }
    const match = matches[whole]
    if (match === undefined) throw damaged('belongs to no match of this tournament')
    const game = match.firstGame + games.length
    if (read.match !== match.index || read.game !== game || read.deal !== match.firstDeal + games.length)
      throw damaged(`is of match ${read.match}, game ${read.game}, where game ${game} should go on`)
    if (read.type === 'decision') {
      if (namesBySeat(match, games.length, names)[read.seat] !== read.agent)
        throw damaged(`has ${read.agent} in seat ${read.seat}`)
      decisions.push(read)
      continue
    }
    const payoffs = match.agents.map((agent) => read.payoffs[names[agent]])
    if (payoffs.some((payoff) => payoff === undefined)) throw damaged('lacks the payoff of a player')
    const measures = match.agents.map((agent) => read.measures?.[names[agent]] ?? {})
    if (measured && match.agents.some((agent) => read.measures?.[names[agent]] === undefined))
      throw damaged('lacks the measures of a player')
    games.push({ deal: read.deal, payoffs, decisions, ...(measured ? { measures } : {}) })
    decisions = []
    if (games.length < match.deals) continue
    try {
      onMatch(match, games)
    } catch (cause) {
      throw cause instanceof BadInput
        ? damaged(`the match that ends here is damaged: ${cause.message}`)
        : cause
    }
    whole++
    bytes = line.end
    stop = undefined
    games = []
  }
  return {
    matches: whole,
    bytes,
    ...(stop === undefined
      ? {}
      : {
          notice: `${stop}: the record stops within match ${whole + 1} of ${matches.length}, which is played again; the matches before it count`,
        }),
  }
}
