import { availableParallelism } from 'node:os'
import { familyNamed } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import type { DealSource } from '../../environments/game.ts'
import { chosenGames } from '../chosen-games.ts'
import type { GameChoice } from '../record-index.ts'
import { type RecordedGame, recordedTournament } from '../recorded-games.ts'
import { inThreads } from '../workers/jobs.ts'
import type { AuditOptions } from './audit.ts'
import { type GradedGame, type Grader, grader } from './grade.ts'

/** What a worker thread of an audit is started with. */
export interface AuditStart {
  readonly game: string
  readonly settings: Record<string, unknown>
  readonly agents: readonly string[]
  readonly seed: number | string
  readonly source: DealSource
}

/** The games of a record with their decisions graded, one after another. */
export interface GradedGames extends Pick<Grader, 'unitOf'> {
  /** Of payoffs, and of what is given up. */
  readonly unit: string
  readonly games: AsyncIterable<GradedGame>
}

/**
 * Grades the games of a record. @see audit
 * @param choice which games
 */
export async function gradedGames(
  folder: string,
  options: AuditOptions = {},
  choice: GameChoice = {},
): Promise<GradedGames> {
  const { source = {}, games, concurrency = availableParallelism(), onProgress } = options
  const { game, settings, agents, seed, instances } = recordedTournament(folder)
  if (instances !== undefined && source.instances === undefined)
    throw new BadInput(`${folder}: its deals came from a file: name it with --instances`)
  const start: AuditStart = { game, settings, agents, seed, source }
  // Opened here first: what cannot be graded is told before any work is done.
  const { grade, unitOf } = openGrader(start)
  const unit = familyNamed(game).open(settings, ({ game }) => game.unit, source)
  const { count, games: jobs } = await chosenGames(folder, choice, games)
  const threads = Math.min(concurrency, count)
  async function* graded() {
    let finished = 0
    const all =
      threads > 1
        ? inThreads<RecordedGame, GradedGame>(new URL('./worker.ts', import.meta.url), start, jobs, threads)
        : inTurn(jobs, grade)
    for await (const each of all) {
      yield each
      onProgress?.(++finished, count)
    }
  }
  return { unit, unitOf, games: graded() }
}

/** Opens the game of a record with who grades it. */
export function openGrader({ game, settings, agents, seed, source }: AuditStart): Grader {
  return familyNamed(game).open(
    settings,
    ({ game, policies }) => grader(game, policies, agents, seed),
    source,
  )
}

async function* inTurn(
  games: AsyncIterable<RecordedGame>,
  grade: (played: RecordedGame) => GradedGame,
): AsyncGenerator<GradedGame> {
  for await (const game of games) yield grade(game)
}
