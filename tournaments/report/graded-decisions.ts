import { familyNamed } from '../../environments/catalog.ts'
import type { DealSource } from '../../environments/game.ts'
import { type Audit, audit } from '../audit/audit.ts'
import type { Graded } from '../audit/grade.ts'
import type { RecordedTournament } from '../recorded-games.ts'

/** What the graded decisions of a record gave up, by agent. */
export interface Losses {
  readonly audit: Audit
  /** Games that were graded. */
  readonly games: number
}

/** Some games of a record, graded. */
export interface GradedDecisions {
  /** Undefined where nothing was graded. */
  readonly losses: Losses | undefined
  /** The graded decisions by the game of the record, then by their place in it. */
  readonly decisions: ReadonlyMap<number, ReadonlyMap<number, Graded>>
}

/** How games are graded. */
export interface Grading {
  readonly source: DealSource
  /** Games to be graded, spread over the record. */
  readonly games: number
  /** Threads that grade. Default: the processor's cores. */
  readonly concurrency?: number
  readonly onProgress: (finished: number, total: number) => void
}

/** Grades some games of a record; none where nobody can. */
export async function gradedDecisions(
  folder: string,
  { game, settings }: RecordedTournament,
  { source, games, concurrency, onProgress }: Grading,
): Promise<GradedDecisions> {
  const decisions = new Map<number, Map<number, Graded>>()
  const gradable = familyNamed(game).open(
    settings,
    ({ game }) => game.ranges !== undefined || game.plans !== undefined,
    source,
  )
  if (!gradable || games === 0) return { losses: undefined, decisions }
  let graded = 0
  const result = await audit(folder, {
    source,
    games,
    ...(concurrency === undefined ? {} : { concurrency }),
    onGraded(decision) {
      const known = decisions.get(decision.game) ?? new Map<number, Graded>()
      decisions.set(decision.game, known.set(decision.decision, decision))
    },
    onProgress(finished, total) {
      graded = total
      onProgress(finished, total)
    },
  })
  const losses = result.decisions === 0 ? undefined : { audit: result, games: graded }
  return { losses, decisions }
}
