import type { DealSource } from '../../environments/game.ts'
import { recordedTournament } from '../recorded-games.ts'
import type { AgentAudit } from './agent-sums.ts'
import type { Graded } from './grade.ts'

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

/**
 * Grades every recorded decision of a tournament by what it gave up against the best action, if the opponent plays by its
 * policy; where the opponent has none that is known, against the equilibrium, if the game can be solved.
 *
 * Throws `BadInput` for a record that is none, is damaged, or is of a game that nobody can grade.
 *
 * @param folder what was given to `--out`
 */
export async function audit(folder: string, options: AuditOptions = {}): Promise<Audit> {
  // Loaded by the first audit, not by whoever imports the package.
  const { AgentSums } = await import('./agent-sums.ts')
  const { gradedGames } = await import('./graded-games.ts')
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
