import { familyNamed } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import type { DealSource } from '../../environments/game.ts'
import type { Price } from '../../reasoning/language/prices.ts'
import { type Calibration, calibration } from '../calibration/calibration.ts'
import { type RecordedTournament, recordedGames, recordedTournament } from '../recorded-games.ts'
import { type Archive, Packer } from './archive.ts'
import { Books, type Judged } from './books.ts'
import { costsOf } from './costs.ts'
import { type FaultReason, FaultReasons } from './fault-reasons.ts'
import { finishedPart } from './finished-part.ts'
import { type AgentFrontier, Frontiers } from './frontiers.ts'
import { gradedDecisions, type Losses } from './graded-decisions.ts'
import { type AgentPredictions, Predictions } from './predictions.ts'
import { recordedTable } from './recorded-table.ts'
import { Dealer, recordedRequests } from './requests.ts'
import { spread, surveyed } from './survey.ts'
import { tellerOf } from './teller.ts'

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
  readonly losses?: Losses
  readonly reasons: readonly FaultReason[]
  readonly archive: Archive
}

/**
 * Gathers from a record what a report tells.
 * @param folder what was given to `--out`
 * Throws `BadInput` for a record that is none, is damaged, or holds no finished game.
 */
export async function gathered(folder: string, options: ReportOptions): Promise<Gathered> {
  const { source = {}, prices, concurrency, onProgress } = options
  const tournament = recordedTournament(folder)
  if (tournament.instances !== undefined && source.instances === undefined)
    throw new BadInput(`${folder}: its deals came from a file: name it with --instances`)
  const { game, settings, agents, seed, match, model } = tournament
  const { config, table, matches, scopeOf } = recordedTable(tournament, source)
  const { games: places, lengths, calls } = await surveyed(folder, scopeOf)
  if (places.length === 0) throw new BadInput(`${folder}: holds no finished game yet; play some of it first`)

  const graded = await gradedDecisions(folder, tournament, {
    source,
    games: options.graded,
    ...(concurrency === undefined ? {} : { concurrency }),
    onProgress: (finished, total) => onProgress?.(finished, total, 'games graded'),
  })
  const isShown = spread(Math.min(options.games, places.length), places.length)
  const shownMatches = new Set(places.filter((_, place) => isShown(place)))
  const scopes = [...shownMatches].flatMap((index) =>
    matches[index].agents.map((_, seat) => scopeOf(index, matches[index].firstGame, seat) ?? ''),
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
      usage === undefined ? [] : dealer.next(scopeOf(played.match, played.game, seat) ?? '', usage.calls),
    )
    const known = graded.decisions.get(played.game)
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
    costs: costsOf(judged?.result.usage ?? [], model, prices),
    ...(teller.believes ? { calibration: await calibration(folder, source) } : {}),
    predictions: predictions.predictions(),
    frontiers: frontiers.frontiers(),
    ...(graded.losses === undefined ? {} : { losses: graded.losses }),
    reasons: reasons.reasons(),
    archive: packer.archive(),
  }
}
