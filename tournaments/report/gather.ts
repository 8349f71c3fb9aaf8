import type { Guest } from '../../agents/guest.ts'
import { seatAgent } from '../../agents/roster.ts'
import { agentSpecOf } from '../../agents/spec.ts'
import { familyNamed } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import type { DealSource, Game, Json } from '../../environments/game.ts'
import { type Price, priceOf } from '../../reasoning/language/prices.ts'
import { type Audit, audit } from '../audit/audit.ts'
import type { Graded } from '../audit/grade.ts'
import { type Calibration, calibration } from '../calibration/calibration.ts'
import { checkedConfig } from '../config.ts'
import { scopeOf } from '../match.ts'
import {
  type RecordedGame,
  type RecordedTournament,
  recordedGames,
  recordedTournament,
} from '../recorded-games.ts'
import { finalState } from '../replay.ts'
import { type Match, schedule, seatOf } from '../schedule.ts'
import { openTable } from '../table.ts'
import { type Archive, Packer } from './archive.ts'
import { Books, type Judged } from './books.ts'
import { type FaultReason, FaultReasons } from './fault-reasons.ts'
import { finishedPart } from './finished-part.ts'
import { type AgentFrontier, Frontiers } from './frontiers.ts'
import { type AgentPredictions, Predictions } from './predictions.ts'
import { Dealer, type Exchange, recordedRequests } from './requests.ts'
import { type ShownGame, shownGame } from './shown-game.ts'
import { spread, surveyed } from './survey.ts'

export interface ReportOptions {
  /** The instances, where the tournament dealt from a file. */
  readonly source?: DealSource
  /** Games that can be opened on the page, spread over the record. */
  readonly games: number
  /** Games whose decisions are graded, spread over the record. */
  readonly graded: number
  /** By model, as `readPrices` gives them. */
  readonly prices?: ReadonlyMap<string, Price>
  /** Threads that grade. Default: the processor's cores. */
  readonly concurrency?: number
  readonly onProgress?: (finished: number, total: number, what: string) => void
}

/** All that a report tells. */
export interface Gathered {
  readonly tournament: RecordedTournament
  readonly unit: string
  /** Games of the schedule, and those that are finished. */
  readonly scheduled: number
  readonly finished: number
  /** Undefined where no pairing has played a block of deals from every seat yet. */
  readonly judged?: Judged
  /** US dollars by agent, where prices are known. */
  readonly costs: ReadonlyMap<string, number>
  /** Undefined for games with nothing to believe in. */
  readonly calibration?: Calibration
  readonly predictions: readonly AgentPredictions[]
  readonly frontiers: readonly AgentFrontier[]
  /** Undefined where nothing was graded. */
  readonly losses?: { readonly audit: Audit; readonly games: number }
  readonly reasons: readonly FaultReason[]
  readonly archive: Archive
}

/**
 * Gathers from a record what a report tells.
 * @param folder what was given to `--out`
 * Throws `BadInput` for a record that is none, is damaged, or holds no finished game.
 */
export async function gathered(folder: string, options: ReportOptions): Promise<Gathered> {
  const { source = {}, prices, onProgress } = options
  const tournament = recordedTournament(folder)
  if (tournament.instances !== undefined && source.instances === undefined)
    throw new BadInput(`${folder}: its deals came from a file: name it with --instances`)
  const { game, settings, agents, seed, deals, match, model, untilWidth } = tournament
  const config = checkedConfig({
    ...{ game, settings, agents, seed, deals, match },
    ...(model === undefined ? {} : { model }),
    ...(untilWidth === undefined ? {} : { untilWidth }),
  })
  const table = openTable(config, source, undefined, strangers(tournament, source))
  const order = untilWidth === undefined ? 'pairings' : 'deals'
  const matches = schedule(agents.length, table.seats, deals, match, order)
  const players = playersOf(matches, agents)
  const { games: places, lengths, calls } = await surveyed(folder, players)
  if (places.length === 0) throw new BadInput(`${folder}: holds no finished game yet; play some of it first`)

  const losses = new Map<number, Map<number, Graded>>()
  const graded = await gradedGames(folder, tournament, options, (decision) => {
    const known = losses.get(decision.game) ?? new Map<number, Graded>()
    losses.set(decision.game, known)
    known.set(decision.decision, decision)
  })
  const isShown = spread(Math.min(options.games, places.length), places.length)
  const shownMatches = new Set(places.filter((_, place) => isShown(place)))
  const scopes = [...shownMatches].flatMap((index) =>
    matches[index].agents.map((_, seat) => players(index, matches[index].firstGame, seat) ?? ''),
  )
  const dealer = new Dealer(await recordedRequests(folder, new Set(scopes)), calls)

  const books = new Books(config, table, matches, finishedPart(matches, lengths))
  const predictions = new Predictions(agents, table.unit, match)
  const reasons = new FaultReasons()
  const frontiers = new Frontiers(agents)
  const packer = new Packer(agents)
  const teller = familyNamed(game).open(
    settings,
    ({ game }) => tellerOf(game, folder, seed, frontiers),
    source,
  )
  let place = 0
  for await (const played of recordedGames(folder)) {
    books.add(played)
    predictions.add(played)
    reasons.add(played)
    teller.count(played)
    const exchanges = played.decisions.map(({ seat, usage }) =>
      usage === undefined ? [] : dealer.next(players(played.match, played.game, seat) ?? '', usage.calls),
    )
    const known = losses.get(played.game)
    if (isShown(place) || known !== undefined) packer.add(teller.tell(played, exchanges, known))
    place++
    onProgress?.(place, places.length, 'games read')
  }
  const judged = books.judged()
  return {
    tournament,
    unit: table.unit,
    scheduled: matches.reduce((sum, each) => sum + each.deals, 0),
    finished: places.length,
    ...(judged === undefined ? {} : { judged }),
    costs: costsOf(judged, model, prices),
    ...(teller.believes ? { calibration: await calibration(folder, source) } : {}),
    predictions: predictions.predictions(),
    frontiers: frontiers.frontiers(),
    ...(graded === undefined ? {} : { losses: graded }),
    reasons: reasons.reasons(),
    archive: packer.archive(),
  }
}

