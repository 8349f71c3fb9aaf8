import { BadInput } from '../../environments/errors.ts'
import type { GradedGame } from '../../tournaments/audit/grade.ts'
import { type AuditStart, openGrader } from '../../tournaments/audit/graded-games.ts'
import type { RecordedGame } from '../../tournaments/recorded-games.ts'
import { inThreads } from '../../tournaments/workers/jobs.ts'
import type { Seen } from './seen.ts'

/** What a decision gave up, as an audit grades it. */
export interface GradedLoss {
  readonly loss: number
  readonly against: 'policy' | 'equilibrium'
}

/** Grades recorded games as an audit does, in a thread of its own, so that the screen stays alive. */
export class Grading {
  readonly #start: AuditStart
  readonly #done = new Set<number>()
  #closed = false
  readonly #losses = new Map<string, GradedLoss>()

  constructor(start: AuditStart) {
    this.#start = start
  }

  /** Grades those of the games that are not graded yet. @param progress told of every game */
  async grade(games: readonly RecordedGame[], progress: (done: number, of: number) => void): Promise<void> {
    const left = games.filter(({ game }) => !this.#done.has(game))
    if (left.length === 0) return
    try {
      openGrader(this.#start)
    } catch (error) {
      // Of a game that nobody can grade the players' own reckoning is what there is.
      if (error instanceof BadInput) return
      throw error
    }
    let done = 0
    const worker = new URL('../../tournaments/audit/worker.ts', import.meta.url)
    progress(0, left.length)
    for await (const { graded } of inThreads<RecordedGame, GradedGame>(worker, this.#start, left, 1)) {
      for (const { game, seat, view, loss, against } of graded)
        this.#losses.set(placeOf(game, seat, view), { loss, against })
      this.#done.add(left[done].game)
      if (this.#closed) return
      progress(++done, left.length)
    }
  }

  /** Grades no further. */
  close(): void {
    this.#closed = true
  }

  /** What the decision between two positions gave up; undefined where it was not graded. @param game its number in the record */
  lossOf(game: number, before: Seen, after: Seen): GradedLoss | undefined {
    const seat = after.decisions.at(-1)?.seat ?? 0
    return this.#losses.get(placeOf(game, seat, before.views[seat]))
  }
}

/** A decision by where it was taken: no seat sees the same twice in a game. */
const placeOf = (game: number, seat: number, view: unknown): string =>
  `${game} ${seat} ${JSON.stringify(view)}`
