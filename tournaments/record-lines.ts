import { z } from 'zod'
import { BadInput } from '../environments/errors.ts'
import { FAULT_KINDS } from '../environments/host.ts'
import { once } from '../environments/once.ts'
import type { PlayedGame } from './match.ts'
import { type Match, seatOf } from './schedule.ts'
import { sealed, unsealed } from './seal.ts'

/** The players of a game, by seat. */
export function namesBySeat(match: Match, game: number, names: readonly string[]): string[] {
  const seated: string[] = []
  match.agents.forEach((agent, place) => {
    seated[seatOf(match, place, game)] = names[agent]
  })
  return seated
}

/**
 * A finished game as lines of the record: one for each decision, in order, then one for the result.
 * @param i which game of the match
 * @param names all agents of the tournament
 */
export function gameLines(match: Match, i: number, played: PlayedGame, names: readonly string[]): string[] {
  const seats = namesBySeat(match, i, names)
  const { deal, payoffs, measures } = played
  const head = { match: match.index, game: match.firstGame + i, deal }
  const decisions = played.decisions.map(({ seat, action, faults, forfeit, deliberation, usage }) => ({
    type: 'decision',
    ...head,
    seat,
    agent: seats[seat],
    action,
    faults,
    forfeit,
    deliberation,
    usage,
  }))
  const byName = <Value>(values: readonly Value[]) =>
    Object.fromEntries(match.agents.map((agent, place) => [names[agent], values[place]]))
  const result = { type: 'result', ...head, seats, payoffs: byName(payoffs) }
  return [...decisions, { ...result, measures: measures && byName(measures) }].map(sealed)
}

const count = once(() => z.number().int().min(0))
const head = () => ({ match: count(), game: count(), deal: count() })

/** The measures of one player of one game. */
const measurementsSchema = once(() =>
  z.record(z.string(), z.union([z.number(), z.tuple([z.number(), z.number()])])),
)

/** A decision, its deliberation left aside: it weighs most, and few readers need it. */
export const decisionLine = once(() =>
  z.object({
    type: z.literal('decision'),
    ...head(),
    seat: count(),
    agent: z.string(),
    action: z.json(),
    faults: z.array(z.object({ kind: z.enum(FAULT_KINDS), reason: z.string() })),
    forfeit: z.boolean(),
    usage: z.object({ calls: count(), inputTokens: count(), outputTokens: count() }).optional(),
  }),
)

export const resultLine = once(() =>
  z.object({
    type: z.literal('result'),
    ...head(),
    seats: z.array(z.string()),
    payoffs: z.record(z.string(), z.number()),
    measures: z.record(z.string(), measurementsSchema()).optional(),
  }),
)

const lineSchema = once(() => z.discriminatedUnion('type', [decisionLine(), resultLine()]))

export type RecordLine = z.output<ReturnType<typeof lineSchema>>

/** Reads a line of the record, without its deliberation; undefined when it is none, or not as it was written. */
export function readRecordLine(text: string): RecordLine | undefined {
  const read = lineSchema().safeParse(unsealed(text))
  return read.success ? read.data : undefined
}

/** What is said of a line that is damaged, and is not the last. */
export const damagedLine = (log: string, line: number): BadInput =>
  new BadInput(`${log}, line ${line}: is damaged; restore the file`)

/** The same of a game. */
export const damagedGame = (log: string, game: number): BadInput =>
  new BadInput(`${log}, game ${game}: is damaged; restore the file`)
