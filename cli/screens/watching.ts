import type { Seat } from '../../environments/game.ts'
import { drawn } from './app.ts'
import type { Audience } from './audience.ts'
import { Following, type FollowingOptions } from './following.ts'
import type { KeyHelp } from './keys.ts'
import { playerName } from './players.ts'
import { ownLoss } from './positions.ts'
import type { Seen } from './seen.ts'
import { spinnerLine } from './spinner.ts'
import { type Line, line } from './styled.ts'
import { Tokens } from './tokens.ts'

/** Positions that can be gone back to: deliberations are large. */
const KEPT = 2000

/** A match while it is played: it waits for whoever watches. */
export class Watching extends Following implements Audience {
  readonly live = true
  readonly #kept: string
  readonly #tokens = new Tokens()
  #proceed: (() => void) | undefined
  #thinking: { readonly seat: Seat; readonly since: number; readonly giveUp: () => void } | undefined
  #asksToLeave = false
  #over = false
  #stayed: (() => void) | undefined

  /** @param kept what becomes of the record when one leaves, in a sentence */
  constructor(options: FollowingOptions, kept: string) {
    super(options, [], true)
    this.#kept = kept
  }

  override get ticking(): boolean {
    return this.#thinking !== undefined
  }

  show(seen: Seen): Promise<void> {
    this.#thinking = undefined
    this.#tokens.count(seen)
    const edge = this.atEdge
    this.positions.push(seen)
    if (this.positions.length > KEPT) {
      this.positions.shift()
      this.go(this.positions.indexOf(seen) - (edge ? 0 : 1))
    } else if (edge) this.go(this.positions.length - 1)
    return new Promise((proceed) => {
      this.#proceed = proceed
    })
  }

  wait(seat: Seat, giveUp: () => void): Promise<void> {
    this.#thinking = { seat, since: performance.now(), giveUp }
    this.changed()
    return drawn()
  }

  /** Nobody at this table is asked: no seat of it is a person's. */
  ask(): void {}

  /** The match is over: settled when whoever watches has seen enough. */
  stay(): Promise<void> {
    this.#over = true
    this.changed()
    return new Promise((stayed) => {
      this.#stayed = stayed
    })
  }

  protected lossAt(seen: Seen): { loss: number; by: string } | undefined {
    const loss = ownLoss(seen)
    return loss === undefined ? undefined : { loss, by: 'by its own reckoning' }
  }

  protected more(): boolean {
    const proceed = this.#proceed
    this.#proceed = undefined
    proceed?.()
    return !this.#over
  }

  protected largest(all: boolean): void {
    this.goToLargest(all)
  }

  protected quit(): void {
    if (this.#over) this.#stayed?.()
    else this.#asksToLeave = true
  }

  protected ownKeys(): readonly KeyHelp[] {
    return this.#thinking === undefined ? [] : [{ key: 'x', does: 'give up waiting' }]
  }

  protected ownKey(key: string): boolean {
    if (this.#asksToLeave) {
      this.#asksToLeave = false
      if (key === 'y') {
        this.leave(false)
        this.#proceed?.()
      }
      return true
    }
    if (key === 'x') this.#thinking?.giveUp()
    return key === 'x'
  }

  protected override leave(interrupted: boolean): void {
    super.leave(interrupted)
    this.#proceed?.()
    this.#stayed?.()
  }

  protected status(): Line[] {
    if (this.#asksToLeave)
      return [line(`Leave the table? ${this.#kept} y leaves, any other key stays.`, { bold: true })]
    if (this.#over) return [line('The match is over.')]
    const { seen } = this
    if (this.#thinking === undefined || seen === undefined) return []
    const { seat, since } = this.#thinking
    const name = playerName(seen, seat, undefined)
    return [spinnerLine({ name, since, tokens: this.#tokens.of(seen.names[seat]) }, performance.now())]
  }
}
