import { setTimeout } from 'node:timers/promises'
import type { Json, Seat } from '../../environments/game.ts'
import { App, type Keys } from './app.ts'
import type { Audience, HumanTurn } from './audience.ts'
import { bodyLines } from './body.ts'
import { frame } from './frame.ts'
import { type KeyHelp, keyLines } from './keys.ts'
import { lossOf } from './loss.ts'
import { type Menu, menuOf, withWords } from './menu.ts'
import { draftOf, moved, type OfferDraft, offerOf, stepped, typedInto } from './offer-builder.ts'
import { draftLines } from './offer-lines.ts'
import { playerName } from './players.ts'
import { mindsOf } from './positions.ts'
import { printable } from './printable.ts'
import type { Seen } from './seen.ts'
import { adviceLine, gradeLine, resultLine, scoreLine } from './sentences.ts'
import { spinnerLine } from './spinner.ts'
import { type Line, line, type Size, wrap } from './styled.ts'
import { Tokens } from './tokens.ts'
import { edited } from './typing.ts'

/** What a person at the screen may set. */
export interface PlayingOptions {
  readonly game: string
  /** Whether there are colours. */
  readonly color: boolean
  /** Grades each decision of the person. */
  readonly grade: boolean
  /** What becomes of the record when the person leaves, in a sentence. */
  readonly kept: string
  /** Ends the match: the person leaves. @param interrupted whether without being asked */
  leave(interrupted: boolean): void
}

/** What the person is about. */
type Phase =
  | { readonly kind: 'dealing' }
  | { readonly kind: 'watching'; readonly since: number }
  | { readonly kind: 'choosing'; readonly turn: HumanTurn; readonly menu: Menu }
  | { readonly kind: 'offering'; readonly turn: HumanTurn; readonly menu: Menu; readonly draft: OfferDraft }
  | {
      readonly kind: 'saying'
      readonly turn: HumanTurn
      readonly menu: Menu
      readonly action: Json
      readonly said: string
      readonly words: string
    }
  | { readonly kind: 'reckoning'; readonly since: number }
  | { readonly kind: 'over'; readonly proceed: () => void; readonly at: number; readonly mind: number }

/** Time to draw before a player that computes takes the thread, ms. */
const DRAW = 40

