import { App, type Keys } from './app.ts'
import { bodyLines } from './body.ts'
import { type Glance, glancedAt, nextGlance } from './following/glance.ts'
import { Pace } from './following/pace.ts'
import { type GivenUp, toldLines } from './following/told.ts'
import { frame } from './frame.ts'
import { type KeyHelp, keyLines } from './keys.ts'
import type { PanelOptions } from './panel.ts'
import { playerName } from './players.ts'
import { largestLoss, nextDecision } from './positions.ts'
import { printable } from './printable.ts'
import type { Seen } from './seen.ts'
import { scoreLine } from './sentences.ts'
import { type Line, line, type Size, wrap } from './styled.ts'

/** What somebody who follows a match may set. */
export interface FollowingOptions extends Omit<PanelOptions, 'viewer'> {
  /** What stands above the table. */
  title(seen: Seen): string
  /** What it is shown before there is anything to be seen. */
  readonly opening: string
  /** The follower goes. @param interrupted whether by an interrupt */
  leave(interrupted: boolean): void
}

/** Follows a match position by position, forwards and backwards, with the minds of the players beside the table. */
export abstract class Following extends App {
  protected readonly positions: Seen[]
  protected says: string[] = []
  readonly #options: FollowingOptions
  #at = 0
  #glance: Glance = 'last'
  readonly #pace = new Pace(() => this.#forward())

  /** @param running whether it goes by itself from the beginning */
  constructor(options: FollowingOptions, positions: readonly Seen[], running: boolean) {
    super()
    this.#options = options
    this.positions = [...positions]
    if (running) this.#pace.run()
  }

  /** What the decision that led to a position gave up, and by whose reckoning. */
  protected abstract lossAt(seen: Seen): GivenUp | undefined
  /** Asked for what comes after the last position; whether there may be anything. */
  protected abstract more(): boolean
  /** Finds the largest loss, as far as it is known. @param all of all games, or of this one */
  protected abstract largest(all: boolean): void
  /** Leaves, or asks first. */
  protected abstract quit(): void
  /** Keys of its own, and whether it has taken one. */
  protected abstract ownKeys(): readonly KeyHelp[]
  protected abstract ownKey(key: string): boolean
  /** What is said in place of what happened last. */
  protected abstract status(): Line[]

  get ticking(): boolean {
    return false
  }

  protected get seen(): Seen | undefined {
    return this.positions[this.#at]
  }

  /** Whether nothing is known beyond what is shown. */
  protected get atEdge(): boolean {
    return this.#at >= this.positions.length - 1
  }

  protected leave(interrupted: boolean): void {
    this.#pace.pause()
    this.#options.leave(interrupted)
  }

  /** Shows a position. */
  protected go(at: number): void {
    this.#at = Math.max(0, Math.min(at, this.positions.length - 1))
    this.changed()
  }

  protected goToLargest(all: boolean): void {
    const { game } = this.seen ?? { game: -1 }
    const at = largestLoss(
      this.positions,
      (seen) => this.lossAt(seen)?.loss,
      (seen) => all || seen.game === game,
    )
    this.#pace.pause()
    if (at === undefined) this.say('Nothing is known to have been given up there.')
    else this.go(at)
  }

  /** Says what a person should know. */
  notice(text: string): void {
    this.say(text)
  }

  /** Says something until the next key. */
  protected say(text: string): void {
    this.says = [printable(text)]
    this.changed()
  }

  press(input: string, keys: Keys): void {
    if (keys.ctrl && input === 'c') {
      this.leave(true)
      return
    }
    this.says = []
    if (keys.rightArrow) this.#step()
    else if (keys.leftArrow) this.#stopAt(this.#at - 1)
    else if (keys.home) this.#stopAt(0)
    else if (keys.end) this.#stopAt(this.positions.length - 1)
    else for (const key of input) this.#key(key)
    this.changed()
  }

  #key(key: string): void {
    if (this.ownKey(key)) return
    switch (key) {
      case ' ':
        if (this.#pace.running) this.#pace.pause()
        else this.#pace.run()
        break
      case 'n': {
        const { seen } = this
        const mind = seen === undefined ? undefined : glancedAt(this.#glance, seen)
        const player = mind === undefined ? undefined : seen?.names[mind]
        const next = nextDecision(this.positions, this.#at, player)
        if (next === undefined) this.#step()
        else this.#stopAt(next)
        break
      }
      case 'l':
      case 'L':
        this.largest(key === 'L')
        break
      case '[':
      case ']':
        this.#toGame(key === ']')
        break
      case '+':
      case '=':
      case '-':
        this.#pace.change(key === '-' ? -1 : 1)
        break
      case 'm':
        this.#glance = nextGlance(this.#glance, this.seen?.names.length ?? 0)
        break
      case 'q':
        this.quit()
        break
      default:
    }
  }

  #stopAt(at: number): void {
    this.#pace.pause()
    this.go(at)
  }

  #step(): void {
    this.#pace.pause()
    this.#forward()
  }

  #forward(): void {
    if (!this.atEdge) this.go(this.#at + 1)
    else if (!this.more()) {
      this.#pace.pause()
      this.changed()
    }
  }

  /** To the deal of the game before or after; forwards from the last known, as far as is known. */
  #toGame(forwards: boolean): void {
    const game = this.seen?.game ?? 0
    const at = forwards
      ? this.positions.findIndex((seen) => seen.game > game)
      : this.positions.findIndex((seen) => seen.game >= game - 1)
    if (at >= 0) this.#stopAt(at)
    else if (forwards) this.#stopAt(this.positions.length - 1)
  }

  lines(size: Size): Line[] {
    const seen = this.seen
    const { opening, title } = this.#options
    const empty = { title: [opening, ''] as const, body: () => [], says: this.status(), keys: [] }
    if (seen === undefined) return frame(empty, size)
    const mind = glancedAt(this.#glance, seen)
    const status = this.status()
    return frame(
      {
        title: [title(seen), scoreLine(seen, mind ?? 0, playerName(seen, mind ?? 0, undefined))],
        body: (room) => bodyLines(seen, undefined, mind, room, this.#options),
        says: [
          ...(status.length > 0 ? status : toldLines(seen, this.lossAt(seen), size.columns)),
          ...this.says.flatMap((text) =>
            wrap(text, size.columns).map((part) => line(part, { color: 'cyan' })),
          ),
        ],
        keys: keyLines(this.#keys(), size.columns),
      },
      size,
    )
  }

  #keys(): KeyHelp[] {
    return [
      { key: 'space', does: this.#pace.running ? 'pause' : 'run' },
      { key: '←→', does: 'step' },
      { key: 'n', does: 'next' },
      { key: 'l/L', does: 'loss' },
      { key: '[]', does: 'game' },
      { key: '-+', does: `${this.#pace.seconds} s` },
      { key: 'm', does: 'mind' },
      ...this.ownKeys(),
      { key: 'q', does: 'quit' },
    ]
  }
}
