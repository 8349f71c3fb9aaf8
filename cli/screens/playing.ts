import type { Json, Seat } from '../../environments/game.ts'
import { App, drawn, type Keys } from './app.ts'
import type { Audience, HumanTurn } from './audience.ts'
import { lossOf } from './loss.ts'
import { menuOf, withWords } from './menu.ts'
import type { PanelOptions } from './panel.ts'
import { draftAfter, draftOf, offerOf } from './playing/offer-builder.ts'
import type { Choosing, Phase, PhaseOf } from './playing/phase.ts'
import { sceneLines } from './playing/scene.ts'
import { edited } from './playing/typing.ts'
import { printable } from './printable.ts'
import type { Seen } from './seen.ts'
import { adviceLine, gradeLine } from './sentences.ts'
import type { Line, Size } from './styled.ts'
import { Tokens } from './tokens.ts'

/** What a person at the screen may set. */
export interface PlayingOptions extends Omit<PanelOptions, 'viewer'> {
  readonly game: string
  /** Grades each decision of the person. */
  readonly grade: boolean
  /** What becomes of the record when the person leaves, in a sentence. */
  readonly kept: string
  /** Ends the match: the person leaves. @param interrupted whether without being asked */
  leave(interrupted: boolean): void
}

/** A match as a person plays it on the screen: what each key does in each phase, and which phase follows. */
export class Playing extends App implements Audience {
  readonly live = true
  readonly #options: PlayingOptions
  readonly #tokens = new Tokens()
  /** The positions of this game. */
  #positions: Seen[] = []
  #phase: Phase = { kind: 'dealing' }
  #giveUp: (() => void) | undefined
  #asksToLeave = false
  #hinted = false
  #says: string[] = []

  constructor(options: PlayingOptions) {
    super()
    this.#options = options
  }

  get ticking(): boolean {
    return this.#phase.kind === 'watching' || this.#phase.kind === 'reckoning'
  }

  async show(seen: Seen): Promise<void> {
    const last = this.#positions.at(-1)
    if (seen.decisions.length === 0) {
      this.#positions = []
      this.#says = []
    }
    if (last?.decisions.length !== seen.decisions.length || seen.decisions.length === 0)
      this.#tokens.count(seen)
    this.#positions.push(seen)
    if (seen.returns === undefined) {
      this.#giveUp = undefined
      this.#to({ kind: 'watching', since: performance.now() })
      return
    }
    await new Promise<void>((proceed) => {
      this.#to({ kind: 'over', proceed, at: this.#positions.length - 1, mind: 0 })
    })
  }

  wait(_: Seat, giveUp: () => void): Promise<void> {
    this.#giveUp = giveUp
    this.#to({ kind: 'watching', since: performance.now() })
    return drawn()
  }

  ask(turn: HumanTurn): void {
    this.#hinted = false
    this.#giveUp = undefined
    this.#to({ kind: 'choosing', turn, menu: menuOf(turn) })
  }

  /** Says what a person should know. */
  notice(text: string): void {
    this.#says = [printable(text)]
    this.changed()
  }

  press(input: string, keys: Keys): void {
    if (keys.ctrl && input === 'c') {
      this.#options.leave(true)
      return
    }
    if (this.#asksToLeave) {
      this.#asksToLeave = false
      if (input === 'y') this.#leave()
      else this.changed()
      return
    }
    const phase = this.#phase
    if (phase.kind === 'saying') this.#typed(phase, input, keys)
    else if (phase.kind === 'offering') this.#built(phase, input, keys)
    else this.#key(input, keys)
  }