/** A match as a person plays it on the screen. */
export class Playing extends App implements Audience {
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
    if (seen.returns === undefined) {
      this.#positions.push(seen)
      this.#giveUp = undefined
      this.#to({ kind: 'watching', since: performance.now() })
      return
    }
    this.#positions.push(seen)
    await new Promise<void>((proceed) => {
      this.#to({ kind: 'over', proceed, at: this.#positions.length - 1, mind: 0 })
    })
  }

  wait(_: Seat, giveUp: () => void): Promise<void> {
    this.#giveUp = giveUp
    this.#to({ kind: 'watching', since: performance.now() })
    return setTimeout(DRAW)
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

  #looked(phase: Phase & { kind: 'over' }, key: string, keys: Keys): void {
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

  #chosen(phase: Phase & { kind: 'choosing' }, key: string): void {
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

  #built(phase: Phase & { kind: 'offering' }, input: string, keys: Keys): void {
    const { turn, menu, draft } = phase
    const to = (next: OfferDraft) => this.#to({ ...phase, draft: next })
    if (keys.escape) this.#to({ kind: 'choosing', turn, menu })
    else if (keys.leftArrow) to(moved(draft, -1))
    else if (keys.rightArrow || keys.tab) to(moved(draft, 1))
    else if (keys.upArrow || input === '+') to(stepped(draft, 1))
    else if (keys.downArrow || input === '-') to(stepped(draft, -1))
    else if (/^\d$/.test(input)) to(typedInto(draft, input))
    else if (keys.return) {
      const action = offerOf(draft)
      const why = turn.objection(action)
      if (why === undefined) this.#decided(phase, action, turn.say(action))
      else this.#refused(why)
    }
  }

  #typed(phase: Phase & { kind: 'saying' }, input: string, keys: Keys): void {
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

  #decided({ turn, menu }: { turn: HumanTurn; menu: Menu }, action: Json, said: string): void {
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
    setTimeout(DRAW)
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
    const phase = this.#phase
    const seen = phase.kind === 'over' ? this.#positions[phase.at] : this.#positions.at(-1)
    const { game } = this.#options
    if (seen === undefined)
      return frame({ title: [game, ''], body: () => [], says: [line('Taking seats …')], keys: [] }, size)
    const own = Math.max(0, seen.names.indexOf('human'))
    const minds = phase.kind === 'over' ? mindsOf(seen, own) : []
    const mind = phase.kind === 'over' && minds.length > 0 ? minds[phase.mind % minds.length] : undefined
    const { color } = this.#options
    return frame(
      {
        title: [`${game} · game ${seen.game + 1} of ${seen.games}`, scoreLine(seen, own)],
        body: (room) => bodyLines(seen, own, mind, room, { color }),
        says: this.#sayLines(seen, own, size.columns),
        keys: keyLines(this.#keys(), size.columns),
      },
      size,
    )
  }

  #sayLines(seen: Seen, own: Seat, columns: number): Line[] {
    const phase = this.#phase
    const said = this.#says.flatMap((text) => wrap(text, columns)).slice(0, 3)
    const lines: Line[] = said.map((text) => line(text, { color: 'cyan' }))
    if (this.#asksToLeave)
      return [line(`Leave the table? ${this.#options.kept} y leaves, any other key stays.`, { bold: true })]
    const last = this.#positions.at(-1)?.decisions.at(-1)
    if (last?.forfeit && last.seat !== own) {
      const fault = last.faults.at(-1)?.kind
      lines.push(
        line(
          `The rules acted for ${playerName(seen, last.seat, own)}${fault === undefined ? '' : ` (${fault})`}.`,
        ),
      )
    }
    switch (phase.kind) {
      case 'watching':
        if (seen.acting !== undefined && seen.acting !== own)
          lines.push(
            spinnerLine(
              {
                name: playerName(seen, seen.acting, own),
                since: phase.since,
                tokens: this.#tokens.of(seen.names[seen.acting]),
              },
              performance.now(),
            ),
          )
        break
      case 'reckoning':
        lines.push(spinnerLine({ name: 'BIDDER', since: phase.since, tokens: 0 }, performance.now()))
        break
      case 'choosing':
        lines.push(line('Your turn.', { bold: true }))
        break
      case 'offering':
        lines.push(...draftLines(phase.draft, phase.turn.say(offerOf(phase.draft)), columns))
        break
      case 'saying':
        lines.push(
          ...wrap(printable(phase.said), columns)
            .slice(0, 2)
            .map((text) => line(text)),
          [{ text: 'Words to go with it, or none: ' }, { text: phase.words }, { text: ' ', inverse: true }],
        )
        break
      case 'over':
        lines.push(line(resultLine(this.#positions.at(-1) ?? seen, own), { bold: true }))
        break
      default:
    }
    return lines
  }

  #keys(): KeyHelp[] {
    const phase = this.#phase
    if (this.#asksToLeave)
      return [
        { key: 'y', does: 'leave' },
        { key: 'any other', does: 'stay' },
      ]
    const quit = { key: 'q', does: 'quit' }
    switch (phase.kind) {
      case 'choosing':
        return [
          ...phase.menu.choices.map((choice) => ({
            key: choice.key,
            does: printable(choice.said),
            off: 'why' in choice,
          })),
          { key: 'h', does: 'hint' },
          quit,
        ]
      case 'offering':
        return [
          { key: '← →', does: 'item' },
          { key: '↑ ↓', does: 'more, less' },
          { key: '0-9', does: 'number' },
          { key: 'enter', does: 'offer this' },
          { key: 'esc', does: 'back' },
        ]
      case 'saying':
        return [
          { key: 'enter', does: 'send' },
          { key: 'esc', does: 'back' },
        ]
      case 'over':
        return [
          { key: 'space', does: 'next game' },
          { key: '← →', does: 'look back' },
          { key: 'm', does: 'mind of another' },
          quit,
        ]
      case 'watching':
        return [...(this.#giveUp === undefined ? [] : [{ key: 'x', does: 'give up waiting' }]), quit]
      default:
        return [quit]
    }
  }
}
