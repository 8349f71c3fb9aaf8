import { availableParallelism } from 'node:os'
import { familyNamed } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import type { DealSource } from '../../environments/game.ts'
import { chosenGames } from '../chosen-games.ts'
import { type RecordedGame, recordedTournament } from '../recorded-games.ts'
import { inThreads } from '../workers/jobs.ts'
import { type AgentAudit, AgentSums } from './agent-sums.ts'
import { type GradedGame, type Grader, grader } from './grade.ts'

/** What the decisions of a tournament gave up. Plain JSON. */
export interface Audit {
  readonly game: string
  readonly unit: string
  /** Decisions that were graded. */
  readonly decisions: number
  readonly agents: readonly AgentAudit[]
}

export interface AuditOptions {
  /** The instances, where the tournament dealt from a file. */
  readonly source?: DealSource
  /** Games that are graded, spread evenly over the record. Default: all. */
  readonly games?: number
  /** Threads. Default: the processor's cores. */
  readonly concurrency?: number
  readonly onProgress?: (finished: number, total: number) => void
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
 * @param folder what was given to `--out`
 * Throws `BadInput` for a record that is none, is damaged, or is of a game that nobody can grade.
 */
export async function audit(folder: string, options: AuditOptions = {}): Promise<Audit> {
  const { source = {}, games, concurrency = availableParallelism(), onProgress } = options
  const { game, settings, agents, seed, match, instances } = recordedTournament(folder)
  if (instances !== undefined && source.instances === undefined)
    throw new BadInput(`${folder}: its deals came from a file: name it with --instances`)
  const start: AuditStart = { game, settings, agents, seed, source }
  // Opened here first: what cannot be graded is told before any work is done.
  const grading = openGrader(start)
  const unit = familyNamed(game).open(settings, ({ game }) => game.unit, source)
  const { count: wanted, games: jobs } = await chosenGames(folder, {}, games)
  const sums = new Map(agents.map((agent) => [agent, new AgentSums(agent, grading.unitOf(agent), match)]))
  let finished = 0
  const graded =
    Math.min(concurrency, wanted) > 1
      ? inThreads<RecordedGame, GradedGame>(
          new URL('./worker.ts', import.meta.url),
          start,
          jobs,
          Math.min(concurrency, wanted),
        )
      : inTurn(jobs, grading.grade)
  for await (const { graded: decisions, leftOut } of graded) {
    for (const decision of decisions) sums.get(decision.agent)?.add(decision)
    for (const { agent, why } of leftOut) sums.get(agent)?.leaveOut(why)
    onProgress?.(++finished, wanted)
  }
  const audited = [...sums.values()].map((each) => each.audit(unit))
  return {
    game,
    unit,
    decisions: audited.reduce((sum, { decisions }) => sum + decisions, 0),
    agents: audited,
  }
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