  #key(input: string, keys: Keys): void {
    const phase = this.#phase
    const key = keys.return ? ' ' : input.toLowerCase()
    if (key === 'q') {
      this.#asksToLeave = true
      this.changed()
    } else if (phase.kind === 'choosing') this.#chosen(phase, key)
    else if (phase.kind === 'watching' && key === 'x') this.#giveUp?.()
    else if (phase.kind === 'over') this.#looked(phase, key, keys)
  }

  #looked(phase: PhaseOf<'over'>, key: string, keys: Keys): void {
    const to = (at: number) =>
      this.#to({ ...phase, at: Math.max(0, Math.min(at, this.#positions.length - 1)) })
    if (keys.leftArrow) to(phase.at - 1)
    else if (keys.rightArrow) to(phase.at + 1)
    else if (key === 'm') this.#to({ ...phase, mind: phase.mind + 1 })
    else if (key === ' ') {
      this.#to({ kind: 'dealing' })
      phase.proceed()
    }
  }

  #chosen(phase: PhaseOf<'choosing'>, key: string): void {
    const { turn, menu } = phase
    if (key === 'h') {
      this.#hinted = true
      this.#reckon(async () => [adviceLine(await turn.advise(), turn)], phase)
      return
    }
    const choice = menu.choices.find((known) => known.key === key)
    if (choice === undefined) return
    if ('action' in choice) this.#decided(phase, choice.action, choice.said)
    else if ('offer' in choice) {
      this.#says = []
      this.#to({ kind: 'offering', turn, menu, draft: draftOf(choice.offer) })
    } else {
      this.#says = [`You cannot ${choice.said} now: ${choice.why}.`]
      this.changed()
    }
  }

  #built(phase: PhaseOf<'offering'>, input: string, keys: Keys): void {
    const { turn, menu, draft } = phase
    if (keys.escape) this.#to({ kind: 'choosing', turn, menu })
    else if (keys.return) {
      const action = offerOf(draft)
      const why = turn.objection(action)
      if (why === undefined) this.#decided(phase, action, turn.say(action))
      else this.#refused(why)
    } else {
      const next = draftAfter(draft, input, keys)
      if (next !== undefined) this.#to({ ...phase, draft: next })
    }
  }

  #typed(phase: PhaseOf<'saying'>, input: string, keys: Keys): void {
    const { turn, menu, action, words } = phase
    if (keys.escape) this.#to({ kind: 'choosing', turn, menu })
    else if (keys.return) {
      const whole = withWords(action, words.trim())
      const why = turn.objection(whole)
      if (why === undefined) this.#take(turn, action, whole)
      else this.#refused(why)
    } else this.#to({ ...phase, words: edited(words, input, keys) })
  }

  #refused(why: string): void {
    this.#says = [`That may not be done: ${printable(why)}.`]
    this.changed()
  }

  #decided({ turn, menu }: Choosing, action: Json, said: string): void {
    this.#says = []
    if (menu.talk) this.#to({ kind: 'saying', turn, menu, action, said, words: '' })
    else this.#take(turn, action, action)
  }

  #take(turn: HumanTurn, action: Json, whole: Json): void {
    const hinted = this.#hinted
    if (!this.#options.grade) {
      this.#says = []
      turn.take(whole, hinted)
      return
    }
    this.#reckon(
      async () => {
        const advice = await turn.advise()
        return [gradeLine(lossOf(advice.thought, action), advice, turn)]
      },
      { kind: 'watching', since: performance.now() },
      () => turn.take(whole, hinted),
    )
  }

  /** Has BIDDER reckon, and says what comes of it. @param then the phase after it */
  #reckon(say: () => Promise<string[]>, then: Phase, done: () => void = () => {}): void {
    this.#to({ kind: 'reckoning', since: performance.now() })
    drawn()
      .then(say)
      .catch((error: unknown) => [error instanceof Error ? error.message : String(error)])
      .then((lines) => {
        this.#says = lines.map(printable)
        this.#to(then)
        done()
      })
  }

  #leave(): void {
    if (this.#phase.kind === 'over') this.#phase.proceed()
    this.#options.leave(false)
  }

  #to(phase: Phase): void {
    this.#phase = phase
    this.changed()
  }

  lines(size: Size): Line[] {
    const { game, kept } = this.#options
    return sceneLines(
      {
        game,
        phase: this.#phase,
        positions: this.#positions,
        says: this.#says,
        leaving: this.#asksToLeave ? kept : undefined,
        mayGiveUp: this.#giveUp !== undefined,
        tokens: this.#tokens,
        panels: this.#options,
      },
      size,
    )
  }
}
