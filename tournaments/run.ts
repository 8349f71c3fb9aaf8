import { availableParallelism } from 'node:os'
import type { Guest } from '../agents/guest.ts'
import { familyNamed } from '../environments/catalog.ts'
import type { DealSource } from '../environments/game.ts'
import type { Budget } from '../reasoning/language/budget.ts'
import { type CheckedConfig, checkedConfig, type TournamentConfig } from './config.ts'
import { dealSource } from './deal-source.ts'
import { evaluateGate, parseGate } from './gate.ts'
import { languageOf, remember, WAITING, withCosts } from './language.ts'
import type { PlayedGame } from './match.ts'
import { plannedComparisons } from './planned-comparisons.ts'
import { type Progress, ProgressCount } from './progress.ts'
import { TournamentRecord } from './record.ts'
import { type TournamentResult, tournamentResult } from './result.ts'
import { dealsPlayed, type Match, runsOf, schedule, wholeRun } from './schedule.ts'
import { sequentialStand } from './sequential.ts'
import { Ledger } from './statistics/ledger.ts'
import { openTable, type Table } from './table.ts'
import { matchTokens } from './token-matching.ts'
import { endingTogether } from './workers/ending.ts'
import { playInOrder } from './workers/in-order.ts'
import { type Lane, workerLane } from './workers/lane.ts'

export type { TournamentConfig } from './config.ts'
export type { Progress } from './progress.ts'
export type { TournamentResult } from './result.ts'
export type { MeasureResult } from './statistics/measure-results.ts'

export interface RunOptions {
  /** Stops the tournament: the promise rejects with its reason; what was recorded is resumed by the same tournament. */
  readonly signal?: AbortSignal
  /** Told as games are finished, one by one or match by match, those of an earlier run included. */
  readonly onProgress?: (progress: Progress) => void
  /** Told, in one line, of what a person should know of the record that is resumed. */
  readonly onNotice?: (line: string) => void
  /** Players of one's own: each is listed among the agents by its name. They play in this thread. */
  readonly guests?: readonly Guest[]
  /** What several tournaments may use together; absent: the limits are for this one alone. */
  readonly budget?: Budget
}

/**
 * Plays a tournament, every pairing on duplicate deals, and judges it. The same configuration gives the same result
 * and the same record to the byte, whatever the concurrency and however often it was stopped and resumed.
 *
 * Throws `BadInput` for a configuration or a record that cannot be used, before anything is played.
 */
export async function runTournament(
  run: TournamentConfig,
  options: RunOptions = {},
): Promise<TournamentResult> {
  const { signal, onProgress, onNotice, guests, budget } = options
  const written = checkedConfig(run)
  const gate = written.gate === undefined ? undefined : parseGate(written.gate, written.agents)
  const source = dealSource(written.instances)
  const language = languageOf(written, onNotice, budget)
  const config =
    written.matchTokens === undefined ? written : await matchTokens(written, source, language, options)
  const table = openTable(config, source, language, guests)
  const planned = plannedComparisons(written.comparisons, written.agents, table.seats)
  const { deals } = table.identity
  const entrants = { names: config.agents, remembers: table.remembers }
  const { untilWidth } = config
  const order = untilWidth === undefined ? 'pairings' : 'deals'
  const matches = schedule(config.agents.length, table.seats, deals, config.match, order)
  const progress = new ProgressCount(matches, config.agents, language)
  const looks = untilWidth === undefined ? 'once' : 'always'
  const ledger = new Ledger(config.agents.length, deals, config.match, { ...table, looks })

  signal?.throwIfAborted()
  const record = config.out === undefined ? undefined : new TournamentRecord(config.out, table, matches)
  const earlier = await record?.open((match, games) => {
    remember(language, match, games, config.agents)
    ledger.add(match, table.withLuck(match, games))
    progress.add(match, games)
  })
  const resumed = progress.finished
  if (earlier?.notice !== undefined) onNotice?.(earlier.notice)

  let begun = earlier?.matches ?? 0
  const books = () => ledger.upTo(dealsPlayed(matches, begun))
  const narrow = () => untilWidth !== undefined && sequentialStand(books(), entrants, untilWidth).reached
  const left = begun > 0 && wholeRun(matches, begun) && narrow() ? [] : matches.slice(begun)
  const change = left.length > 0 ? record?.sign(config, resumed) : undefined
  if (change !== undefined) onNotice?.(change)
  if (left.length > 0)
    try {
      const warning = await language.models.ready()
      if (warning !== undefined) onNotice?.(warning)
    } catch (error) {
      record?.close()
      throw error
    }
  const ending = new AbortController()
  const stop = AbortSignal.any(signal === undefined ? [ending.signal] : [signal, ending.signal])
  const start = { config, source, deliberations: record !== undefined }
  const play: Table['play'] = (match, ended, onGame) =>
    language.models.play(() => table.play(match, ended, onGame))
  const lanes = endingTogether(lanesFor(start, { ...table, play }, left.length, stop), ending)
  const played = (match: Match, games: readonly PlayedGame[], from: number) => {
    progress.add(match, games, from)
    onProgress?.(progress)
  }
  try {
    for (const part of untilWidth === undefined ? [left] : runsOf(left)) {
      for await (const { match, games } of playInOrder(part, lanes, stop, played)) {
        record?.append(match, games)
        ledger.add(match, games)
      }
      begun += part.length
      if (narrow()) break
    }
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()))
    record?.close()
  }
  const judged = untilWidth === undefined ? ledger : books()
  const { finished } = progress
  const result = tournamentResult(config, table, { entrants, planned }, judged, { finished, resumed })
  return {
    ...result,
    usage: withCosts(result.usage, language),
    ...(gate === undefined ? {} : { gate: evaluateGate(gate, judged, entrants) }),
    ...(untilWidth === undefined ? {} : { sequential: sequentialStand(judged, entrants, untilWidth) }),
  }
}

/**
 * Threads for players that compute; players that wait share this one, and so does a single lane. Where questions go out
 * in batches all matches are played at the same time: each would wait for a batch of its own otherwise.
 */
function lanesFor(
  start: { config: CheckedConfig; source: DealSource; deliberations: boolean },
  table: Table,
  matches: number,
  signal: AbortSignal | undefined,
): Lane[] {
  const usual = table.computes ? availableParallelism() : table.batched ? matches : WAITING
  const { concurrency = usual } = start.config
  const length = Math.min(concurrency, matches)
  if (length <= 1 || !table.computes) {
    const closing = new AbortController()
    const stop = AbortSignal.any(signal === undefined ? [closing.signal] : [signal, closing.signal])
    return Array.from({ length }, () => ({
      play: (match, onGames) => table.play(match, stop, (game, i) => onGames([game], i)),
      close: async () => closing.abort(),
    }))
  }
  const memory = familyNamed(start.config.game).memory?.read()
  return Array.from({ length }, () => workerLane({ ...start, game: start.config.game, memory }))
}
