import { BadInput } from '../environments/errors.ts'
import { checkedConfig, type TournamentConfig } from './config.ts'
import { dealSource } from './deal-source.ts'
import { evaluateGate, parseGate } from './gate.ts'
import { languageOf, remember, withCosts } from './language.ts'
import { matchScope, type PlayedGame } from './match.ts'
import { plannedComparisons } from './planned-comparisons.ts'
import { ProgressCount } from './progress.ts'
import { queueLanes } from './queue/lanes.ts'
import { TournamentRecord } from './record.ts'
import { type TournamentResult, tournamentResult } from './result.ts'
import type { RunOptions } from './run.ts'
import { dealsPlayed, type Match, runsOf, schedule, wholeRun } from './schedule.ts'
import { sequentialStand } from './sequential.ts'
import { Ledger } from './statistics/ledger.ts'
import { openTable } from './table.ts'
import { matchTokens } from './token-matching.ts'
import { endingTogether } from './workers/ending.ts'
import { playInOrder } from './workers/in-order.ts'
import type { Lane } from './workers/lane.ts'
import { lanesHere } from './workers/lanes.ts'

/** Plays a tournament and judges it. @see runTournament */
export async function playTournament(
  run: TournamentConfig,
  options: RunOptions = {},
): Promise<TournamentResult> {
  const { signal, onProgress, onNotice, guests, budget, queue } = options
  if (queue !== undefined && guests !== undefined && guests.length > 0)
    throw new BadInput('--queue: players of your own sit in this process alone; leave the queue out')
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
  const scopeAt = (match: Match) =>
    matchScope(
      match.agents.map((agent) => config.agents[agent]),
      match,
    )
  const looks = untilWidth === undefined ? 'once' : 'always'
  const ledger = new Ledger(config.agents.length, deals, config.match, { ...table, looks })

  signal?.throwIfAborted()
  const record = config.out === undefined ? undefined : new TournamentRecord(config.out, table, matches)
  const earlier = await record?.open((match, games) => {
    remember(language, match, games, config.agents)
    ledger.add(match, table.withLuck(match, games))
    progress.add(match, games)
    language.models.forget(scopeAt(match))
  })
  const resumed = progress.finished
  if (earlier?.notice !== undefined) onNotice?.(earlier.notice)

  let begun = earlier?.matches ?? 0
  const books = () => ledger.upTo(dealsPlayed(matches, begun))
  const narrow = () => untilWidth !== undefined && sequentialStand(books(), entrants, untilWidth).reached
  const left = begun > 0 && wholeRun(matches, begun) && narrow() ? [] : matches.slice(begun)
  const change = left.length > 0 ? record?.sign(config, resumed) : undefined
  if (change !== undefined) onNotice?.(change)
  const ending = new AbortController()
  const stop = AbortSignal.any(signal === undefined ? [ending.signal] : [signal, ending.signal])
  const start = { config, source, deliberations: record !== undefined }
  const place = { table, language, matches: left.length, signal: stop }
  let lanes: Lane[] = []
  try {
    if (queue !== undefined) lanes = await queueLanes(queue, start, place, onNotice)
    else if (left.length > 0) {
      const warning = await language.models.ready()
      if (warning !== undefined) onNotice?.(warning)
      lanes = lanesHere(start, place)
    }
  } catch (error) {
    record?.close()
    throw error
  }
  lanes = endingTogether(lanes, ending)
  const played = (match: Match, games: readonly PlayedGame[], from: number) => {
    progress.add(match, games, from)
    onProgress?.(progress)
  }
  try {
    for (const part of untilWidth === undefined ? [left] : runsOf(left)) {
      for await (const { match, games } of playInOrder(part, lanes, stop, played)) {
        record?.append(match, games)
        ledger.add(match, games)
        language.models.forget(scopeAt(match))
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