type Named = Pick<RecordedTournament, 'game' | 'settings' | 'agents'>

/** The agents that are not of the roster: nothing is known of how they play, and they may remember. */
function strangers({ game, settings, agents }: Named, source: DealSource): Guest[] {
  return familyNamed(game).open(
    settings,
    ({ game, policies, oracles }) =>
      agents.flatMap((name): Guest[] => {
        try {
          seatAgent(name, game, policies, oracles)
          return []
        } catch (error) {
          if (!(error instanceof BadInput)) throw error
          return [{ name, remembers: true, make: () => ({ name, decide: () => Promise.reject(error) }) }]
        }
      }),
    source,
  )
}

/** By whom the requests of a seat were asked in a game of a match; undefined for a match that is none of the schedule. */
function playersOf(matches: readonly Match[], agents: readonly string[]) {
  return (index: number, game: number, seat: number): string | undefined => {
    const match = matches[index]
    if (match === undefined) return undefined
    const place = match.agents.findIndex((_, each) => seatOf(match, each, game - match.firstGame) === seat)
    const names = match.agents.map((agent) => agents[agent])
    return scopeOf(names, match, place)
  }
}

/** Grades some games of a record; undefined where none is to be, or nobody can. */
async function gradedGames(
  folder: string,
  { game, settings }: Named,
  { source = {}, graded, concurrency, onProgress }: ReportOptions,
  onGraded: (decision: Graded) => void,
): Promise<Gathered['losses']> {
  const gradable = familyNamed(game).open(
    settings,
    ({ game }) => game.ranges !== undefined || game.plans !== undefined,
    source,
  )
  if (!gradable || graded === 0) return undefined
  let games = 0
  const result = await audit(folder, {
    source,
    games: graded,
    ...(concurrency === undefined ? {} : { concurrency }),
    onGraded,
    onProgress(finished, total) {
      games = total
      onProgress?.(finished, total, 'games graded')
    },
  })
  return result.decisions === 0 ? undefined : { audit: result, games }
}

/** What tells single games of a record. */
interface Teller {
  /** Whether there is something to believe in. */
  readonly believes: boolean
  /** Holds the game against what could have come of it, where that can be told. */
  count(played: RecordedGame): void
  tell(
    played: RecordedGame,
    exchanges: readonly (readonly Exchange[])[],
    losses?: ReadonlyMap<number, Graded>,
  ): ShownGame
}

function tellerOf<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  folder: string,
  seed: number | string,
  frontiers: Frontiers,
): Teller {
  const { attainable } = game
  return {
    believes: game.ranges !== undefined || game.plans !== undefined,
    count(played) {
      if (attainable === undefined) return
      const { seats, payoffs } = played
      const end = finalState(game, seed, played, `${folder}: game ${played.game}`)
      frontiers.add(
        seats,
        seats.map((name) => payoffs[name]),
        attainable(end),
      )
    },
    tell: (played, exchanges, losses) =>
      shownGame(game, seed, played, { exchanges, ...(losses === undefined ? {} : { losses }) }, folder),
  }
}

/** What models cost, by agent. */
function costsOf(
  judged: Judged | undefined,
  model: string | undefined,
  prices: ReadonlyMap<string, Price> | undefined,
): Map<string, number> {
  const costs = new Map<string, number>()
  for (const { agent, inputTokens, outputTokens } of judged?.result.usage ?? []) {
    const asked = agentSpecOf(agent)?.model ?? model
    const price = asked === undefined ? undefined : priceOf(asked, prices)
    if (price !== undefined && inputTokens + outputTokens > 0)
      costs.set(agent, price.of(inputTokens, outputTokens))
  }
  return costs
}
