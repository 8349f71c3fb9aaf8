import { availableParallelism } from 'node:os'
import { familyNamed } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import type { DealSource } from '../../environments/game.ts'
import { chosenGames } from '../chosen-games.ts'
import type { GameChoice } from '../record-index.ts'
import { type RecordedGame, recordedTournament } from '../recorded-games.ts'
import { inThreads } from '../workers/jobs.ts'
import { type AgentAudit, AgentSums } from './agent-sums.ts'
import { type Graded, type GradedGame, type Grader, grader } from './grade.ts'

/** What the decisions of a tournament gave up. Plain JSON. */
export interface Audit {
  readonly game: string
  readonly unit: string
  /** Decisions that were graded. */
  readonly decisions: number
  readonly agents: readonly AgentAudit[]
}

/** How an audit is made. */
export interface AuditOptions {
  /** The instances, where the tournament dealt from a file. */
  readonly source?: DealSource
  /** Games that are graded, spread evenly over the record. Default: all. */
  readonly games?: number
  /** Threads. Default: the processor's cores. */
  readonly concurrency?: number
  /** Told of the games that are graded, and how many there are. */
  readonly onProgress?: (finished: number, total: number) => void
  /** Told of every decision that is graded, in the order of the record. */
  readonly onGraded?: (decision: Graded) => void
}

/** What a worker thread of an audit is started with. */
export interface AuditStart {
  readonly game: string
  readonly settings: Record<string, unknown>
  readonly agents: readonly string[]
  readonly seed: number | string
  readonly source: DealSource
}

/**
 * Grades every recorded decision of a tournament by what it gave up against the best action, if the opponent plays by its
 * policy; where the opponent has none that is known, against the equilibrium, if the game can be solved.
 *
 * Throws `BadInput` for a record that is none, is damaged, or is of a game that nobody can grade.
 *
 * @param folder what was given to `--out`
 */
export async function audit(folder: string, options: AuditOptions = {}): Promise<Audit> {
  const { game, agents, match } = recordedTournament(folder)
  const { unit, unitOf, games } = await gradedGames(folder, options)
  const sums = new Map(agents.map((agent) => [agent, new AgentSums(agent, unitOf(agent), match)]))
  for await (const { graded: decisions, leftOut } of games) {
    for (const decision of decisions) {
      sums.get(decision.agent)?.add(decision)
      options.onGraded?.(decision)
    }
    for (const { agent, why } of leftOut) sums.get(agent)?.leaveOut(why)
  }
  const audited = [...sums.values()].map((each) => each.audit(unit))
  return {
    game,
    unit,
    decisions: audited.reduce((sum, { decisions }) => sum + decisions, 0),
    agents: audited,
  }
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
