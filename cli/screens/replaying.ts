import type { RecordedGame } from '../../tournaments/recorded-games.ts'
import { Following, type FollowingOptions } from './following.ts'
import type { Grading } from './grading.ts'
import type { KeyHelp } from './keys.ts'
import { ownLoss } from './positions.ts'
import type { Seen } from './seen.ts'
import { spinnerLine } from './spinner.ts'
import type { Line } from './styled.ts'

/** A recorded match, gone through position by position. */
export class Replaying extends Following {
  readonly #games: readonly RecordedGame[]
  readonly #grading: Grading
  #graded: { readonly since: number; readonly done: number; readonly of: number } | undefined

  /** @param games of the match, by their number in it @param from the game to begin with, by its number in the record */
  constructor(
    options: FollowingOptions,
    positions: readonly Seen[],
    games: readonly RecordedGame[],
    grading: Grading,
    from?: number,
  ) {
    super(options, positions, false)
    this.#games = games
    this.#grading = grading
    const first = games.findIndex(({ game }) => game === from)
    this.go(positions.findIndex(({ game }) => game === Math.max(0, first)))
  }

  override get ticking(): boolean {
    return this.#graded !== undefined
  }

  /** What is true where that can be worked out; else what its player thought. */
  protected lossAt(seen: Seen): { loss: number; by: string } | undefined {
    const before = this.positions[this.positions.indexOf(seen) - 1]
    if (seen.decisions.length === 0 || before === undefined) return undefined
    const graded = this.#grading.lossOf(this.#games[seen.game].game, before, seen)
    if (graded !== undefined)
      return {
        loss: graded.loss,
        by: graded.against === 'policy' ? 'against this opponent' : 'against the equilibrium',
      }
    const loss = ownLoss(seen)
    return loss === undefined ? undefined : { loss, by: 'by its own reckoning' }
  }

  protected more(): boolean {
    return false
  }

  protected largest(all: boolean): void {
    if (this.#graded !== undefined) return
    const { seen } = this
    if (seen === undefined) return
    const since = performance.now()
    this.#grading
      .grade(all ? this.#games : [this.#games[seen.game]], (done, of) => {
        this.#graded = { since, done, of }
        this.changed()
      })
      .then(
        () => {
          this.#graded = undefined
          this.goToLargest(all)
        },
        (error: unknown) => {
          this.#graded = undefined
          this.say(error instanceof Error ? error.message : String(error))
        },
      )
  }

  protected quit(): void {
    this.leave(false)
  }

  protected ownKeys(): readonly KeyHelp[] {
    return []
  }

  protected ownKey(): boolean {
    return false
  }

  protected status(): Line[] {
    if (this.#graded === undefined) return []
    const { since, done, of } = this.#graded
    const spun = spinnerLine({ name: 'The audit', since, tokens: 0 }, performance.now())
    return [[...spun, { text: ` · ${done} of ${of} games graded`, dim: true }]]
  }
}
